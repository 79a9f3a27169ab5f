package dk.fodfaeste.kit.audit;

import static dk.fodfaeste.kit.message.Message.message;
import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** Compares the audit trail with its hash chain and names every entry and link that was changed or is missing. */
@ApplicationScoped
class AuditChainVerifier {
    /** An entry without a link is a fault when it is older than this. */
    private static final Duration MAX_LINK_DELAY = Duration.ofMinutes(5);

    private static final String COUNT_RECENT =
            "select count(*) from audit_trail where at > now() - interval '%d minutes'"
                    .formatted(MAX_LINK_DELAY.toMinutes());

    private static final int MAX_FAULTS = 1_000;
    private static final int FETCH_SIZE = 10;

    private final DataSource database;
    private final AuditStates states;

    AuditChainVerifier(DataSource database, AuditStates states) {
        this.database = database;
        this.states = states;
    }

    /**
     * Verifies the chain and stores that it was verified.
     *
     * @param known a head from the log, to compare with the chain; may be null
     */
    VerificationResult verify(ChainHead known) throws SQLException {
        VerificationResult result = compare(known);
        states.storeVerification(result.faults().size());
        return result;
    }

    private VerificationResult compare(ChainHead known) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return new Verification(connection, known).result();
            } finally {
                connection.rollback();
            }
        }
    }

    /** One pass over the chain. */
    private static final class Verification {
        private final Connection connection;
        private final ChainHead known;
        private final List<Message> faults = new ArrayList<>();
        private ChainHead head;
        private long linkedEntries;

        Verification(Connection connection, ChainHead known) {
            this.connection = connection;
            this.known = known;
        }

        VerificationResult result() throws SQLException {
            faults.addAll(AuditRetention.faults(connection));
            ChainHead start = AuditRetention.start(connection);
            followLinks(start);
            if (known != null && known.position() < start.position()) {
                fault(message("auditBeginsAfterKnownHead", start.position(), known.position()));
            }
            if (known != null && known.position() > head.position()) {
                fault(message("auditEndsBeforeKnownHead", head.position(), known.position()));
            }
            long entries = count("select count(*) from audit_trail");
            long unlinked = entries - linkedEntries;
            if (unlinked > count(COUNT_RECENT)) {
                fault(message("auditEntriesUnlinked", unlinked, MAX_LINK_DELAY.toMinutes()));
            }
            return new VerificationResult(entries, head, faults);
        }

        private void followLinks(ChainHead start) throws SQLException {
            moveTo(start);
            try (PreparedStatement query = connection.prepareStatement(
                    "select position, entries, digests, hash from audit_links order by position")) {
                query.setFetchSize(FETCH_SIZE);
                try (ResultSet link = query.executeQuery()) {
                    while (link.next()) {
                        verifyLink(
                                link.getLong(1),
                                (Long[]) link.getArray(2).getArray(),
                                link.getBytes(3),
                                link.getBytes(4));
                    }
                }
            }
        }

        private void verifyLink(long position, Long[] entries, byte[] digests, byte[] hash) throws SQLException {
            if (position != head.position() + 1) {
                fault(message("auditLinksMissing", head.position() + 1, position - 1));
            } else if (digests.length != entries.length * AuditChain.DIGEST
                    || !MessageDigest.isEqual(hash, AuditChain.hash(head, entries, digests))) {
                fault(message("auditLinkChanged", position));
            }
            verifyEntries(entries, digests);
            // Continues with the stored hash, so that one changed link is one fault.
            moveTo(ChainHead.of(position, hash));
        }

        private void moveTo(ChainHead next) {
            head = next;
            if (known != null
                    && known.position() == head.position()
                    && !known.hash().equals(head.hash())) {
                fault(message("auditHeadDiffers", head.position()));
            }
        }

        private void verifyEntries(Long[] ids, byte[] digests) throws SQLException {
            Map<Long, AuditEntry> entries;
            try (PreparedStatement query = connection.prepareStatement("select * from audit_trail where id = any(?)")) {
                query.setArray(1, connection.createArrayOf("int8", ids));
                entries = AuditTrail.read(query).stream().collect(toMap(AuditEntry::id, Function.identity()));
            }
            for (int i = 0; i < ids.length; i++) {
                AuditEntry entry = entries.get(ids[i]);
                int end = (i + 1) * AuditChain.DIGEST;
                if (entry == null) {
                    fault(message("auditEntryMissing", ids[i]));
                } else if (end > digests.length
                        || !Arrays.equals(
                                AuditChain.digest(entry), Arrays.copyOfRange(digests, i * AuditChain.DIGEST, end))) {
                    fault(message("auditEntryChanged", ids[i]));
                }
            }
            linkedEntries += entries.size();
        }

        private void fault(Message fault) {
            if (faults.size() < MAX_FAULTS) {
                faults.add(fault);
            }
        }

        private long count(String sql) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
