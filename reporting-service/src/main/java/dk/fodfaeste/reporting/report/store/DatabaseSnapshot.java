package dk.fodfaeste.reporting.report.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Everything in a report belongs together, whatever is recorded meanwhile: its transaction sees the database as it was at one instant. */
@ApplicationScoped
public class DatabaseSnapshot {
    private final AgroalDataSource database;

    DatabaseSnapshot(AgroalDataSource database) {
        this.database = database;
    }

    /** To be said before the transaction reads anything. */
    public void ofNow() throws SQLException {
        say("set transaction isolation level repeatable read");
    }

    /** As {@link #ofNow}, and the reports are nobody else's to change until the transaction is over. */
    public void ofNowToPublish() throws SQLException {
        ofNow();
        say("lock table reports in share row exclusive mode");
    }

    private void say(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement said = connection.createStatement()) {
            said.execute(statement);
        }
    }
}
