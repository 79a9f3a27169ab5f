package dk.fodfaeste.kit.webhook;

import dk.fodfaeste.kit.derivation.BackgroundWorker;
import dk.fodfaeste.kit.problem.RedactedException;
import dk.fodfaeste.kit.time.Clocks;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Delivers the events of all webhooks, each in a thread of its own, so that a slow receiver holds back only its own events. Only the replica with the
 * advisory lock delivers. It asks for the lock while a webhook is switched on, and looks at its connection before each step: a replica that has lost
 * the lock sends at most the events of the present step again.
 */
@ApplicationScoped
class WebhookScheduler {
    private static final Logger LOG = Logger.getLogger(WebhookScheduler.class);
    /** Identifies the lock among the advisory locks of the database. An arbitrary number that nothing else uses. */
    private static final long LOCK = 7_210_150L;

    private static final int VALIDATION_SECONDS = 5;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final AgroalDataSource database;
    private final Webhooks webhooks;
    private final WebhookDelivery delivery;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<UUID, Thread> delivering = new ConcurrentHashMap<>();
    private BackgroundWorker worker;
    private Connection lock;
    private volatile boolean mayDeliver;

    WebhookScheduler(
            AgroalDataSource database,
            Webhooks webhooks,
            WebhookDelivery delivery,
            MeterRegistry metrics,
            Clock clock) {
        this.database = database;
        this.webhooks = webhooks;
        this.delivery = delivery;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A service without topics has no webhooks. */
    void startWithService(@Observes StartupEvent started, WebhookSettings settings) {
        if (settings.topics().isPresent()) {
            start();
        }
    }

    /** Runs before the connection pool closes. */
    void stopWithService(@Observes @Priority(1) ShutdownEvent stopped) throws InterruptedException {
        if (worker != null) {
            stop();
        }
    }

    void start() {
        Gauge.builder("fodfaeste.webhooks.parked", () -> count("parked_at is not null"))
                .description("Events that could not be delivered to a webhook; an administrator re-drives them")
                .register(metrics);
        Gauge.builder("fodfaeste.webhooks.waiting", () -> count("parked_at is null"))
                .description("Events that wait for their delivery to a webhook")
                .register(metrics);
        worker = new BackgroundWorker("webhooks", this::startDeliveries);
        worker.start();
    }

    void stop() throws InterruptedException {
        mayDeliver = false;
        worker.stop();
        for (Thread thread : List.copyOf(delivering.values())) {
            thread.interrupt();
            thread.join(STOP_TIMEOUT);
        }
        try {
            unlock();
        } catch (SQLException unavailable) {
            // The server releases the lock when the connection ends.
            LOG.warnf("The lock of webhooks was not released (SQL state %s)", unavailable.getSQLState());
        }
    }

    private boolean startDeliveries() throws SQLException {
        delivering.values().removeIf(thread -> !thread.isAlive());
        List<UUID> active = webhooks.active(Clocks.instant(clock));
        if (active.isEmpty()) {
            if (delivering.isEmpty()) {
                unlock();
            }
            return false;
        }
        mayDeliver = !worker.isStopping() && isLocked();
        if (mayDeliver) {
            active.forEach(webhook -> delivering.computeIfAbsent(webhook, this::startDelivery));
        }
        return false;
    }

    private Thread startDelivery(UUID webhook) {
        return Thread.ofVirtual().name("webhook-" + webhook).start(() -> deliver(webhook));
    }

    private void deliver(UUID webhook) {
        try {
            while (mayDeliver && delivery.deliverNext(webhook)) {
                if (!webhooks.active(Clocks.instant(clock)).contains(webhook)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception failed) {
            LOG.warnf(RedactedException.of(failed), "Deliveries to webhook %s failed; they are repeated", webhook);
        }
    }

    private boolean isLocked() throws SQLException {
        if (lock != null && lock.isValid(VALIDATION_SECONDS)) {
            return true;
        }
        mayDeliver = false;
        unlock();
        Connection connection = database.getConnection();
        if (tryLock(connection)) {
            lock = connection;
            return true;
        }
        connection.close();
        return false;
    }

    private static boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            select.setLong(1, LOCK);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The lock belongs to the session, and the connection returns to the pool. */
    private void unlock() throws SQLException {
        if (lock == null) {
            return;
        }
        try (Connection connection = lock;
                PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock_all()")) {
            lock = null;
            unlock.execute();
        }
    }

    private double count(String condition) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select count(*) from webhook_deliveries where " + condition);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException unavailable) {
            return Double.NaN;
        }
    }
}
