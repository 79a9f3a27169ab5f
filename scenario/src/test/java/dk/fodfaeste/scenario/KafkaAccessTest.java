package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.local.test.StartsProcesses;
import dk.fodfaeste.local.test.Waits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access to Kafka in containers: each application has its own user, which may use its topics and groups and nothing else. */
@StartsProcesses
class KafkaAccessTest {

    /** The applications that write and read each topic, as the documents say. The tests find topics and rules that are missing here. */
    private static final Map<String, Rule> EXPECTED = Map.ofEntries(
            Map.entry(
                    "fodfaeste.initiatives-v1",
                    new Rule(
                            Set.of("participant-service"),
                            Set.of("participant-service", "outcome-service", "reporting-service", "warehouse"))),
            Map.entry(
                    "fodfaeste.enrolment-events-v1",
                    new Rule(
                            Set.of("participant-service"),
                            Set.of("participant-service", "outcome-service", "reporting-service", "warehouse"))),
            Map.entry(
                    "fodfaeste.outcome-events-v1",
                    new Rule(Set.of("outcome-service"), Set.of("outcome-service", "reporting-service", "warehouse"))),
            Map.entry(
                    "fodfaeste.outcome-state-v1",
                    new Rule(Set.of("outcome-service"), Set.of("outcome-service", "warehouse"))),
            Map.entry(
                    "fodfaeste.activity-events-v1",
                    new Rule(Set.of("outcome-service"), Set.of("outcome-service", "reporting-service"))),
            Map.entry("fodfaeste.register-batches-v1", new Rule(Set.of("outcome-service"), Set.of("outcome-service"))),
            Map.entry(
                    "fodfaeste.employment-events-v1",
                    new Rule(
                            Set.of("outcome-service"),
                            Set.of("outcome-service", "participant-service", "reporting-service"))),
            Map.entry(
                    "fodfaeste.participant-events-v1",
                    new Rule(
                            Set.of("participant-service"),
                            Set.of("participant-service", "outcome-service", "warehouse"))),
            Map.entry("fodfaeste.observed-statuses-v1", new Rule(Set.of("jobcenter"), Set.of("outcome-service"))),
            Map.entry(
                    "fodfaeste.observed-statuses-rejected-v1",
                    new Rule(Set.of("outcome-service"), Set.of("jobcenter"))),
            Map.entry(
                    "fodfaeste.participant-service.dead-letters-v1", new Rule(Set.of("participant-service"), Set.of())),
            Map.entry("fodfaeste.outcome-service.dead-letters-v1", new Rule(Set.of("outcome-service"), Set.of())),
            Map.entry("fodfaeste.reporting-service.dead-letters-v1", new Rule(Set.of("reporting-service"), Set.of())));

    private static final List<String> SERVICES = List.of("participant-service", "outcome-service", "reporting-service");
    /** The services, a register that sends statuses, a data warehouse that reads, and a user without rules. */
    private static final List<String> APPLICATIONS = Stream.concat(
                    SERVICES.stream(), Stream.of("jobcenter", "warehouse", "guest"))
            .toList();

    private record Rule(Set<String> writers, Set<String> readers) {}

    @TempDir
    static Path dir;

    static SecuredKafka kafka;

    @BeforeAll
    static void start() {
        kafka = SecuredKafka.start(dir).withTopicsAndApplications();
        kafka.grantAccess(
                "jobcenter",
                "write",
                "fodfaeste.observed-statuses-v1",
                "read",
                "fodfaeste.observed-statuses-rejected-v1");
        kafka.grantAccess(
                "warehouse",
                "read",
                "fodfaeste.initiatives-v1",
                "read",
                "fodfaeste.enrolment-events-v1",
                "read",
                "fodfaeste.outcome-events-v1",
                "read",
                "fodfaeste.outcome-state-v1",
                "read",
                "fodfaeste.participant-events-v1");
        kafka.grantAccess("guest");
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void the_expected_rules_cover_every_topic() throws Exception {
        try (Admin admin = Admin.create(kafka.administrator())) {
            assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
        }
    }

    @Test
    void each_application_writes_and_reads_only_the_topics_of_its_rules() {
        for (String application : APPLICATIONS) {
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(kafka.as(application), new ByteArraySerializer(), new ByteArraySerializer())) {
                EXPECTED.forEach((topic, rule) -> assertThat(mayWrite(producer, topic))
                        .as(application + " writes " + topic)
                        .isEqualTo(rule.writers().contains(application)));
            }
        }
        EXPECTED.forEach((topic, rule) -> {
            for (String application : APPLICATIONS) {
                assertThat(mayRead(application, topic))
                        .as(application + " reads " + topic)
                        .isEqualTo(rule.readers().contains(application));
            }
        });
    }

    @Test
    void each_application_has_its_own_groups_and_no_other() {
        for (String application : APPLICATIONS) {
            for (String other : APPLICATIONS) {
                assertThat(mayUseGroup(application, other + ".any"))
                        .as(application + " as group of " + other)
                        .isEqualTo(application.equals(other) && readsAnything(application));
            }
            assertThat(mayUseGroup(application, application)).isFalse();
            assertThat(mayUseGroup(application, "console-consumer-1")).isFalse();
        }
    }

