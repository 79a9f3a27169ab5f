package dk.fodfaeste.kit.test;

import dk.fodfaeste.local.KeyFile;
import dk.fodfaeste.local.LocalIdentity;
import dk.fodfaeste.local.LocalKafka;
import dk.fodfaeste.local.LocalPostgres;
import dk.fodfaeste.local.test.StartLog;
import dk.fodfaeste.local.test.UnitTests;
import dk.fodfaeste.local.test.Waits;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * PostgreSQL, Kafka and a stand-in identity provider for the tests of a service, started once. The argument {@code database} is participant,
 * outcome or reporting.
 */
public final class TestStack implements QuarkusTestResourceLifecycleManager {

    private static volatile TestStack running;

    private String database;
    private Path dir;
    private LocalPostgres postgres;
    private LocalKafka kafka;
    private LocalIdentity identity;
    /** By role, user and initiatives. Cached, because signing takes longer than most requests. */
    private final Map<List<Object>, String> tokens = new ConcurrentHashMap<>();

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    @Override
    public Map<String, String> start() {
        UnitTests.startNoProcess();
        Instant begun = Instant.now();
        try {
            dir = Files.createTempDirectory("fodfaeste-test");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        // The Kafka client loads classes with the class loader of the thread, which can differ from ours.
        Thread.currentThread().setContextClassLoader(TestStack.class.getClassLoader());
        postgres = LocalPostgres.forTests(dir).start();
        kafka = LocalKafka.forTests(dir).start();
        identity = LocalIdentity.forTests(dir);
        StartLog.started("PostgreSQL and Kafka for a service's tests", begun);
        running = this;
        Path keys = dir.resolve("keys.properties");
        KeyFile.make(keys);
        LocalPostgres.Database own = postgres.database(database);
        return Map.ofEntries(
                Map.entry("DATABASE_URL", own.url()),
                Map.entry("DATABASE_USER", own.user()),
                Map.entry("DATABASE_PASSWORD", own.password()),
                Map.entry("DATABASE_OWNER", own.owner()),
                Map.entry("DATABASE_OWNER_PASSWORD", own.ownerPassword()),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.address()),
                Map.entry("OIDC_ISSUER", identity.issuer()),
                Map.entry("OIDC_CLIENT_ID", database + "-service"),
                Map.entry("OIDC_CLIENT_SECRET", "a secret of this test only"),
                Map.entry("KEYS_FILE", keys.toString()),
                Map.entry("ARCHIVE_DIR", dir.resolve("archive").toString()),
                // No service listens on this port.
                Map.entry("REPORTING_SERVICE_URL", "http://127.0.0.1:9"),
                // The receivers of tests are on this machine.
                Map.entry("WEBHOOKS_PRIVATE_ADDRESSES", "true"),
                Map.entry("WEB_CLIENT_ID", "fodfaeste-web"),
                Map.entry("WEB_CLIENT_SECRET", "a secret of this test only"),
                Map.entry("SESSION_SECRET", "a session secret of this test only, long enough"));
    }

    @Override
    public void stop() {
        identity.close();
        kafka.close();
        postgres.close();
        try (Stream<Path> left = Files.walk(dir)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException stillInUse) {
            throw new UncheckedIOException(stillInUse);
        }
    }

    /** A token of the role with every initiative in scope. */
    public static String token(String role) {
        return token(role, role + "1", "*");
    }

    /** A token with these initiatives in scope. */
    public static String token(String role, String user, String... initiatives) {
        return running.tokens.computeIfAbsent(
                List.of(role, user, List.of(initiatives)), who -> running.identity.token(role, user, initiatives));
    }

    /** A token of a partner with these initiatives in scope. */
    public static String partnerToken(String user, String unit, List<String> activityKinds, String... initiatives) {
        return running.tokens.computeIfAbsent(
                List.of(user, unit, activityKinds, List.of(initiatives)),
                who -> running.identity.partnerToken(user, unit, activityKinds, initiatives));
    }

    /** A token of a subscriber with these topics. */
    public static String subscriberToken(String user, List<String> topics) {
        return running.tokens.computeIfAbsent(
                List.of(user, topics), who -> running.identity.subscriberToken(user, topics));
    }

    /** A token with exactly these claims. */
    public static String signed(Map<String, Object> claims) {
        return running.identity.signed(claims);
    }

    public static String issuer() {
        return running.identity.issuer();
    }

    /** A connection as the owner of the service's database. */
    public static Connection asOwner() throws SQLException {
        LocalPostgres.Database own = running.postgres.database(running.database);
        return DriverManager.getConnection(own.url(), own.owner(), own.ownerPassword());
    }

    /** Kafka's bootstrap address. */
    public static String kafka() {
        return running.kafka.address();
    }

    /** All records of a topic, partition by partition. */
    public static List<ConsumerRecord<byte[], byte[]>> events(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka(),
                "default.api.timeout.ms",
                Waits.LIMIT_MILLIS,
                "group.id",
                "test-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    /** The topics of the broker, without its own. */
    public static List<String> topics() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka(),
                "default.api.timeout.ms", Waits.LIMIT_MILLIS,
                "key.deserializer", ByteArrayDeserializer.class,
                "value.deserializer", ByteArrayDeserializer.class);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            return consumer.listTopics().keySet().stream()
                    .filter(topic -> !topic.startsWith("__"))
                    .sorted()
                    .toList();
        }
    }

    /** Sends records and returns when they are acknowledged. */
    public static void send(List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka(),
                "max.block.ms", Waits.LIMIT_MILLIS,
                "delivery.timeout.ms", Waits.LIMIT_MILLIS,
                "key.serializer", ByteArraySerializer.class,
                "value.serializer", ByteArraySerializer.class);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            records.forEach(producer::send);
            producer.flush();
        }
    }
}
