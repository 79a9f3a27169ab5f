package dk.fodfaeste.kit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Entries are kept as long as they may be asked for, and then are gone: whole links of the chain, from its beginning. */
@ApplicationScoped
class AuditRetention {
    private static final Logger LOG = Logger.getLogger(AuditRetention.class);

    @Inject
    DataSource database;

    @Inject
    AuditSettings settings;

    /** Where the chain begins, since its older part was forgotten; {@link ChainHead#NONE} where nothing was. */
    static ChainHead beginning(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select position, hash from audit_cuts order by position desc limit 1");
                ResultSet row = query.executeQuery()) {
            return row.next() ? ChainHead.of(row.getLong(1), row.getBytes(2)) : ChainHead.NONE;
        }
    }

    /** What was forgotten before its time, which the database does not do by itself. */
    static List<String> faults(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "select position from audit_cuts where made_at > cut_at - interval '1 year' order by position");
                ResultSet row = query.executeQuery()) {
            List<String> faults = new ArrayList<>();
            while (row.next()) {
                faults.add("the links until position " + row.getLong(1) + " were cut off before their time");
            }
            return faults;
        }
    }

    void forgetWhatIsOld() {
        try {
            forget(settings.kept());
        } catch (SQLException refused) {
            LOG.warnf(
                    "What is older than %s in the audit trail was not forgotten (SQL state %s); again tomorrow",
                    settings.kept(), refused.getSQLState());
        }
    }

    /** @param kept a year at least, or the database refuses */
    void forget(Period kept) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select audit_forget(cast(? as interval))")) {
            query.setString(1, kept.toString());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long gone = row.getLong(1);
                if (gone > 0) {
                    LOG.infof("%d entries of the audit trail were older than %s and are gone", gone, kept);
                }
            }
        }
    }
}
