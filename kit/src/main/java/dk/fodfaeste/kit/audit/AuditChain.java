package dk.fodfaeste.kit.audit;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.time.Clocks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Links the entries of the audit trail into a chain of hashes, behind the back of the requests that wrote them. Whoever changes or takes
 * away an entry breaks the chain at that entry; whoever makes the whole chain anew, or cuts off its end, cannot change the heads that
 * stand in the log.
 */
@ApplicationScoped
class AuditChain {
    private static final Logger LOG = Logger.getLogger(AuditChain.class);
    private static final int AT_A_TIME = 5_000;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_HEADS = Duration.ofMinutes(10);
    private static final Duration BETWEEN_FORGETTING = Duration.ofDays(1);
    /** Ids are given out before their transaction ends; further back than this nobody can still be about to commit. */
    private static final int OVERTAKEN = 50_000;
    /** An entry may wait this long for its link before that is a fault. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Names the lock among a database's advisory locks. */
    private static final long LOCK = 0x61_75_64_69_74L;

    private static final int MOST_FAULTS = 1_000;
    private static final int DIGEST = 32;
    private static final int LINKS_AT_A_TIME = 10;
    private static final String FRESH =
            "select count(*) from audit_trail where at > now() - interval '%d minutes'".formatted(PATIENCE.toMinutes());

    @Inject
    DataSource database;

    @Inject
    AuditRetention forgetting;

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
        ChainHead published = ChainHead.NONE;
        long publishedAt = System.nanoTime();
        long forgotAt = System.nanoTime() - BETWEEN_FORGETTING.toNanos();
        boolean isLast = false;
        while (!isLast) {
            isLast = pause();
            try {
                ChainHead head = link();
                boolean isDue = isLast || System.nanoTime() - publishedAt > BETWEEN_HEADS.toNanos();
                if (isDue && !head.equals(published)) {
                    LOG.infof("The audit trail's head: position %d, hash %s", head.position(), head.hash());
                    published = head;
                    publishedAt = System.nanoTime();
                }
                if (System.nanoTime() - forgotAt >= BETWEEN_FORGETTING.toNanos()) {
                    forgetting.forgetWhatIsOld();
                    forgotAt = System.nanoTime();
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
    ChainHead link() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                ChainHead head = head(connection);
                List<AuditEntry> next = unlinked(connection);
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

    private static ChainHead head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select position, hash from audit_links order by position desc limit 1");
                ResultSet row = query.executeQuery()) {
            return row.next() ? ChainHead.of(row.getLong(1), row.getBytes(2)) : AuditRetention.beginning(connection);
        }
    }

    private static List<AuditEntry> unlinked(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                with recent as (select coalesce(max(last_entry), 0) - %d as first from audit_links)
                select a.* from audit_trail a, recent
                 where a.id > recent.first
                   and a.id not in (select unnest(l.entries) from audit_links l, recent where l.last_entry > recent.first)
                 order by a.id limit %d""".formatted(OVERTAKEN, AT_A_TIME))) {
            return AuditTrail.read(query);
        }
    }

    private ChainHead append(Connection connection, ChainHead head, List<AuditEntry> next) throws SQLException {
        ByteBuffer digests = ByteBuffer.allocate(next.size() * DIGEST);
        next.forEach(look -> digests.put(digest(look)));
        Long[] entries = next.stream().map(AuditEntry::id).toArray(Long[]::new);
        byte[] hash = hash(head, entries, digests.array());
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit_links (position, entries, digests, last_entry, hash, made_at) values (?, ?, ?, ?, ?, ?)""")) {
            insert.setLong(1, head.position() + 1);
            insert.setArray(2, connection.createArrayOf("int8", entries));
            insert.setBytes(3, digests.array());
            insert.setLong(4, next.getLast().id());
            insert.setBytes(5, hash);
            insert.setObject(6, Clocks.instant(clock).atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return ChainHead.of(head.position() + 1, hash);
    }

    private static byte[] digest(AuditEntry look) {
        return sha256().digest(look.canonical().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hash(ChainHead before, Long[] entries, byte[] digests) {
        MessageDigest sha256 = sha256();
        sha256.update(HexFormat.of().parseHex(before.hash()));
        for (long entry : entries) {
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(entry).array());
        }
        return sha256.digest(digests);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Goes through the whole chain.
     *
     * @param seen a head that the log told some time ago; absent where nobody kept one
     */
    VerificationResult verify(ChainHead seen) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                List<String> faults = new ArrayList<>(AuditRetention.faults(connection));
                Walked walked = walk(connection, seen, faults);
                ChainHead head = walked.head();
                ChainHead beginning = AuditRetention.beginning(connection);
                if (seen != null && seen.position() < beginning.position()) {
                    fault(
                            faults,
                            "the chain begins after position " + beginning.position()
                                    + ", and the log told it to end at position " + seen.position());
                }
                if (seen != null && seen.position() > head.position()) {
                    fault(
                            faults,
                            "the chain ends at position " + head.position() + " and reached position " + seen.position()
                                    + " once");
                }
                long entries = count(connection, "select count(*) from audit_trail");
                long waiting = entries - walked.found();
                if (waiting > count(connection, FRESH)) {
                    fault(
                            faults,
                            waiting + " entries have no link, and some of them for longer than " + PATIENCE.toMinutes()
                                    + " minutes");
                }
                return new VerificationResult(entries, head, faults);
            } finally {
                connection.rollback();
            }
        }
    }

