package dk.fodfaeste.kit.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Wraps data keys again with the newest key after a rotation, in the background: table {@code participants}, column {@code data_key}. When the
 * log says that none is left, the older key may be removed from the key file.
 */
@ApplicationScoped
public class DataKeyRewrapping {
    private static final Logger LOG = Logger.getLogger(DataKeyRewrapping.class);
    private static final int BATCH_SIZE = 500;

    private final DataSource database;
    private final Keyring keyring;
    private final KeyReadiness readiness;

    DataKeyRewrapping(DataSource database, Keyring keyring, @Readiness KeyReadiness readiness) {
        this.database = database;
        this.keyring = keyring;
        this.readiness = readiness;
    }

    private record Wrapped(UUID person, byte[] key) {}

    /** Returns at once. After a crash the next start continues. */
    public void start() {
        // Fails here, on the caller's thread, if the keys cannot be used.
        keyring.currentPrefix();
        readiness.watch(keyring);
        Thread.ofVirtual().name("rewrapping").start(this::rewrapAll);
    }

    private void rewrapAll() {
        int done = 0;
        try {
            meetNewestKey();
            for (int batch = rewrapBatch(); batch > 0; batch = rewrapBatch()) {
                done += batch;
            }
            if (done > 0) {
                LOG.infof(
                        "%d data keys were wrapped by the newest key; no data key is left that an older key wrapped.",
                        done);
            }
        } catch (SQLException unavailable) {
            LOG.warnf(
                    "Rewrapping data keys stopped after %d (SQL state %s); the next start continues.",
                    done, unavailable.getSQLState());
        } catch (IllegalStateException unknownKey) {
            LOG.errorf("Rewrapping data keys stopped after %d: %s", done, unknownKey.getMessage());
        }
    }

    /** Unwraps the key of the person recorded last: another replica may have wrapped it with a key that this one does not have. */
    private void meetNewestKey() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select participant_ref, data_key from participants where data_key is not null
                         order by participant_ref desc limit 1""");
                ResultSet row = query.executeQuery()) {
            if (row.next()) {
                keyring.unwrap(row.getObject(1, UUID.class), row.getBytes(2));
            }
        }
    }

    private int rewrapBatch() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<Wrapped> old = wrappedByOlderKeys(connection);
            try (PreparedStatement update =
                    connection.prepareStatement("update participants set data_key = ? where participant_ref = ?")) {
                for (Wrapped one : old) {
                    update.setBytes(1, keyring.rewrap(one.person(), one.key()));
                    update.setObject(2, one.person());
                    update.addBatch();
                }
                update.executeBatch();
            }
            connection.commit();
            return old.size();
        }
    }

    private List<Wrapped> wrappedByOlderKeys(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select participant_ref, data_key from participants
                 where encode(substring(data_key from 1 for 5), 'hex') = any(?) limit %d for update""".formatted(BATCH_SIZE))) {
            Object[] older = keyring.olderPrefixes().stream()
                    .map(HexFormat.of()::formatHex)
                    .toArray();
            query.setArray(1, connection.createArrayOf("text", older));
            try (ResultSet rows = query.executeQuery()) {
                List<Wrapped> old = new ArrayList<>();
                while (rows.next()) {
                    old.add(new Wrapped(rows.getObject(1, UUID.class), rows.getBytes(2)));
                }
                return old;
            }
        }
    }
}
