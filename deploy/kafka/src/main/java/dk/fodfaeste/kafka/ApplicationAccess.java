package dk.fodfaeste.kafka;

import java.util.List;

/** An application with its password and its rules. */
public record ApplicationAccess(String name, String password, List<AccessRule> rules) {

    private static final int SHORTEST_PASSWORD = 16;

    public ApplicationAccess {
        rules = List.copyOf(rules);
        if (password.length() < SHORTEST_PASSWORD) {
            throw new KafkaAccessException(
                    name + " needs a password of at least " + SHORTEST_PASSWORD + " characters.");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name + " " + rules;
    }
}
