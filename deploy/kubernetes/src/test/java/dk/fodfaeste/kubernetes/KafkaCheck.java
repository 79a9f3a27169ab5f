package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The topics are those of {@code topics.csv}, and the users and what they may do those of {@code access.csv}. */
final class KafkaCheck {

    /** Settings of {@code deploy/kafka/server.properties} that do not depend on the number of brokers. */
    private static final List<String> SAME =
            List.of("auto.create.topics.enable", "allow.everyone.if.no.acl.found", "offsets.retention.minutes");

    /** The user of the jobs of a restore, which exists only meanwhile. */
    private static final String RESTORE = "restore";

    private final Manifests manifests;
    private final List<String> problems = new ArrayList<>();

    private KafkaCheck(Manifests manifests) {
        this.manifests = manifests;
    }

    static List<String> problems(Manifests manifests) {
        KafkaCheck check = new KafkaCheck(manifests);
        check.compare("KafkaTopic", "topics.csv", KafkaManifests.topics());
        check.compare("KafkaUser", "access.csv", KafkaManifests.users());
        manifests.ofKind("Kafka").forEach(check::broker);
        return check.problems;
    }

    private void compare(String kind, String table, List<ObjectNode> expected) {
        Map<String, String> present = specs(manifests
                .ofKind(kind)
                .filter(object -> !Manifests.name(object).equals(RESTORE))
                .toList());
        Map<String, String> wanted = specs(expected);
        Set<String> names = new TreeSet<>(present.keySet());
        names.addAll(wanted.keySet());
        for (String name : names) {
            if (!wanted.getOrDefault(name, "").equals(present.get(name))) {
                problems.add(kind + " " + name + " is not as " + table + " says");
            }
        }
    }

    private static Map<String, String> specs(List<ObjectNode> objects) {
        Map<String, String> specs = new TreeMap<>();
        objects.forEach(object -> specs.put(
                Manifests.name(object),
                object.path("metadata").path("labels").toString()
                        + object.path("spec").toString()));
        return specs;
    }

    private void broker(ObjectNode kafka) {
        JsonNode config = kafka.path("spec").path("kafka").path("config");
        Properties oneMachine = new Properties();
        try {
            oneMachine.load(new StringReader(ServiceSettings.read("deploy/kafka/server.properties")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (String setting : SAME) {
            if (!config.path(setting).asText().equals(oneMachine.getProperty(setting))) {
                problems.add("Kafka has " + setting + "=" + config.path(setting).asText() + ", and server.properties "
                        + oneMachine.getProperty(setting));
            }
        }
        for (JsonNode listener : kafka.path("spec").path("kafka").path("listeners")) {
            if (!listener.path("tls").asBoolean()
                    || !listener.path("authentication").path("type").asText().equals("scram-sha-512")) {
                problems.add("Kafka has a listener without encryption or without users");
            }
            Set<String> admitted = listener.path("networkPolicyPeers").findValues("values").stream()
                    .flatMap(Yaml::list)
                    .map(JsonNode::asText)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!admitted.equals(KafkaManifests.applications())) {
                problems.add("Kafka admits " + admitted + ", and access.csv " + KafkaManifests.applications());
            }
        }
    }
}
