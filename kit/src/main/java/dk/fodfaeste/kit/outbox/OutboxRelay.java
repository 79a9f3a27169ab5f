package dk.fodfaeste.kit.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.continuity.Discontinuities;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes the rows of the outbox: reads the oldest rows in the order of their ids, sends them, waits for all acknowledgements and deletes the
 * acknowledged rows, but no row of a key after its first failure. It keeps no position, so the next round finds the rows of a transaction that
 * commits late. A row that Kafka refuses for good, because it is too large, is parked with the reason. Only the instance with the advisory lock
 * publishes, and it gives the lock up when it cannot reach Kafka. It publishes nothing if {@link PublishedTopics} finds that the database or Kafka was
 * restored without the other. A row may be published twice, but it is never lost, and the order per key is
 * kept. While Kafka is unavailable, rows wait, and the age of the oldest is a metric.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    /** For rows of another instance and for retries; a commit of this instance wakes the relay at once. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    /** Another instance, which asks at every {@link #POLL_INTERVAL}, takes the lock meanwhile. */
    private static final Duration HAND_OVER = Duration.ofSeconds(5);

    private static final String PUBLISHING = "publishing events";
    /** Identifies the lock among the advisory locks of the database. */
    private static final long LOCK = 0x66_6f_64_66_61_65_73_74L;

    private final AgroalDataSource database;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, Object> kafka;
    private final String service;
    private final Duration patience;
    private final OutboxTable table;
    private final PublishedTopics topics;
    private final Discontinuities discontinuities;
    private final Semaphore waiting = new Semaphore(0);
    private volatile boolean stopping;
    private volatile long oldestWrittenAtMillis;
    private volatile long parked;
    private volatile String failure;
    private Thread thread;

    /**
     * @param kafka address and credentials of the broker, the same as for the listeners
     * @param patience after this time without an acknowledgement, another instance may publish
     * @param finalTopics topics whose events are never superseded
     */
    OutboxRelay(
            AgroalDataSource database,
            ObjectMapper json,
            MeterRegistry metrics,
            Clock clock,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "fodfaeste.outbox.patience") Duration patience,
            @ConfigProperty(name = "fodfaeste.outbox.final-topics") Optional<Set<String>> finalTopics,
            Discontinuities discontinuities) {
        this.database = database;
        this.metrics = metrics;
        this.clock = clock;
        this.kafka = kafka;
        this.service = service;
        this.patience = patience;
        this.table = new OutboxTable(json);
        this.topics = new PublishedTopics(kafka, service, finalTopics.orElse(Set.of()));
        this.discontinuities = discontinuities;
    }

    void start(@Observes StartupEvent started) {
        TimeGauge.builder("fodfaeste.outbox.oldest.age", this::oldestAgeMillis, TimeUnit.MILLISECONDS)
                .description("How long the oldest unpublished event has waited; 0 when none waits")
                .register(metrics);
        Gauge.builder("fodfaeste.outbox.parked", () -> parked)
                .description("Events that Kafka refused for good; they wait for an operator")
                .register(metrics);
        stopping = false;
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

    /** Why events cannot be published now; empty if nothing failed since the last acknowledgement. Names no content of an event. */
    Optional<String> failure() {
        return thread.isAlive() ? Optional.ofNullable(failure) : Optional.of("the relay has ended");
    }

    private void run() {
        while (!stopping) {
            try (Connection lock = database.getConnection()) {
                if (!tryLock(lock)) {
                    failure = null;
                    pause();
                } else if (!relayWhileLocked(lock)) {
                    handOver();
                }
            } catch (SQLException unavailable) {
                failure = "the database is unavailable";
                LOG.warnf("The relay cannot reach its database (SQL state %s)", unavailable.getSQLState());
                pause();
            } catch (RuntimeException unexpected) {
                failure = unexpected.getClass().getSimpleName();
                LOG.error("The relay starts over", unexpected);
                pause();
            }
        }
    }

    /** False if it could not publish for too long, or must not publish; true if the service stops. */
    private boolean relayWhileLocked(Connection connection) throws SQLException {
        OutboxSender sender = null;
        Instant failingSince = null;
        try {
            if (!continuesTopics(connection)) {
                return false;
            }
            while (!stopping) {
                List<OutboxRow> rows = oldest(connection);
                if (rows.isEmpty()) {
                    failure = null;
                    pause();
                    continue;
                }
                if (sender == null) {
                    sender = new OutboxSender(kafka, service + "-relay");
                }
                OutboxSender.Result result = sender.send(rows);
                table.removePublished(connection, result.published());
                park(connection, rows, result.refused());
                failure = result.failure().orElse(null);
                if (failure == null || !result.published().isEmpty()) {
                    failingSince = null;
                }
                if (failure != null) {
                    // A new producer has none of the records that are still in flight in the failed one.
                    sender.close();
                    sender = null;
                    LOG.warnf(
                            "%d events could not be published and wait: %s",
                            rows.size()
                                    - result.published().size()
                                    - result.refused().size(),
                            failure);
                    failingSince = failingSince == null ? clock.instant() : failingSince;
                    if (!clock.instant().isBefore(failingSince.plus(patience))) {
                        LOG.warnf("No event was published for %s; another instance may take over", patience);
                        return false;
                    }
                    pause();
                }
            }
            return true;
        } finally {
            if (sender != null) {
                sender.close();
            }
            unlock(connection);
        }
    }

    /** Whether the topics hold what this database has published, and nothing else. Otherwise one of both was restored without the other. */
    private boolean continuesTopics(Connection connection) throws SQLException {
        try {
            Optional<String> difference = topics.difference(connection);
            difference.ifPresentOrElse(
                    reason -> discontinuities.report(PUBLISHING, reason), () -> discontinuities.clear(PUBLISHING));
            failure = difference.orElse(null);
            return difference.isEmpty();
        } catch (KafkaException unreachable) {
            failure = unreachable.toString();
            LOG.warnf("The topics cannot be compared with the database: %s", failure);
            return false;
        }
    }

    private List<OutboxRow> oldest(Connection connection) throws SQLException {
        OutboxTable.Waiting oldest = table.oldest(connection);
        oldestWrittenAtMillis = oldest.oldestWrittenAtMillis();
        parked = oldest.parked();
        return oldest.rows();
    }

    private void park(Connection connection, List<OutboxRow> rows, Map<Long, String> refused) throws SQLException {
        table.park(connection, refused);
        for (OutboxRow row : rows) {
            String reason = refused.get(row.id());
            if (reason != null) {
                LOG.errorf("Kafka refused event %d for %s, and it is parked: %s", row.id(), row.topic(), reason);
            }
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

    private void handOver() {
        Instant end = clock.instant().plus(HAND_OVER);
        while (!stopping && clock.instant().isBefore(end)) {
            pause();
        }
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

    double oldestAgeMillis() {
        long writtenAt = oldestWrittenAtMillis;
        return writtenAt == 0 ? 0 : Math.max(0, clock.millis() - writtenAt);
    }
}
