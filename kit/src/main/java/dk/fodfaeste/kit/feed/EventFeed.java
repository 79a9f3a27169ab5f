package dk.fodfaeste.kit.feed;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.problem.Refusal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads the events that this service has published, in the order of their publication. */
@ApplicationScoped
public class EventFeed {
    /** An answer is in memory. One event is read whatever its size. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int MOST_WAITING = 50;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final CountDownLatch stopping = new CountDownLatch(1);

    EventFeed(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Answers those who wait, so that the service need not wait for them. */
    void stop(@Observes ShutdownDelayInitiatedEvent begun) {
        stopping.countDown();
    }

    /**
     * @param topics of the events
     * @param types of the events; all if empty
     * @param limit the largest number of events
     */
    record Selection(Set<String> topics, Set<String> types, int limit) {}

    /** @param next the cursor behind these events and behind those that the selection leaves out */
    record FeedPage(List<CloudEvent> events, FeedCursor next) {}

    /**
     * The events after the cursor. If there is none, waits until there is one, at most this long; not if many others wait already.
     *
     * @param after null for the first events
     * @throws Refusal 410 if the cursor is from before a restore
     */
    FeedPage read(Selection selection, FeedCursor after, Duration wait) throws SQLException {
        long end = System.nanoTime() + wait.toNanos();
        FeedPage page = read(selection, after);
        if (!page.events().isEmpty() || wait.isZero() || !waiting.tryAcquire()) {
            return page;
        }
        try {
            while (page.events().isEmpty() && System.nanoTime() < end && pause()) {
                page = read(selection, page.next());
            }
            return page;
        } finally {
            waiting.release();
        }
    }

    private boolean pause() {
        try {
            return !stopping.await(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private FeedPage read(Selection selection, FeedCursor after) throws SQLException {
        try (Connection connection = database.getConnection()) {
            FeedCursor end = end(connection);
            if (after != null && (after.epoch() != end.epoch() || after.position() > end.position())) {
                throw Refusal.gone(message("publishedAgain"));
            }
            return read(connection, selection, after == null ? 0 : after.position(), end);
        }
    }

    /** Read before the events: all events up to it are committed. */
    private static FeedCursor end(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select epoch, coalesce((select max(feed_position) from published_events), 0) from event_epoch");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new FeedCursor(row.getLong(1), row.getLong(2));
        }
    }

    /**
     * One event; empty if it is not in the feed any more.
     *
     * @param id of the row in {@code published_events}
     */
    public Optional<CloudEvent> event(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select value, headers, epoch from published_events cross join event_epoch where id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(event(row.getString("headers"), row.getBytes("value"), row.getLong("epoch")))
                        : Optional.empty();
            }
        }
    }

    private FeedPage read(Connection connection, Selection selection, long after, FeedCursor end) throws SQLException {
        String sql = """
                select feed_position, value, headers from published_events
                 where feed_position > ? and feed_position <= ? and topic = any(?) and (cardinality(?) = 0 or headers ->> 'ce_type' = any(?))
                 order by feed_position limit ?""";
        List<CloudEvent> events = new ArrayList<>();
        int bytes = 0;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            select.setLong(2, end.position());
            select.setArray(
                    3, connection.createArrayOf("text", selection.topics().toArray()));
            select.setArray(
                    4, connection.createArrayOf("text", selection.types().toArray()));
            select.setArray(
                    5, connection.createArrayOf("text", selection.types().toArray()));
            select.setInt(6, selection.limit());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byte[] value = row.getBytes("value");
                    long position = row.getLong("feed_position");
                    events.add(event(row.getString("headers"), value, end.epoch()));
                    bytes += value == null ? 0 : value.length;
                    if (events.size() == selection.limit() || bytes >= MOST_BYTES) {
                        return new FeedPage(events, new FeedCursor(end.epoch(), position));
                    }
                }
            }
        }
        return new FeedPage(events, end);
    }

    private CloudEvent event(String headers, byte[] value, long epoch) {
        try {
            JsonNode attributes = json.readTree(headers);
            return new CloudEvent(
                    attributes.path("ce_specversion").textValue(),
                    attributes.path("ce_id").textValue(),
                    attributes.path("ce_type").textValue(),
                    attributes.path("ce_source").textValue(),
                    attributes.path("ce_subject").textValue(),
                    attributes.path("ce_time").textValue(),
                    attributes.path("ce_dataschema").textValue(),
                    attributes.path("content-type").textValue(),
                    epoch,
                    value == null ? null : new String(value, StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
