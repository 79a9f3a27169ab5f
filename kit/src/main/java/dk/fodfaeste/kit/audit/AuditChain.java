package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/**
 * Links the entries of the audit trail into a hash chain, some thousands of entries per link. A changed or deleted entry breaks the chain at that
 * entry. A chain that is rebuilt or cut off at its end no longer agrees with the heads in the log.
 */
@ApplicationScoped
class AuditChain {
    /** Length of a SHA-256 digest in bytes. */
    static final int DIGEST = 32;

    private static final int LINK_SIZE = 5_000;
    /** Identifies the lock among the advisory locks of the database. */
    private static final long LOCK = 0x61_75_64_69_74L;

    private final DataSource database;
    private final Clock clock;

    AuditChain(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Links all entries without a link. Returns the end of the chain, which another instance may have moved. */
    ChainHead link() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                ChainHead head = head(connection);
                List<AuditEntry> next = takeUnlinked(connection);
                while (!next.isEmpty()) {
                    head = append(connection, head, next);
                    next = next.size() < LINK_SIZE ? List.of() : takeUnlinked(connection);
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
            return row.next() ? ChainHead.of(row.getLong(1), row.getBytes(2)) : AuditRetention.start(connection);
        }
    }

    /** Takes the next entries that have no link yet, however late they were committed. */
    private static List<AuditEntry> takeUnlinked(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                with next as (
                    delete from audit_unlinked where entry in (select entry from audit_unlinked order by entry limit %d)
                    returning entry)
                select a.* from audit_trail a join next on next.entry = a.id order by a.id""".formatted(LINK_SIZE))) {
            return AuditTrail.read(query);
        }
    }

    private ChainHead append(Connection connection, ChainHead head, List<AuditEntry> next) throws SQLException {
        ByteBuffer digests = ByteBuffer.allocate(next.size() * DIGEST);
        next.forEach(entry -> digests.put(digest(entry)));
        Long[] entries = next.stream().map(AuditEntry::id).toArray(Long[]::new);
        byte[] hash = hash(head, entries, digests.array());
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit_links (position, entries, digests, hash, made_at) values (?, ?, ?, ?, ?)""")) {
            insert.setLong(1, head.position() + 1);
            insert.setArray(2, connection.createArrayOf("int8", entries));
            insert.setBytes(3, digests.array());
            insert.setBytes(4, hash);
            insert.setObject(5, Clocks.instant(clock).atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return ChainHead.of(head.position() + 1, hash);
    }

    static byte[] digest(AuditEntry entry) {
        return sha256().digest(entry.canonical().getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of the previous hash, the ids of the entries and their digests. */
    static byte[] hash(ChainHead previous, Long[] entries, byte[] digests) {
        MessageDigest sha256 = sha256();
        sha256.update(HexFormat.of().parseHex(previous.hash()));
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
}
