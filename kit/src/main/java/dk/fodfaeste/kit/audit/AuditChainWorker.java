package dk.fodfaeste.kit.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Background thread of the audit trail: links new entries, writes the head of the chain to the log, and deletes expired entries. */
@ApplicationScoped
class AuditChainWorker {
    private static final Logger LOG = Logger.getLogger(AuditChainWorker.class);
    private static final Duration LINK_INTERVAL = Duration.ofSeconds(2);
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);
    private static final Duration RETENTION_INTERVAL = Duration.ofDays(1);

    private final AuditChain chain;
    private final AuditRetention retention;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    AuditChainWorker(AuditChain chain, AuditRetention retention) {
        this.chain = chain;
        this.retention = retention;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("audit-chain").daemon().start(this::run);
    }

    /** Runs before the connection pool closes, so that the last entries are linked. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) throws InterruptedException {
        stopping.countDown();
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        ChainHead logged = ChainHead.NONE;
        long loggedAt = System.nanoTime();
        long deletedAt = System.nanoTime() - RETENTION_INTERVAL.toNanos();
        boolean isLast = false;
        while (!isLast) {
            isLast = pause();
            try {
                ChainHead head = chain.link();
                boolean isDue = isLast || System.nanoTime() - loggedAt > LOG_INTERVAL.toNanos();
                if (isDue && !head.equals(logged)) {
                    LOG.infof("The audit trail's head: position %d, hash %s", head.position(), head.hash());
                    logged = head;
                    loggedAt = System.nanoTime();
                }
                if (System.nanoTime() - deletedAt >= RETENTION_INTERVAL.toNanos()) {
                    retention.deleteExpired();
                    deletedAt = System.nanoTime();
                }
            } catch (SQLException unavailable) {
                LOG.warnf("The audit trail cannot be linked now (SQL state %s)", unavailable.getSQLState());
            } catch (RuntimeException unexpected) {
                LOG.error("Linking the audit trail starts over", unexpected);
            }
        }
    }

    /** Returns true at shutdown. */
    private boolean pause() {
        try {
            return stopping.await(LINK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
