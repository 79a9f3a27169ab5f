package dk.fodfaeste.reporting.report.publishing;

import dk.fodfaeste.kit.intake.TopicOffsets;
import dk.fodfaeste.kit.problem.RedactedException;
import dk.fodfaeste.reporting.projection.ReadingProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Stores every ten seconds until when all events have been read. While events are unread, it remembers the records of the topics, and stores the instant
 * of these records when they have been read. While Kafka does not answer, the stored instant stays.
 */
@ApplicationScoped
class UnreadEventsMonitor {
    private static final Logger LOG = Logger.getLogger(UnreadEventsMonitor.class);
    private static final int INTERVAL_SECONDS = 10;

    private final UnreadEvents unreadEvents;
    private final ReadingProgress progress;
    private final MeterRegistry metrics;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("unread-events").daemon().factory());
    /** Not all of its events have been read yet; null if there is none. */
    private Records unread;

    /** The records of the topics at an instant. */
    private record Records(Instant at, Map<TopicPartition, TopicOffsets.Offsets> offsets) {}

    UnreadEventsMonitor(UnreadEvents unreadEvents, ReadingProgress progress, MeterRegistry metrics) {
        this.unreadEvents = unreadEvents;
        this.progress = progress;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        TimeGauge.builder("fodfaeste.figures.delay", this::delayInSeconds, TimeUnit.SECONDS)
                .description("How long ago all events of the topics had been read")
                .register(metrics);
        schedule.scheduleWithFixedDelay(this::checkOrLog, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    /** Runs before the connection pool closes. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) {
        schedule.shutdownNow();
    }

    private long delayInSeconds() {
        try {
            return Math.max(
                    0, Duration.between(progress.readUntil(), progress.now()).toSeconds());
        } catch (SQLException unavailable) {
            // Micrometer reports the gauge as not a number.
            throw new IllegalStateException("The reading progress cannot be read", unavailable);
        }
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
        Optional<Records> present = unreadEvents.offsets().map(offsets -> new Records(now, offsets));
        if (unread != null && isRead(unread)) {
            progress.store(unread.at());
            unread = null;
        }
        if (present.isEmpty()) {
            return;
        }
        if (isRead(present.get())) {
            progress.store(now);
            unread = null;
        } else if (unread == null) {
            unread = present.get();
        }
    }

    private boolean isRead(Records records) throws SQLException {
        return unreadEvents.countUnread(records.offsets()) == 0;
    }
}
