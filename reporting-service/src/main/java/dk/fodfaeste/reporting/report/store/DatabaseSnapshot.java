package dk.fodfaeste.reporting.report.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** All figures of a report are of one instant: its transaction reads a snapshot of the database. */
@ApplicationScoped
public class DatabaseSnapshot {
    private final AgroalDataSource database;

    DatabaseSnapshot(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Must come before the first query of the transaction, which takes the snapshot. The lock keeps the tables of the projection from being exchanged
     * by a rebuild until the transaction ends: the snapshot would show other tables only in part.
     */
    public void begin() throws SQLException {
        execute("set transaction isolation level repeatable read");
        execute("lock table stored_offsets in access share mode");
    }

    /** Like {@link #begin}, and locks the reports against changes until the transaction ends. */
    public void beginAndLockReports() throws SQLException {
        begin();
        execute("lock table reports in share row exclusive mode");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