    @Test
    void each_service_is_configured_for_the_topics_of_its_rules_and_its_own_groups() throws IOException {
        for (String service : SERVICES) {
            Properties settings = new Properties();
            try (var reader = Files.newBufferedReader(
                    Commands.HOME.resolve(service).resolve("src/main/resources/application.properties"))) {
                settings.load(reader);
            }
            Set<String> configured = valuesOf(settings, ".topic");
            assertThat(readBy(service)).containsAll(configured);
            assertThat(readBy(service))
                    .filteredOn(topic -> !configured.contains(topic))
                    .as("a writer compares its topics with its database")
                    .allMatch(topic -> EXPECTED.get(topic).writers().contains(service));
            assertThat(valuesOf(settings, ".group.id"))
                    .allSatisfy(group -> assertThat(group).startsWith(service + "."));
        }
    }

    /** It publishes a report only after it has read all events. */
    @Test
    void reporting_service_may_read_the_end_offsets_of_its_topics() throws Exception {
        try (Admin admin = Admin.create(kafka.as("reporting-service"))) {
            Set<String> topics = readBy("reporting-service");
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> topic.partitions()
                            .forEach(partition ->
                                    asked.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
            assertThat(admin.listOffsets(asked).all().get()).hasSizeGreaterThanOrEqualTo(topics.size());
        }
    }

    @Test
    void only_the_administrator_changes_topics_users_and_rules() {
        NewTopic topic = new NewTopic("fodfaeste.more-v1", 1, (short) 1);
        for (String application : APPLICATIONS) {
            try (Admin admin = Admin.create(kafka.as(application))) {
                assertDenied(() -> admin.createTopics(List.of(topic)).all().get());
                assertDenied(() -> admin.deleteTopics(EXPECTED.keySet()).all().get());
                assertDenied(() -> admin.describeUserScramCredentials().all().get());
                assertDenied(
                        () -> admin.describeAcls(AclBindingFilter.ANY).values().get());
            }
        }
    }

    @Test
    void a_connection_needs_the_right_password() {
        assertThatThrownBy(() -> connect(kafka.scram("outcome-service", "a wrong password")))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> connect(kafka.scram("outcome-service", kafka.password("participant-service"))))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> connect(kafka.scram("nobody", kafka.password("nobody"))))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> connect(Map.of("bootstrap.servers", kafka.address)))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void the_administrator_connects_only_to_the_inner_listener_and_no_application_to_that_or_the_controller()
            throws Exception {
        String admin = SecuredKafka.ADMINISTRATOR;
        assertThat(connect(kafka.administrator())).isEqualTo(1);
        assertThatThrownBy(() -> connect(kafka.scram(admin, kafka.password(admin))))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> connect(kafka.plain("bootstrap.servers", kafka.address, admin)))
                .isInstanceOf(AuthenticationException.class);
        for (String application : APPLICATIONS) {
            assertThatThrownBy(() -> connect(kafka.plain("bootstrap.servers", kafka.adminAddress, application)))
                    .isInstanceOf(AuthenticationException.class);
            assertThatThrownBy(() -> connect(kafka.plain("bootstrap.controllers", kafka.controller, application)))
                    .isInstanceOf(AuthenticationException.class);
        }
        assertThatThrownBy(() -> connect(Map.of("bootstrap.controllers", kafka.controller)))
                .isInstanceOf(TimeoutException.class);
    }

    private static boolean readsAnything(String application) {
        return !readBy(application).isEmpty();
    }

    private static Set<String> readBy(String application) {
        return EXPECTED.entrySet().stream()
                .filter(topic -> topic.getValue().readers().contains(application))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Set<String> valuesOf(Properties settings, String suffix) {
        return settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith("mp.messaging.incoming.") && name.endsWith(suffix))
                .map(settings::getProperty)
                .collect(Collectors.toSet());
    }

    private static boolean mayWrite(KafkaProducer<byte[], byte[]> producer, String topic) {
        try {
            producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1}))
                    .get();
            return true;
        } catch (ExecutionException | KafkaException denied) {
            // The producer of an application that may write no topic gets no id. Then sending fails at once.
            assertThat(denied.getCause()).isInstanceOf(AuthorizationException.class);
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The topic has records: {@link #mayWrite} is called before. */
    private static boolean mayRead(String application, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(application, "none.needed")) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            assertThat(consumer.poll(Waits.LIMIT)).isNotEmpty();
            return true;
        } catch (AuthorizationException assertDenied) {
            return false;
        }
    }

    /** Joining a group, committing offsets and reading them need the same right. */
    private static boolean mayUseGroup(String application, String group) {
        TopicPartition partition =
                new TopicPartition(readBy(application).stream().findAny().orElse("fodfaeste.initiatives-v1"), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(application, group)) {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)), Waits.LIMIT);
            return true;
        } catch (GroupAuthorizationException assertDenied) {
            return false;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String application, String group) {
        Map<String, Object> settings = kafka.as(application);
        settings.put("group.id", group);
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static int connect(Map<String, Object> settings) throws Exception {
        Map<String, Object> withTimeouts = new HashMap<>(settings);
        // Own limit: a client without SASL gets no response.
        withTimeouts.put("default.api.timeout.ms", settings.containsKey("sasl.mechanism") ? Waits.LIMIT_MILLIS : 5_000);
        withTimeouts.put("request.timeout.ms", 3_000);
        try (Admin admin = Admin.create(withTimeouts)) {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException assertDenied) {
            throw (Exception) assertDenied.getCause();
        }
    }

    private static void assertDenied(ThrowingCallable action) {
        assertThatThrownBy(action).hasCauseInstanceOf(AuthorizationException.class);
    }
}
