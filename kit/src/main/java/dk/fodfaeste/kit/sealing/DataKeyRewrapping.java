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
 * Wraps data keys again with the newest key after a rotation, in the background: column {@code data_key} of the persons and the webhooks. When the
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

    private record Wrapped(UUID owner, byte[] key) {}

    /** A table with data keys. */
    private enum Table {
        PARTICIPANTS("participants", "participant_ref"),
        WEBHOOKS("webhooks", "webhook_id");

        private final String sql;
        private final String id;

        Table(String sql, String id) {
            this.sql = sql;
            this.id = id;
        }
    }

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
            for (Table table : Table.values()) {
                meetNewestKey(table);
                for (int batch = rewrapBatch(table); batch > 0; batch = rewrapBatch(table)) {
                    done += batch;
                }
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

    /** Unwraps the key that was recorded last: another replica may have wrapped it with a key that this one does not have. */
    private void meetNewestKey(Table table) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select %s, data_key from %s where data_key is not null order by 1 desc limit 1""".formatted(table.id, table.sql));
                ResultSet row = query.executeQuery()) {
            if (row.next()) {
                keyring.unwrap(row.getObject(1, UUID.class), row.getBytes(2));
            }
        }
    }

    private int rewrapBatch(Table table) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<Wrapped> old = wrappedByOlderKeys(table, connection);
            try (PreparedStatement update = connection.prepareStatement(
                    "update %s set data_key = ? where %s = ?".formatted(table.sql, table.id))) {
                for (Wrapped one : old) {
                    update.setBytes(1, keyring.rewrap(one.owner(), one.key()));
                    update.setObject(2, one.owner());
                    update.addBatch();
                }
                update.executeBatch();
            }
            connection.commit();
            return old.size();
        }
    }

    private List<Wrapped> wrappedByOlderKeys(Table table, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select %s, data_key from %s
                 where encode(substring(data_key from 1 for 5), 'hex') = any(?) limit %d for update""".formatted(table.id, table.sql, BATCH_SIZE))) {
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
