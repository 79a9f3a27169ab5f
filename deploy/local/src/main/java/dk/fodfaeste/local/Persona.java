package dk.fodfaeste.local;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fictional user for trying the system. In an organisation, its own OpenID provider has the users. */
public enum Persona {
    CONSULTANT("consultant", "konsulent1", "Jobkonsulent", "IPS Sydhavnen", List.of("ips-sydhavnen", "ips-rusmiddel")),
    LEAD("lead", "leder1", "Teamleder", "Jobindsatser", List.of("*")),
    ANALYST("analyst", "analytiker1", "Analytiker", "Analyse", List.of("*")),
    STEERING("steering", "styregruppe1", "Styregruppe", "Styregruppen", List.of("*")),
    REGISTER("register", "register1", "Registermedarbejder", "Registre", List.of("*")),
    DPO("dpo", "dpo1", "Databeskyttelsesrådgiver", "Databeskyttelse", List.of("*")),
    RECORDS("records", "arkiv1", "Arkivmedarbejder", "Arkiv", List.of("*")),
    ADMIN("admin", "admin1", "Administrator", "Digitalisering", List.of("*")),
    PARTNER("partner", "partner1", "Sundhedsmedarbejder", "Sundhedsforvaltningen", List.of("*")),
    /** A program, which reads events. It does not sign in on a page. */
    SUBSCRIBER("subscriber", "abonnent1", "Abonnerende system", "Integration", List.of());

    /** What the partner, who is in the health administration, records. */
    private static final List<String> KINDS_OF_PARTNER = List.of("HEALTH_TALK", "ROUND_TABLE");

    /** The topics that the subscriber reads over HTTP. */
    private static final List<String> TOPICS = List.of(
            "fodfaeste.initiatives-v1",
            "fodfaeste.enrolment-events-v1",
            "fodfaeste.participant-events-v1",
            "fodfaeste.outcome-events-v1",
            "fodfaeste.outcome-state-v1",
            "fodfaeste.activity-events-v1");

    private final String role;
    private final String user;
    private final String title;
    private final String unit;
    private final List<String> initiatives;

    Persona(String role, String user, String title, String unit, List<String> initiatives) {
        this.role = role;
        this.user = user;
        this.title = title;
        this.unit = unit;
        this.initiatives = initiatives;
    }

    public String role() {
        return role;
    }

    public String user() {
        return user;
    }

    boolean isPerson() {
        return this != SUBSCRIBER;
    }

    String title() {
        return title;
    }

    Map<String, Object> claims() {
        var claims = new HashMap<>(claims(role, user, initiatives));
        claims.put("unit", unit);
        if (this == PARTNER) {
            claims.put("activityKinds", KINDS_OF_PARTNER);
        }
        if (this == SUBSCRIBER) {
            claims.put("topics", TOPICS);
        }
        return claims;
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
