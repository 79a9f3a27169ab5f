package dk.fodfaeste.kit.audit;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Deletes entries after the retention period, in whole links from the start of the chain. */
@ApplicationScoped
class AuditRetention {
    private static final Logger LOG = Logger.getLogger(AuditRetention.class);

    private final DataSource database;
    private final AuditSettings settings;

    AuditRetention(DataSource database, AuditSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** The last link that was deleted; {@link ChainHead#NONE} if none was. */
    static ChainHead start(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select position, hash from audit_cuts order by position desc limit 1");
                ResultSet row = query.executeQuery()) {
            return row.next() ? ChainHead.of(row.getLong(1), row.getBytes(2)) : ChainHead.NONE;
        }
    }

    /** Deletions before the end of the retention period. The database function never makes one, so each is a fault. */
    static List<Message> faults(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select position from audit_cuts where made_at > cut_at - interval '1 year' order by position");
                ResultSet row = query.executeQuery()) {
            List<Message> faults = new ArrayList<>();
            while (row.next()) {
                faults.add(message("auditCutEarly", row.getLong(1)));
            }
            return faults;
        }
    }

    void deleteExpired() {
        try {
            deleteOlderThan(settings.kept());
        } catch (SQLException refused) {
            LOG.warnf(
                    "Entries of the audit trail older than %s were not deleted (SQL state %s); the next attempt is tomorrow",
                    settings.kept(), refused.getSQLState());
        }
    }

    /** @param kept at least a year; the database refuses a shorter period */
    void deleteOlderThan(Period kept) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select audit_forget(cast(? as interval))")) {
            query.setString(1, kept.toString());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long deleted = row.getLong(1);
                if (deleted > 0) {
                    LOG.infof("%d entries of the audit trail were older than %s and are deleted", deleted, kept);
                }
            }
        }
    }
}
