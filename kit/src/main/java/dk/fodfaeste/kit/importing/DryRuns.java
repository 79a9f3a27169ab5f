package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.json.EventJson;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * What all dry runs share. A dry run reads only: each chunk is judged in a transaction of its own that cannot write or lock, and no transaction is
 * open while the file is read.
 */
@ApplicationScoped
public class DryRuns {
    private final ImportSettings settings;
    private final EventJson json;
    private final DataSource database;

    DryRuns(ImportSettings settings, EventJson json, DataSource database) {
        this.settings = settings;
        this.json = json;
        this.database = database;
    }

    /** @param type a type that can be written as JSON */
    public <T> AcceptedLines<T> acceptedLines(Class<T> type) throws IOException {
        return AcceptedLines.create(settings.directory(), json, type);
    }

    /** Runs the work in a new transaction in which the database refuses every write and every row lock. */
    public <T> T readOnly(Supplier<T> work) {
        QuarkusTransaction.begin();
        try {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("set transaction read only");
            } catch (SQLException failed) {
                throw new IllegalStateException("A transaction that reads only cannot begin", failed);
            }
            return work.get();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
