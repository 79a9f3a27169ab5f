package dk.fodfaeste.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes the rows of the outbox: reads the oldest rows in the order of their ids, sends them, waits for all acknowledgements and deletes the
 * acknowledged rows, but no row of a key after its first failure. It keeps no position, so the next round finds the rows of a transaction that
 * commits late. Only the instance with the advisory lock publishes. A row may be published twice, but it is never lost, and the order per key is
 * kept. While Kafka is unavailable, rows wait, and the age of the oldest is a metric.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH_SIZE = 1000;
    /** For rows of another instance and for retries; a commit of this instance wakes the relay at once. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    /** Identifies the lock among the advisory locks of the database. */
    private static final long LOCK = 0x66_6f_64_66_61_65_73_74L;

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, Object> kafka;
    private final String service;
    private final Semaphore waiting = new Semaphore(0);
    private volatile boolean stopping;
    private volatile long oldestWrittenAtMillis;
    private Thread thread;
    /** Names the broker and the topic, never the content of an event. */
    private String lastFailure;

    /** @param kafka address and credentials of the broker, the same as for the listeners */
    OutboxRelay(
            AgroalDataSource database,
            ObjectMapper json,
            MeterRegistry metrics,
            Clock clock,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.json = json;
        this.metrics = metrics;
        this.clock = clock;
        this.kafka = kafka;
        this.service = service;
    }

    void start(@Observes StartupEvent started) {
        TimeGauge.builder("fodfaeste.outbox.oldest.age", this::oldestAgeMillis, TimeUnit.MILLISECONDS)
                .description("How long the oldest unpublished event has waited; 0 when none waits")
                .register(metrics);
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    /** Runs before the connection pool closes. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(Duration.ofSeconds(10));
    }

    /** Call it after a commit to the outbox. */
    public void wake() {
        waiting.release();
    }

    private void run() {
        while (!stopping) {
            try (Connection lock = database.getConnection()) {
                if (tryLock(lock)) {
                    relayWhileLocked(lock);
                } else {
                    pause();
                }
            } catch (SQLException unavailable) {
                LOG.warnf("The relay cannot reach its database (SQL state %s)", unavailable.getSQLState());
                pause();
            } catch (RuntimeException unexpected) {
                LOG.error("The relay starts over", unexpected);
                pause();
            }
        }
    }

    private void relayWhileLocked(Connection connection) throws SQLException {
        KafkaProducer<byte[], byte[]> producer = null;
        try {
            while (!stopping) {
                List<OutboxRow> rows = oldest(connection);
                if (rows.isEmpty()) {
                    pause();
                    continue;
                }
                if (producer == null) {
                    producer = new KafkaProducer<>(producerSettings());
                }
                List<Long> published = publish(producer, rows);
                delete(connection, published);
                if (published.size() < rows.size()) {
                    // A new producer has none of the records that are still in flight in the failed one.
                    producer.close(Duration.ZERO);
                    producer = null;
                    LOG.warnf(
                            "%d events could not be published and wait: %s",
                            rows.size() - published.size(), lastFailure);
                    pause();
                }
            }
        } finally {
            if (producer != null) {
                producer.close(Duration.ofSeconds(5));
            }
            unlock(connection);
        }
    }

    private boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet got = lock.executeQuery()) {
                return got.next() && got.getBoolean(1);
            }
        }
    }

    /** The lock belongs to the session, and the connection returns to the pool. */
    private static void unlock(Connection connection) throws SQLException {
        try (PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock_all()")) {
            unlock.execute();
        }
    }

    private List<OutboxRow> oldest(Connection connection) throws SQLException {
        String sql = "select id, topic, key, value, headers, written_at from outbox order by id limit " + BATCH_SIZE;
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                if (rows.isEmpty()) {
                    oldestWrittenAtMillis = row.getTimestamp("written_at").getTime();
                }
                rows.add(new OutboxRow(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getBytes("key"),
                        row.getBytes("value"),
                        OutboxRow.headersFrom(json.readTree(row.getString("headers")))));
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        if (rows.isEmpty()) {
            oldestWrittenAtMillis = 0;
        }
        return rows;
    }

    /** The ids that may be deleted. */
    private List<Long> publish(KafkaProducer<byte[], byte[]> producer, List<OutboxRow> rows) {
        Map<OutboxRow, Future<RecordMetadata>> sent = new HashMap<>();
        for (OutboxRow row : rows) {
            try {
                sent.put(row, producer.send(row.toRecord()));
            } catch (RuntimeException refused) {
                lastFailure = refused.toString();
                break;
            }
        }
        List<Long> published = new ArrayList<>();
        Set<String> failedKeys = new HashSet<>();
        for (OutboxRow row : rows) {
            String key = row.topic()
                    + '/'
                    + (row.key() == null ? "" : java.util.HexFormat.of().formatHex(row.key()));
            if (!failedKeys.contains(key) && acknowledged(sent.get(row))) {
                published.add(row.id());
            } else {
                failedKeys.add(key);
            }
        }
        return published;
    }

    private boolean acknowledged(Future<RecordMetadata> sent) {
        if (sent == null) {
            return false;
        }
        try {
            sent.get();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException failed) {
            LOG.debugf(failed.getCause(), "Not acknowledged");
            lastFailure = failed.getCause().toString();
            return false;
        }
    }

    private static void delete(Connection connection, List<Long> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    /** Uses gzip, which clients of other systems read without an additional library. */
    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                service + "-relay",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                // Detects an unavailable broker within seconds; the rows stay in the outbox.
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                10_000));
        return settings;
    }

    private void pause() {
        try {
            if (waiting.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                waiting.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private double oldestAgeMillis() {
        long writtenAt = oldestWrittenAtMillis;
        return writtenAt == 0 ? 0 : Math.max(0, clock.millis() - writtenAt);
    }
}
