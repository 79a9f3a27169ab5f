package dk.fodfaeste.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What {@code ./fodfaeste status --json} and {@code ./fodfaeste token} print, without a JVM for each question. */
public final class RunningStack {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningStack() {}

    public static JsonNode status(Path data) {
        return JSON.valueToTree(StatusReport.of(new DataDirectory(data)));
    }

    /**
     * A connection as the owner of a service's database.
     *
     * @param database participant, outcome or reporting
     */
    public static Connection database(Path data, String database) throws SQLException {
        String address =
                new DataDirectory(data).runningState().parts().get("postgresql").address();
        LocalPostgres.Database own = LocalPostgres.durable(
                        data, Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)))
                .database(database);
        return DriverManager.getConnection(own.url(), own.owner(), own.ownerPassword());
    }

    /** @throws CannotStart if nothing runs with this data directory */
    public static String token(Path data, String persona) {
        return LocalIdentity.askForToken(
                new DataDirectory(data).runningState().issuer(),
                Persona.named(persona).orElseThrow());
    }
}
