package dk.fodfaeste.reporting.intake;

import dk.fodfaeste.kit.derivation.BackgroundWorker;
import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EmploymentVersion;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.projection.FactImport;
import dk.fodfaeste.reporting.projection.Projection;
import dk.fodfaeste.reporting.projection.Rebuild;
import dk.fodfaeste.reporting.projection.Rebuild.Phase;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries out a rebuild of the projection: reads all topics from their beginning, or from where an interrupted rebuild was, into the tables of the
 * {@link Rebuild}, while the listeners go on with the tables in use. Only the instance with the advisory lock does so.
 */
@ApplicationScoped
class RebuildWorker {
    /** Identifies the lock among the advisory locks of the database. An arbitrary number that nothing else uses. */
    static final long LOCK = 7_210_003L;

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    private final AgroalDataSource database;
    private final Rebuild rebuild;
    private final StoredOffsets storedOffsets;
    private final Map<String, Object> settings;
    private final Map<String, BatchReader> readers;
    private final BackgroundWorker worker;

    /** Stores a batch of one topic in the tables of the rebuild. */
    private interface BatchReader {
        void read(ConsumerRecords<byte[], byte[]> batch, Phase phase);
    }

    RebuildWorker(
            AgroalDataSource database,
            Rebuild rebuild,
            StoredOffsets storedOffsets,
            OffsetTrackingIntake intake,
            FactImport facts,
            Projection projection,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "mp.messaging.incoming.initiatives.topic") String initiatives,
            @ConfigProperty(name = "mp.messaging.incoming.enrolment-events.topic") String enrolments,
            @ConfigProperty(name = "mp.messaging.incoming.outcome-events.topic") String outcomes,
            @ConfigProperty(name = "mp.messaging.incoming.activity-events.topic") String activities,
            @ConfigProperty(name = "mp.messaging.incoming.employment-events.topic") String employments) {
        this.database = database;
        this.rebuild = rebuild;
        this.storedOffsets = storedOffsets;
        this.settings = settings(kafka);
        this.readers = Map.of(
                initiatives,
                reader(intake, InitiativeVersion.class, facts::storeInitiatives, projection::storeInitiatives),
                enrolments,
                reader(intake, EnrolmentVersion.class, facts::storeEnrolments, projection::storeEnrolments),
                outcomes,
                reader(intake, OutcomeVersion.class, facts::storeOutcomes, projection::storeOutcomes),
                activities,
                reader(intake, ActivityVersion.class, facts::storeActivities, projection::storeActivities),
                employments,
                reader(intake, EmploymentVersion.class, projection::storeEmployments, projection::storeEmployments));
        this.worker = new BackgroundWorker("rebuild", this::rebuildUnlessAnotherDoes);
    }

    private static <T> BatchReader reader(
            OffsetTrackingIntake intake,
            Class<T> type,
            OffsetTrackingIntake.EventStorage<T> storing,
            OffsetTrackingIntake.EventStorage<T> deriving) {
        return (batch, phase) -> intake.processForRebuild(batch, type, phase == Phase.STORING ? storing : deriving);
    }

    /** Without a consumer group: the positions are in the database, and no other instance takes over a partition. */
    private static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.putAll(Map.of(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
        return settings;
    }

    void start(@Observes StartupEvent started) {
        worker.start();
    }

    /** Runs before the connection pool closes. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) throws InterruptedException {
        worker.stop();
    }

    private boolean rebuildUnlessAnotherDoes() throws SQLException {
        if (rebuild.phase().isEmpty()) {
            return false;
        }
        try (Connection connection = database.getConnection()) {
            if (!tryLock(connection)) {
                return false;
            }
            try {
                rebuild();
            } finally {
                unlock(connection);
            }
        }
        return false;
    }

    private void rebuild() throws SQLException {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            Set<TopicPartition> partitions = assign(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Optional<Phase> phase = rebuild.phase();
            while (phase.isPresent() && !worker.isStopping()) {
                boolean isRead = read(consumer, phase.get());
                if (phase.get() == Phase.STORING) {
                    if (partitions.stream()
                            .allMatch(partition -> consumer.position(partition) >= ends.get(partition))) {
                        rebuild.beginDeriving();
                    }
                } else if (!rebuild.deriveChunk() && !isRead && rebuild.exchangeTables()) {
                    return;
                }
                phase = rebuild.phase();
            }
        }
    }

    /** Returns the partitions of all topics. */
    private Set<TopicPartition> assign(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> partitions = readers.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        rebuild.withNextTables(() -> storedOffsets.of(partitions)).forEach(consumer::seek);
        return partitions;
    }

    /** Returns whether there were events. */
    private boolean read(KafkaConsumer<byte[], byte[]> consumer, Phase phase) {
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL_TIMEOUT);
        batch.partitions().stream()
                .collect(Collectors.groupingBy(TopicPartition::topic))
                .forEach((topic, partitions) -> readers.get(topic).read(only(partitions, batch), phase));
        return !batch.isEmpty();
    }

    private static ConsumerRecords<byte[], byte[]> only(
            List<TopicPartition> partitions, ConsumerRecords<byte[], byte[]> batch) {
        return new ConsumerRecords<>(
                partitions.stream().collect(Collectors.toMap(partition -> partition, batch::records)), Map.of());
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The lock belongs to the session, and the connection returns to the pool. */
    private static void unlock(Connection connection) throws SQLException {
        try (PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, LOCK);
            unlock.execute();
        }
    }
}
