package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.time.Now;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Links the entries of the audit trail into a chain of hashes, behind the back of the requests that wrote them. Whoever changes or takes
 * away an entry breaks the chain at that entry; whoever makes the whole chain anew, or cuts off its end, cannot change the heads that
 * stand in the log.
 */
@ApplicationScoped
class Chain {
    private static final Logger LOG = Logger.getLogger(Chain.class);
    private static final int AT_A_TIME = 5_000;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_HEADS = Duration.ofMinutes(10);
    /** Ids are given out before their transaction ends; further back than this nobody can still be about to commit. */
    private static final int OVERTAKEN = 50_000;
    /** An entry may wait this long for its link before that is a fault. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Names the lock among a database's advisory locks. */
    private static final long LOCK = 0x61_75_64_69_74L;

    private static final int MOST_FAULTS = 1_000;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("audit-chain").daemon().start(this::run);
    }

    /** Before the database goes. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) throws InterruptedException {
        stopping.countDown();
        thread.join(Duration.ofSeconds(10));
    }

    private void run() {
        Head published = Head.NONE;
        long publishedAt = System.nanoTime();
        boolean isLast = false;
        while (!isLast) {
            isLast = pause();
            try {
                Head head = link();
                boolean isDue = isLast || System.nanoTime() - publishedAt > BETWEEN_HEADS.toNanos();
                if (isDue && !head.equals(published)) {
                    LOG.infof("The audit trail's head: position %d, hash %s", head.position(), head.hash());
                    published = head;
                    publishedAt = System.nanoTime();
                }
            } catch (SQLException databaseAway) {
                LOG.warnf("The audit trail cannot be linked just now (SQL state %s)", databaseAway.getSQLState());
            } catch (RuntimeException unexpected) {
                LOG.error("Linking the audit trail starts over", unexpected);
            }
        }
    }

    /** Whether it is time to end. */
    private boolean pause() {
        try {
            return stopping.await(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Links what has no link yet; returns the end of the chain, wherever another instance has brought it. */
    Head link() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                Head head = head(connection);
                List<Look> next = unlinked(connection);
                while (!next.isEmpty()) {
                    head = append(connection, head, next);
                    next = next.size() < AT_A_TIME ? List.of() : unlinked(connection);
                }
                connection.commit();
                return head;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.executeQuery();
        }
    }

    private static Head head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select position, hash from audit_links order by position desc limit 1");
                ResultSet row = query.executeQuery()) {
            return row.next() ? new Head(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))) : Head.NONE;
        }
    }

    private static List<Look> unlinked(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select a.* from audit_trail a
                 where a.id > (select coalesce(max(entry), 0) - %d from audit_links)
                   and not exists (select from audit_links l where l.entry = a.id)
                 order by a.id limit %d""".formatted(OVERTAKEN, AT_A_TIME))) {
            return AuditTrail.read(query);
        }
    }

    private Head append(Connection connection, Head head, List<Look> next) throws SQLException {
        OffsetDateTime now = Now.instant(clock).atOffset(ZoneOffset.UTC);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into audit_links (position, entry, hash, made_at) values (?, ?, ?, ?)")) {
            long position = head.position();
            byte[] hash = HexFormat.of().parseHex(head.hash());
            for (Look look : next) {
                hash = hash(hash, look);
                insert.setLong(1, ++position);
                insert.setLong(2, look.id());
                insert.setBytes(3, hash);
                insert.setObject(4, now);
                insert.addBatch();
            }
            insert.executeBatch();
            return new Head(position, HexFormat.of().formatHex(hash));
        }
    }

    private static byte[] hash(byte[] before, Look look) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(look.canonical().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Goes through the whole chain.
     *
     * @param seen a head that the log told some time ago; absent where nobody kept one
     */
    Verdict verify(Head seen) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                List<String> faults = new ArrayList<>();
                Head head = walk(connection, seen, faults);
                if (seen != null && seen.position() > head.position()) {
                    faults.add("the chain ends at position " + head.position() + " and reached position "
                            + seen.position() + " once");
                }
                unlinkedForLong(connection).forEach(id -> fault(faults, "entry " + id + " has no link"));
                return new Verdict(count(connection), head, faults);
            } finally {
                connection.rollback();
            }
        }
    }

    private static Head walk(Connection connection, Head seen, List<String> faults) throws SQLException {
        Head head = Head.NONE;
        try (PreparedStatement query = connection.prepareStatement("""
                select l.position, l.entry, l.hash, a.* from audit_links l left join audit_trail a on a.id = l.entry
                 order by l.position""")) {
            query.setFetchSize(AT_A_TIME);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long position = row.getLong("position");
                    byte[] kept = row.getBytes("hash");
                    if (position != head.position() + 1) {
                        fault(
                                faults,
                                "the links before position " + position + " are missing, from position "
                                        + (head.position() + 1));
                    } else if (row.getObject("id") == null) {
                        fault(faults, "entry " + row.getLong("entry") + " is missing");
                    } else if (!MessageDigest.isEqual(
                            kept, hash(HexFormat.of().parseHex(head.hash()), AuditTrail.read(row)))) {
                        fault(faults, "entry " + row.getLong("entry") + " was changed");
                    }
                    // On with the hash that was kept, so that one changed entry is one fault.
                    head = new Head(position, HexFormat.of().formatHex(kept));
                    if (seen != null
                            && seen.position() == position
                            && !seen.hash().equals(head.hash())) {
                        fault(faults, "at position " + position + " the chain is another than the log once told");
                    }
                }
            }
        }
        return head;
    }

    private static void fault(List<String> faults, String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private List<Long> unlinkedForLong(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select a.id from audit_trail a
                 where a.at < ? and not exists (select from audit_links l where l.entry = a.id) order by a.id limit %d""".formatted(MOST_FAULTS))) {
            query.setObject(1, Now.instant(clock).minus(PATIENCE).atOffset(ZoneOffset.UTC));
            try (ResultSet rows = query.executeQuery()) {
                List<Long> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select count(*) from audit_trail");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
