package dk.fodfaeste.kit.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * After a rotation, every data key that an older key wrapped is wrapped anew, in the background, while everything else goes on: table
 * {@code participants}, column {@code data_key}. Once the log says that none is left, the older key may be taken out of the file.
 */
@ApplicationScoped
public class DataKeyRewrapping {
    private static final Logger LOG = Logger.getLogger(DataKeyRewrapping.class);
    private static final int AT_A_TIME = 500;

    @Inject
    DataSource source;

    @Inject
    Keyring keyring;

    private record Wrapped(UUID person, byte[] key) {}

    /** Begins, and returns at once; what a crash leaves undone the next start does. */
    public void begin() {
        keyring.presentPrefix();
        Thread.ofVirtual().name("rewrapping").start(this::all);
    }

    private void all() {
        int done = 0;
        try {
            for (int some = some(); some > 0; some = some()) {
                done += some;
            }
            if (done > 0) {
                LOG.infof("%d data keys were wrapped by the newest key; none is left that an older one wrapped.", done);
            }
        } catch (SQLException away) {
            LOG.warnf(
                    "Wrapping data keys anew stopped after %d (SQL state %s); the next start goes on.",
                    done, away.getSQLState());
        }
    }

    private int some() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            List<Wrapped> old = old(connection);
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

    private List<Wrapped> old(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select participant_ref, data_key from participants
                 where substring(data_key from 1 for 5) <> ? limit %d for update""".formatted(AT_A_TIME))) {
            query.setBytes(1, keyring.presentPrefix());
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
