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

/** Kafka's doors as the containers have them: each application by its own user, to its own topics and groups, and to nothing else. */
@StartsProcesses
class KafkaAccessTest {

    /** By the book: who writes a topic and who reads it. A topic that is not here, and a rule that is not, are found by the walk. */
    private static final Map<String, Rule> BOOK = Map.of(
            "fodfaeste.initiatives-v1",
            new Rule(Set.of("participant-service"), Set.of("outcome-service", "reporting-service", "warehouse")),
            "fodfaeste.enrolment-events-v1",
            new Rule(Set.of("participant-service"), Set.of("outcome-service", "reporting-service", "warehouse")),
            "fodfaeste.outcome-events-v1",
            new Rule(Set.of("outcome-service"), Set.of("reporting-service", "warehouse")),
            "fodfaeste.participant-events-v1",
            new Rule(Set.of("participant-service"), Set.of("participant-service", "outcome-service", "warehouse")),
            "fodfaeste.observed-statuses-v1",
            new Rule(Set.of("jobcenter"), Set.of("outcome-service")),
            "fodfaeste.observed-statuses-rejected-v1",
            new Rule(Set.of("outcome-service"), Set.of("jobcenter")),
            "fodfaeste.participant-service.dead-letters-v1",
            new Rule(Set.of("participant-service"), Set.of()),
            "fodfaeste.outcome-service.dead-letters-v1",
            new Rule(Set.of("outcome-service"), Set.of()),
            "fodfaeste.reporting-service.dead-letters-v1",
            new Rule(Set.of("reporting-service"), Set.of()));

    private static final List<String> SERVICES = List.of("participant-service", "outcome-service", "reporting-service");
    /** A register that brings statuses, a data warehouse that listens, and somebody known who is allowed nothing. */
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
        kafka.letIn(
                "jobcenter",
                "write",
                "fodfaeste.observed-statuses-v1",
                "read",
                "fodfaeste.observed-statuses-rejected-v1");
        kafka.letIn(
                "warehouse",
                "read",
                "fodfaeste.initiatives-v1",
                "read",
                "fodfaeste.enrolment-events-v1",
                "read",
                "fodfaeste.outcome-events-v1",
                "read",
                "fodfaeste.participant-events-v1");
        kafka.letIn("guest");
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void the_book_has_every_topic_there_is() throws Exception {
        try (Admin admin = Admin.create(kafka.administrator())) {
            assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(BOOK.keySet());
        }
    }

    @Test
    void each_application_writes_and_reads_what_the_book_says_and_is_refused_everything_else() {
        BOOK.forEach((topic, rule) -> {
            for (String application : APPLICATIONS) {
                assertThat(isLetWrite(application, topic))
                        .as(application + " writes " + topic)
                        .isEqualTo(rule.writers().contains(application));
            }
            for (String application : APPLICATIONS) {
                assertThat(isLetRead(application, topic))
                        .as(application + " reads " + topic)
                        .isEqualTo(rule.readers().contains(application));
            }
        });
    }

    @Test
    void each_application_has_its_own_groups_and_no_other() {
        for (String application : APPLICATIONS) {
            for (String other : APPLICATIONS) {
                assertThat(isLetUse(application, other + ".any"))
                        .as(application + " as group of " + other)
                        .isEqualTo(application.equals(other) && readsAnything(application));
            }
            assertThat(isLetUse(application, application)).isFalse();
            assertThat(isLetUse(application, "console-consumer-1")).isFalse();
        }
    }

    @Test
    void what_a_service_is_configured_to_read_stands_in_the_book_and_its_groups_are_its_own() throws IOException {
        for (String service : SERVICES) {
            Properties settings = new Properties();
            try (var reader = Files.newBufferedReader(
                    Commands.HOME.resolve(service).resolve("src/main/resources/application.properties"))) {
                settings.load(reader);
            }
            assertThat(valuesOf(settings, ".topic")).isEqualTo(readBy(service));
            assertThat(valuesOf(settings, ".group.id"))
                    .allSatisfy(group -> assertThat(group).startsWith(service + "."));
        }
    }

