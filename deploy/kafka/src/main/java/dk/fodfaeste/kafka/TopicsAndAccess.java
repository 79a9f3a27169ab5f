package dk.fodfaeste.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Brings a broker of one node to the state that the tables describe: adds what is missing and corrects what differs. It takes nothing
 * away. Each method returns what it changed, one sentence each; a second run changes nothing.
 */
public final class TopicsAndAccess {

    /** A cluster of one node has one replica of everything. */
    private static final short REPLICAS = 1;
    /** Kafka's default, and the least that RFC 7677 (section 4) allows. */
    private static final int ITERATIONS = 4096;

    private final Admin admin;

    public TopicsAndAccess(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates missing topics and corrects the settings of the others. Where a topic has another number of partitions, nothing is changed:
     * fewer are impossible, and with more the records of one key are no longer in order.
     *
     * @param syncEachBatch whether each batch is on the disk before it is acknowledged; a single node has no replica that has it too
     * @throws KafkaAccessException where a topic has another number of partitions
     */
    public List<String> apply(List<Topic> topics, boolean syncEachBatch)
            throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> present = present(topics);
        List<String> differing = topics.stream()
                .filter(topic -> present.containsKey(topic.name()))
                .filter(topic -> present.get(topic.name()).partitions().size() != topic.partitions())
                .map(topic -> topic.name() + " has "
                        + present.get(topic.name()).partitions().size() + " partitions, and topics.csv says "
                        + topic.partitions() + ".")
                .toList();
        if (!differing.isEmpty()) {
            throw new KafkaAccessException(String.join("\n", differing)
                    + "\nThe number of partitions cannot be changed while records of one key must stay in order.");
        }
        List<String> changes = new ArrayList<>();
        List<Topic> missing = topics.stream()
                .filter(topic -> !present.containsKey(topic.name()))
                .toList();
        admin.createTopics(missing.stream()
                        .map(topic -> new NewTopic(topic.name(), topic.partitions(), REPLICAS)
                                .configs(settings(topic, syncEachBatch)))
                        .toList())
                .all()
                .get();
        missing.forEach(
                topic -> changes.add("Topic " + topic.name() + " is new (partitions: " + topic.partitions() + ")."));
        changes.addAll(correctSettings(
                topics.stream()
                        .filter(topic -> present.containsKey(topic.name()))
                        .toList(),
                syncEachBatch));
        return changes;
    }

    /** Gives each application a user with its password and the rules that are missing. */
    public List<String> apply(Collection<ApplicationAccess> applications)
            throws ExecutionException, InterruptedException {
        Set<String> users = users();
        // Kafka does not say whether a password is the same, so each is set again; connections stay as they are.
        List<UserScramCredentialAlteration> credentials = new ArrayList<>();
        for (ApplicationAccess application : applications) {
            credentials.add(new UserScramCredentialUpsertion(
                    application.name(),
                    new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                    application.password()));
        }
        admin.alterUserScramCredentials(credentials).all().get();
        List<String> changes = new ArrayList<>();
        for (ApplicationAccess application : applications) {
            if (!users.contains(application.name())) {
                changes.add("User " + application.name() + " is new.");
            }
        }
        Set<AclBinding> present =
                new HashSet<>(admin.describeAcls(AclBindingFilter.ANY).values().get());
        Set<AclBinding> missing = new LinkedHashSet<>();
        for (ApplicationAccess application : applications) {
            for (AccessRule rule : application.rules()) {
                Set<AclBinding> bindings = rule.bindings();
                if (!present.containsAll(bindings)) {
                    changes.add("Rule: " + rule + ".");
                    missing.addAll(bindings);
                }
            }
        }
        missing.removeAll(present);
        admin.createAcls(missing).all().get();
        return changes;
    }

    /** The topics that the broker has, by name. */
    public Set<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    private Map<String, TopicDescription> present(List<Topic> topics) throws ExecutionException, InterruptedException {
        Set<String> present = topics();
        return admin.describeTopics(topics.stream()
                        .map(Topic::name)
                        .filter(present::contains)
                        .toList())
                .allTopicNames()
                .get();
    }

    private Set<String> users() throws ExecutionException, InterruptedException {
        return admin.describeUserScramCredentials().all().get().entrySet().stream()
                .filter(user -> user.getValue().credentialInfos().stream()
                        .anyMatch(credential -> credential.mechanism() == ScramMechanism.SCRAM_SHA_512))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<String> correctSettings(List<Topic> topics, boolean syncEachBatch)
            throws ExecutionException, InterruptedException {
        Map<ConfigResource, Config> present = admin.describeConfigs(
                        topics.stream().map(TopicsAndAccess::resource).toList())
                .all()
                .get();
        List<String> changes = new ArrayList<>();
        Map<ConfigResource, Collection<AlterConfigOp>> corrections = new LinkedHashMap<>();
        for (Topic topic : topics) {
            ConfigResource resource = resource(topic);
            settings(topic, syncEachBatch).forEach((name, value) -> {
                String before = present.get(resource).get(name).value();
                if (!value.equals(before)) {
                    corrections
                            .computeIfAbsent(resource, key -> new ArrayList<>())
                            .add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
                    changes.add("Topic " + topic.name() + " has " + name + "=" + value + " now, not " + before + ".");
                }
            });
        }
        admin.incrementalAlterConfigs(corrections).all().get();
        return changes;
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    private static Map<String, String> settings(Topic topic, boolean syncEachBatch) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanupPolicy());
        settings.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(topic.retentionMs()));
        if (topic.isCompacted()) {
            settings.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, String.valueOf(Topic.TOMBSTONE_MS));
        }
        if (syncEachBatch) {
            settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        }
        return settings;
    }
}
