package dk.fodfaeste.kit.republishing;

import dk.fodfaeste.kit.derivation.BackgroundWorker;
import dk.fodfaeste.kit.outbox.OutboxRelay;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Copies published events to the outbox in the order of their ids, in chunks and each in its own transaction with the position, so that a killed
 * service continues where it was. The next chunk waits until the one before is published, so that new events wait for one chunk at most. One
 * instance works at a time.
 *
 * <p>Events of erased persons are left out. Of a compacted topic, only the latest event of each key is sent, because its readers keep the last one.
 */
@ApplicationScoped
class RepublishingWorker {
    /** The number of events that are considered in a transaction. */
    private static final int CHUNK_SIZE = 1_000;

    private static final String IN_SCOPE = """
            (r.scope = 'EVERYTHING'
             or r.scope = 'ENROLMENT' and (c.subject = r.subject or starts_with(c.subject, r.subject || '/'))
             or r.scope = 'INITIATIVE' and r.subject in (
                    c.subject,
                    (select convert_from(p.value, 'UTF8')::json ->> 'initiative' from published_events p
                      where p.key = c.key and p.topic = c.topic and p.id <= c.id and p.value is not null order by p.id desc limit 1)))""";

    private static final String COPY = """
            with c as (
                select id, topic, key, value, headers, convert_from(key, 'UTF8') as subject
                  from published_events where id > ? and id <= ?),
            copied as (
                insert into outbox (topic, key, value, headers, kept, republished)
                select c.topic, c.key, c.value, c.headers, true, true
                  from c cross join republications r
                 where r.id = ? and %s
                   and (c.value is null or left(c.subject, 36) <> all(?))
                   and (c.topic <> all(?)
                        or not exists (select from published_events p where p.key = c.key and p.topic = c.topic and p.id > c.id)
                           and not exists (select from outbox o where o.key = c.key and o.topic = c.topic and not o.republished))
                 order by c.id
                returning 1)
            update republications set last_event = ?, sent = sent + (select count(*) from copied) where id = ?""".formatted(IN_SCOPE);

    private final AgroalDataSource database;
    private final OutboxRelay relay;
    private final Clock clock;
    private final Instance<EventSubjects> subjects;
    private final Set<String> compactedTopics;
    private final BackgroundWorker worker;

    /** @param compactedTopics topics of which Kafka keeps the last event of each key */
    RepublishingWorker(
            AgroalDataSource database,
            OutboxRelay relay,
            Clock clock,
            Instance<EventSubjects> subjects,
            @ConfigProperty(name = "fodfaeste.outbox.compacted-topics") Optional<Set<String>> compactedTopics) {
        this.database = database;
        this.relay = relay;
        this.clock = clock;
        this.subjects = subjects;
        this.compactedTopics = compactedTopics.orElse(Set.of());
        this.worker = new BackgroundWorker("republishing", this::copyNextChunk);
    }

    /** A service without events has nothing to send. */
    void start(@Observes StartupEvent started) {
        if (subjects.isResolvable()) {
            worker.start();
        }
    }

    /** Runs before the connection pool closes. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) throws InterruptedException {
        worker.stop();
    }

    void wake() {
        worker.wake();
    }

    private record Position(long republication, long lastEvent, long untilEvent) {}

    private boolean copyNextChunk() {
        boolean worked = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                Position from = lockRunning(connection);
                return from != null && !isWaiting(connection) && copy(connection, from);
            }
        });
        if (worked) {
            relay.wake();
        }
        return worked;
    }

    /** Null if nothing is to be sent, or another instance is at work. */
    private static Position lockRunning(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select id, last_event, until_event from republications"
                        + " where finished_at is null for update skip locked")) {
            return row.next() ? new Position(row.getLong(1), row.getLong(2), row.getLong(3)) : null;
        }
    }

    /** Whether events of the chunk before are not published yet. */
    private static boolean isWaiting(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select exists (select from outbox where republished)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private boolean copy(Connection connection, Position from) throws SQLException {
        long last = from.lastEvent();
        Set<UUID> ids = new HashSet<>();
        String sql = """
                select id, substring(convert_from(key, 'UTF8') from '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}')::uuid
                  from published_events where id > ? and id <= ? order by id limit %d""".formatted(CHUNK_SIZE);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, from.lastEvent());
            select.setLong(2, from.untilEvent());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    UUID id = row.getObject(2, UUID.class);
                    if (id != null) {
                        ids.add(id);
                    }
                }
            }
        }
        if (last == from.lastEvent()) {
            finish(connection, from);
        } else {
            copyUntil(
                    connection,
                    from,
                    last,
                    ids.isEmpty() ? Set.of() : subjects.get().lockAndFindErased(ids));
        }
        return true;
    }

    private void copyUntil(Connection connection, Position from, long last, Set<UUID> erased) throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement(COPY)) {
            copy.setLong(1, from.lastEvent());
            copy.setLong(2, last);
            copy.setLong(3, from.republication());
            copy.setArray(
                    4,
                    connection.createArrayOf(
                            "text", erased.stream().map(UUID::toString).toArray()));
            copy.setArray(5, connection.createArrayOf("text", compactedTopics.toArray()));
            copy.setLong(6, last);
            copy.setLong(7, from.republication());
            copy.executeUpdate();
        }
    }

    private void finish(Connection connection, Position from) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update republications set finished_at = ? where id = ?")) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setLong(2, from.republication());
            update.executeUpdate();
        }
    }
}
