package dk.fodfaeste.reporting.report.publishing;

import dk.fodfaeste.kit.problem.RedactedException;
import dk.fodfaeste.reporting.projection.ReadingProgress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Stores every ten seconds until when all events have been read. While events are unread, it remembers the ends of the topics, and stores the instant
 * of these ends when they have been read. While Kafka does not answer, the stored instant stays.
 */
@ApplicationScoped
class UnreadEventsMonitor {
    private static final Logger LOG = Logger.getLogger(UnreadEventsMonitor.class);
    private static final int INTERVAL_SECONDS = 10;

    private final UnreadEvents unreadEvents;
    private final ReadingProgress progress;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("unread-events").daemon().factory());
    /** Not all of its events have been read yet; null if there is none. */
    private Ends unread;

    /** The ends of the topics at an instant. */
    private record Ends(Instant at, Map<TopicPartition, Long> offsets) {}

    UnreadEventsMonitor(UnreadEvents unreadEvents, ReadingProgress progress) {
        this.unreadEvents = unreadEvents;
        this.progress = progress;
    }

    void start(@Observes StartupEvent started) {
        schedule.scheduleWithFixedDelay(this::checkOrLog, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs before the connection pool closes. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) {
        schedule.shutdownNow();
    }

    private void checkOrLog() {
        try {
            check();
        } catch (SQLException | RuntimeException failed) {
            LOG.warn("It cannot be determined which events are unread; tried again", RedactedException.of(failed));
        }
    }

    synchronized void check() throws SQLException {
        Instant now = progress.now();
        Optional<Ends> ends = unreadEvents.endOffsets().map(offsets -> new Ends(now, offsets));
        if (unread != null && isRead(unread)) {
            progress.store(unread.at());
            unread = null;
        }
        if (ends.isEmpty()) {
            return;
        }
        if (isRead(ends.get())) {
            progress.store(now);
            unread = null;
        } else if (unread == null) {
            unread = ends.get();
        }
    }

    private boolean isRead(Ends ends) throws SQLException {
        return unreadEvents.countBefore(ends.offsets()) == 0;
    }
}