    /** Before a report is published it must know that it has read everything. */
    @Test
    void reporting_service_may_ask_where_its_topics_end() throws Exception {
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
    void nobody_but_the_administrator_makes_topics_users_or_rules_or_takes_them_away() {
        NewTopic topic = new NewTopic("fodfaeste.more-v1", 1, (short) 1);
        for (String application : APPLICATIONS) {
            try (Admin admin = Admin.create(kafka.as(application))) {
                refused(() -> admin.createTopics(List.of(topic)).all().get());
                refused(() -> admin.deleteTopics(BOOK.keySet()).all().get());
                refused(() -> admin.describeUserScramCredentials().all().get());
                refused(() -> admin.describeAcls(AclBindingFilter.ANY).values().get());
            }
        }
    }

    @Test
    void nobody_comes_in_without_the_right_password() {
        assertThatThrownBy(() -> greet(kafka.scram("outcome-service", "a wrong password")))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> greet(kafka.scram("outcome-service", kafka.password("participant-service"))))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> greet(kafka.scram("nobody", kafka.password("nobody"))))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> greet(Map.of("bootstrap.servers", kafka.address)))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void the_administrator_comes_in_by_the_inner_door_only_and_nobody_else_by_that_or_the_controllers()
            throws Exception {
        String admin = SecuredKafka.ADMINISTRATOR;
        assertThat(greet(kafka.administrator())).isEqualTo(1);
        assertThatThrownBy(() -> greet(kafka.scram(admin, kafka.password(admin))))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> greet(kafka.plain("bootstrap.servers", kafka.address, admin)))
                .isInstanceOf(AuthenticationException.class);
        for (String application : APPLICATIONS) {
            assertThatThrownBy(() -> greet(kafka.plain("bootstrap.servers", kafka.administratorsDoor, application)))
                    .isInstanceOf(AuthenticationException.class);
            assertThatThrownBy(() -> greet(kafka.plain("bootstrap.controllers", kafka.controller, application)))
                    .isInstanceOf(AuthenticationException.class);
        }
        assertThatThrownBy(() -> greet(Map.of("bootstrap.controllers", kafka.controller)))
                .isInstanceOf(TimeoutException.class);
    }

    private static boolean readsAnything(String application) {
        return !readBy(application).isEmpty();
    }

    private static Set<String> readBy(String application) {
        return BOOK.entrySet().stream()
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

    private static boolean isLetWrite(String application, String topic) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.as(application), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get();
            return true;
        } catch (ExecutionException refused) {
            assertThat(refused.getCause()).isInstanceOf(AuthorizationException.class);
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** What the walk has written before is there to be read. */
    private static boolean isLetRead(String application, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(application, "none.needed")) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            assertThat(consumer.poll(Waits.LIMIT)).isNotEmpty();
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    /** To join it, to say how far it has read, and to see that, are one right. */
    private static boolean isLetUse(String application, String group) {
        TopicPartition partition =
                new TopicPartition(readBy(application).stream().findAny().orElse("fodfaeste.initiatives-v1"), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(application, group)) {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(0)), Waits.LIMIT);
            return true;
        } catch (GroupAuthorizationException refused) {
            return false;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String application, String group) {
        Map<String, Object> settings = kafka.as(application);
        settings.put("group.id", group);
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static int greet(Map<String, Object> settings) throws Exception {
        Map<String, Object> impatient = new HashMap<>(settings);
        // Own limit: a client without SASL gets no answer at all.
        impatient.put("default.api.timeout.ms", settings.containsKey("sasl.mechanism") ? Waits.LIMIT_MILLIS : 5_000);
        impatient.put("request.timeout.ms", 3_000);
        try (Admin admin = Admin.create(impatient)) {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException refused) {
            throw (Exception) refused.getCause();
        }
    }

    private static void refused(ThrowingCallable what) {
        assertThatThrownBy(what).hasCauseInstanceOf(AuthorizationException.class);
    }
}
