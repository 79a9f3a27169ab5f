package dk.fodfaeste.local;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody to be while trying the system; in an organisation these are its own people, from its own provider. */
public enum Persona {
    CONSULTANT("consultant", "konsulent1", "Jobkonsulent", List.of("ips-sydhavnen", "ips-rusmiddel")),
    LEAD("lead", "leder1", "Teamleder", List.of("*")),
    ANALYST("analyst", "analytiker1", "Analytiker", List.of("*")),
    STEERING("steering", "styregruppe1", "Styregruppe", List.of("*")),
    REGISTER("register", "register1", "Registermedarbejder", List.of("*")),
    DPO("dpo", "dpo1", "Databeskyttelsesrådgiver", List.of("*")),
    RECORDS("records", "arkiv1", "Arkivmedarbejder", List.of("*")),
    ADMIN("admin", "admin1", "Administrator", List.of("*"));

    private final String role;
    private final String user;
    private final String title;
    private final List<String> initiatives;

    Persona(String role, String user, String title, List<String> initiatives) {
        this.role = role;
        this.user = user;
        this.title = title;
        this.initiatives = initiatives;
    }

    public String role() {
        return role;
    }

    public String user() {
        return user;
    }

    String title() {
        return title;
    }

    Map<String, Object> claims() {
        return claims(role, user, initiatives);
    }

    /** By role or by user name: {@code lead} and {@code leder1} are the same. */
    static Optional<Persona> named(String name) {
        return Arrays.stream(values())
                .filter(persona -> persona.role.equals(name) || persona.user.equals(name))
                .findFirst();
    }

    static Map<String, Object> claims(String role, String user, List<String> initiatives) {
        return Map.of("sub", user, "preferred_username", user, "role", role, "initiatives", initiatives);
    }
}
