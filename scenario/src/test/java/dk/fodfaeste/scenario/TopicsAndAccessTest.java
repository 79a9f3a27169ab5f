package dk.fodfaeste.scenario;

import static dk.fodfaeste.kafka.AccessRule.Access.READ;
import static dk.fodfaeste.kafka.AccessRule.Access.WRITE;
import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kafka.AccessRule;
import dk.fodfaeste.kafka.ApplicationAccess;
import dk.fodfaeste.kafka.KafkaAccessException;
import dk.fodfaeste.kafka.Topic;
import dk.fodfaeste.kafka.TopicsAndAccess;
import dk.fodfaeste.local.test.StartsProcesses;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes by {@code deploy/kafka} to a broker that already has topics, users and rules. Each test uses its own names. */
@StartsProcesses
class TopicsAndAccessTest {

    private static final String PASSWORD = "the first password";

    @TempDir
    static Path dir;

    static SecuredKafka kafka;
    static Admin admin;
    static TopicsAndAccess broker;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(dir);
        admin = Admin.create(kafka.administrator());
        broker = new TopicsAndAccess(admin);
    }

    @AfterAll
    static void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void a_second_run_changes_nothing() throws Exception {
        List<Topic> topics = List.of(new Topic("twice.a", 3, -1, false), new Topic("twice.b", 1, 86_400_000, false));
        List<ApplicationAccess> applications = List.of(application("twice", "twice.a", PASSWORD));
        assertThat(broker.apply(topics, true))
                .containsExactly("Topic twice.a is new (partitions: 3).", "Topic twice.b is new (partitions: 1).");
        assertThat(broker.apply(applications))
                .containsExactly(
                        "User twice is new.", "Rule: twice may write twice.a.", "Rule: twice may read twice.a.");
        awaitTopics("twice.a", "twice.b");
        await().until(() -> rulesOf("twice").size() == 3);
        await().until(() -> canConnect("twice", PASSWORD));
        Map<String, String> settings = settingsOf("twice.b");
        Set<AclBinding> rules = rulesOf("twice");

        assertThat(broker.apply(topics, true)).isEmpty();
        assertThat(broker.apply(applications)).isEmpty();
        assertThat(settingsOf("twice.b")).isEqualTo(settings);
        assertThat(rulesOf("twice")).isEqualTo(rules);
        assertThat(canConnect("twice", PASSWORD)).isTrue();
    }

    @Test
    void a_missing_topic_is_created_and_the_others_stay() throws Exception {
        Topic first = new Topic("missing.a", 2, -1, false);
        broker.apply(List.of(first), true);
        awaitTopics("missing.a");
        assertThat(broker.apply(List.of(first, new Topic("missing.b", 1, -1, false)), true))
                .containsExactly("Topic missing.b is new (partitions: 1).");
        awaitTopics("missing.a", "missing.b");
    }

    @Test
    void a_changed_retention_and_an_altered_setting_are_corrected() throws Exception {
        broker.apply(List.of(new Topic("retained", 1, -1, false)), true);
        awaitTopics("retained");
        alter("retained", "flush.messages", "1000");
        await().until(() -> settingsOf("retained").get("flush.messages").equals("1000"));
        assertThat(broker.apply(List.of(new Topic("retained", 1, 60_000, false)), true))
                .containsExactly(
                        "Topic retained has retention.ms=60000 now, not -1.",
                        "Topic retained has flush.messages=1 now, not 1000.");
        await().until(() -> settingsOf("retained").get("flush.messages").equals("1"));
        assertThat(settingsOf("retained")).containsEntry("retention.ms", "60000");
    }

    @Test
    void a_topic_with_another_number_of_partitions_is_refused_before_anything_is_changed() throws Exception {
        broker.apply(List.of(new Topic("partitions.a", 3, -1, false), new Topic("partitions.b", 3, -1, false)), true);
        awaitTopics("partitions.a", "partitions.b");
        List<Topic> table = List.of(
                new Topic("partitions.new", 1, -1, false),
                new Topic("partitions.a", 2, 60_000, false),
                new Topic("partitions.b", 4, -1, false));
        assertThatThrownBy(() -> broker.apply(table, true))
                .isInstanceOf(KafkaAccessException.class)
                .hasMessageContainingAll(
                        "partitions.a has 3 partitions, and topics.csv says 2.",
                        "partitions.b has 3 partitions, and topics.csv says 4.");
        assertThat(broker.topics()).doesNotContain("partitions.new");
        assertThat(settingsOf("partitions.a")).containsEntry("retention.ms", "-1");
    }

    @Test
    void without_syncing_each_batch_the_setting_of_the_broker_holds() throws Exception {
        broker.apply(List.of(new Topic("not.synced", 1, -1, false)), false);
        awaitTopics("not.synced");
        assertThat(settingsOf("not.synced")).containsEntry("flush.messages", String.valueOf(Long.MAX_VALUE));
    }

    @Test
    void a_changed_password_replaces_the_one_before() throws Exception {
        broker.apply(List.of(application("changing", "changing.a", PASSWORD)));
        await().until(() -> canConnect("changing", PASSWORD));
        String second = "the second password";
        assertThat(broker.apply(List.of(application("changing", "changing.a", second))))
                .isEmpty();
        await().until(() -> canConnect("changing", second));
        assertThat(canConnect("changing", PASSWORD)).isFalse();
    }

    @Test
    void a_missing_rule_is_added_and_one_that_is_not_in_the_table_stays() throws Exception {
        List<ApplicationAccess> applications = List.of(application("ruled", "ruled.a", PASSWORD));
        broker.apply(applications);
        broker.apply(List.of(application("ruled", "ruled.b", PASSWORD)));
        await().until(() -> rulesOf("ruled").size() == 5);
        Set<AclBinding> rules = rulesOf("ruled");
        admin.deleteAcls(List.of(new AclBindingFilter(
                        new ResourcePatternFilter(ResourceType.TOPIC, "ruled.a", PatternType.LITERAL),
                        new AccessControlEntryFilter(null, null, AclOperation.READ, AclPermissionType.ALLOW))))
                .all()
                .get();
        await().until(() -> rulesOf("ruled").size() == 4);
        assertThat(broker.apply(applications)).containsExactly("Rule: ruled may read ruled.a.");
        await().until(() -> rulesOf("ruled").equals(rules));
    }

    @Test
    void access_to_a_missing_topic_is_refused() throws Exception {
        assertThatThrownBy(() -> kafka.grantAccess("misspelt", "read", "fodfaeste.outcome-event-v1"))
                .hasMessageContaining("There is no topic \"fodfaeste.outcome-event-v1\".");
        assertThat(admin.describeUserScramCredentials().users().get()).doesNotContain("misspelt");
    }

    private static ApplicationAccess application(String name, String topic, String password) {
        return new ApplicationAccess(
                name, password, List.of(new AccessRule(name, WRITE, topic), new AccessRule(name, READ, topic)));
    }

    private static void awaitTopics(String... topics) {
        await().until(() -> broker.topics().containsAll(Set.of(topics)));
    }

    private static Map<String, String> settingsOf(String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static void alter(String topic, String setting, String value) throws Exception {
        Collection<AlterConfigOp> alteration =
                List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), alteration))
                .all()
                .get();
    }

    private static Set<AclBinding> rulesOf(String application) throws Exception {
        return admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
                .filter(rule -> rule.entry().principal().equals("User:" + application))
                .collect(Collectors.toSet());
    }

    private static boolean canConnect(String application, String password) throws Exception {
        try (Admin client = Admin.create(kafka.scram(application, password))) {
            client.describeCluster().nodes().get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused).hasCauseInstanceOf(SaslAuthenticationException.class);
            return false;
        }
    }
}
