package dk.fodfaeste.kafka;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** A line of {@code access.csv}: an application may read or write a topic. */
public record AccessRule(String application, Access may, String topic) {

    /** The user with all rights ({@code super.users} in {@code server.properties}). */
    static final String ADMINISTRATOR = "admin";

    /** No {@code *}, which means all users, and no dot: {@code a} must not own the consumer groups of {@code a.b}. */
    private static final Pattern APPLICATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    /** What an application may do with a topic. */
    public enum Access {
        READ(AclOperation.READ),
        WRITE(AclOperation.WRITE);

        private final AclOperation operation;

        Access(AclOperation operation) {
            this.operation = operation;
        }

        static Optional<Access> of(String word) {
            return Stream.of(values())
                    .filter(access -> access.toString().equals(word))
                    .findFirst();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param file the name of the table in messages
     * @param topics the topics that the rules may refer to
     */
    public static List<AccessRule> read(String file, Reader source, List<Topic> topics) throws IOException {
        Set<String> known = topics.stream().map(Topic::name).collect(Collectors.toSet());
        Set<AccessRule> rules = new LinkedHashSet<>();
        for (CsvTable.Row row : CsvTable.read(file, source, "application", "may", "topic")) {
            String application = row.text("application");
            problemOf(application).ifPresent(problem -> {
                throw row.bad("application", problem);
            });
            Access may = Access.of(row.text("may")).orElseThrow(() -> row.bad("may", "is neither read nor write"));
            if (!known.contains(row.text("topic"))) {
                throw row.bad("topic", "is not a topic of topics.csv");
            }
            if (!rules.add(new AccessRule(application, may, row.text("topic")))) {
                throw row.bad("topic", "has a line with the same application and right already");
            }
        }
        return List.copyOf(rules);
    }

    /** The reason why an application cannot have this name; empty if it can. */
    static Optional<String> problemOf(String application) {
        if (!APPLICATION.matcher(application).matches()) {
            return Optional.of("is not a name for an application: letters, digits, hyphens and underscores");
        }
        return application.equals(ADMINISTRATOR)
                ? Optional.of("is the administrator, who may do everything already")
                : Optional.empty();
    }

    /** The rule as Kafka stores it. A reader may also use the consumer groups whose names begin with its own and a dot. */
    public Set<AclBinding> bindings() {
        AclBinding topicBinding =
                allow(new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL), may.operation);
        return switch (may) {
            case WRITE -> Set.of(topicBinding);
            case READ ->
                Set.of(
                        topicBinding,
                        allow(
                                new ResourcePattern(ResourceType.GROUP, application + ".", PatternType.PREFIXED),
                                AclOperation.READ));
        };
    }

    private AclBinding allow(ResourcePattern resource, AclOperation operation) {
        return new AclBinding(
                resource, new AccessControlEntry("User:" + application, "*", operation, AclPermissionType.ALLOW));
    }

    @Override
    public String toString() {
        return application + " may " + may + " " + topic;
    }
}
