package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.kafka.AccessRule;
import dk.fodfaeste.kafka.Topic;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;

/** The topics and users of Kafka as objects of Strimzi, from {@code topics.csv} and {@code access.csv}. */
final class KafkaManifests {

    private static final Path TABLES = ManifestFiles.ROOT.resolve("contracts/src/main/resources");
    private static final String CLUSTER = "fodfaeste";
    private static final int REPLICAS = 3;

    private KafkaManifests() {}

    static List<Topic> topicTable() {
        try (Reader source = Files.newBufferedReader(TABLES.resolve("topics.csv"))) {
            return Topic.read("topics.csv", source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<AccessRule> accessTable() {
        try (Reader source = Files.newBufferedReader(TABLES.resolve("access.csv"))) {
            return AccessRule.read("access.csv", source, topicTable());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Set<String> applications() {
        return accessTable().stream().map(AccessRule::application).collect(Collectors.toCollection(TreeSet::new));
    }

    static List<ObjectNode> topics() {
        List<ObjectNode> topics = new ArrayList<>();
        for (Topic topic : topicTable()) {
            ObjectNode object = object("KafkaTopic", topic.name());
            ObjectNode spec = object.putObject("spec");
            spec.put("partitions", topic.partitions()).put("replicas", REPLICAS);
            ObjectNode config = spec.putObject("config");
            config.put("cleanup.policy", topic.cleanupPolicy()).put("retention.ms", topic.retentionMs());
            if (topic.isCompacted()) {
                config.put("delete.retention.ms", Topic.TOMBSTONE_MS);
            }
            config.put("min.insync.replicas", REPLICAS - 1);
            topics.add(object);
        }
        return topics;
    }

    static List<ObjectNode> users() {
        Map<String, Set<AclBinding>> bindings = new LinkedHashMap<>();
        for (AccessRule rule : accessTable()) {
            bindings.computeIfAbsent(
                            rule.application(),
                            application -> new TreeSet<>(Comparator.comparing((AclBinding binding) ->
                                            binding.pattern().resourceType())
                                    .thenComparing(binding -> binding.pattern().name())
                                    .thenComparing(binding -> binding.entry().operation())))
                    .addAll(rule.bindings());
        }
        List<ObjectNode> users = new ArrayList<>();
        bindings.forEach((application, rules) -> {
            ObjectNode user = object("KafkaUser", application);
            ObjectNode spec = user.putObject("spec");
            spec.putObject("authentication").put("type", "scram-sha-512");
            ObjectNode authorization = spec.putObject("authorization").put("type", "simple");
            ArrayNode acls = authorization.putArray("acls");
            rules.forEach(rule -> acls.add(acl(rule)));
            users.add(user);
        });
        return users;
    }

    private static ObjectNode acl(AclBinding binding) {
        ObjectNode acl = JsonNodeFactory.instance.objectNode();
        acl.putObject("resource")
                .put("type", binding.pattern().resourceType().name().toLowerCase(Locale.ROOT))
                .put("name", binding.pattern().name())
                .put("patternType", binding.pattern().patternType() == PatternType.PREFIXED ? "prefix" : "literal");
        acl.putArray("operations").add(binding.entry().operation() == AclOperation.READ ? "Read" : "Write");
        return acl;
    }

    private static ObjectNode object(String kind, String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "kafka.strimzi.io/v1").put("kind", kind);
        object.putObject("metadata").put("name", name).putObject("labels").put("strimzi.io/cluster", CLUSTER);
        return object;
    }
}