    /** @param found how many of the linked entries are there */
    private record Walked(ChainHead head, long found) {}

    private static Walked walk(Connection connection, ChainHead seen, List<String> faults) throws SQLException {
        ChainHead head = AuditRetention.beginning(connection);
        compare(head, seen, faults);
        long found = 0;
        try (PreparedStatement query = connection.prepareStatement(
                "select position, entries, digests, hash from audit_links order by position")) {
            query.setFetchSize(LINKS_AT_A_TIME);
            try (ResultSet link = query.executeQuery()) {
                while (link.next()) {
                    long position = link.getLong(1);
                    Long[] entries = (Long[]) link.getArray(2).getArray();
                    byte[] digests = link.getBytes(3);
                    byte[] hash = link.getBytes(4);
                    if (position != head.position() + 1) {
                        fault(
                                faults,
                                "the links from position " + (head.position() + 1) + " to " + (position - 1)
                                        + " are missing");
                    } else if (digests.length != entries.length * DIGEST
                            || !MessageDigest.isEqual(hash, hash(head, entries, digests))) {
                        fault(faults, "the link at position " + position + " was changed");
                    }
                    found += compare(connection, entries, digests, faults);
                    // On with the hash that was kept, so that one changed link is one fault.
                    head = ChainHead.of(position, hash);
                    compare(head, seen, faults);
                }
            }
        }
        return new Walked(head, found);
    }

    private static void compare(ChainHead head, ChainHead seen, List<String> faults) {
        if (seen != null && seen.position() == head.position() && !seen.hash().equals(head.hash())) {
            fault(faults, "at position " + head.position() + " the chain is another than the log once told");
        }
    }

    /** Returns how many of the entries are there. */
    private static int compare(Connection connection, Long[] entries, byte[] digests, List<String> faults)
            throws SQLException {
        Map<Long, AuditEntry> looks;
        try (PreparedStatement query = connection.prepareStatement("select * from audit_trail where id = any(?)")) {
            query.setArray(1, connection.createArrayOf("int8", entries));
            looks = AuditTrail.read(query).stream().collect(toMap(AuditEntry::id, Function.identity()));
        }
        for (int i = 0; i < entries.length; i++) {
            AuditEntry look = looks.get(entries[i]);
            if (look == null) {
                fault(faults, "entry " + entries[i] + " is missing");
            } else if ((i + 1) * DIGEST > digests.length
                    || !Arrays.equals(digest(look), Arrays.copyOfRange(digests, i * DIGEST, (i + 1) * DIGEST))) {
                fault(faults, "entry " + entries[i] + " was changed");
            }
        }
        return looks.size();
    }

    private static void fault(List<String> faults, String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
