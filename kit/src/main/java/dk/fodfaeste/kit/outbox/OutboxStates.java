package dk.fodfaeste.kit.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;

/** Reads the present state of the outbox, which all instances share. */
@ApplicationScoped
public class OutboxStates {
    private final AgroalDataSource database;
    private final OutboxRelay relay;

    OutboxStates(AgroalDataSource database, OutboxRelay relay) {
        this.database = database;
        this.relay = relay;
    }

    /** The present state. */
    public OutboxState present() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select count(*), min(written_at), (select count(*) from outbox_parked) from outbox");
                ResultSet row = select.executeQuery()) {
            row.next();
            OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
            return new OutboxState(
                    row.getLong(1),
                    oldest == null ? null : oldest.toInstant(),
                    row.getLong(3),
                    relay.failure().orElse(null));
        }
    }

    /** The topics in which this service has published events. */
    public Set<String> publishedTopics() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select distinct topic from published_positions");
                ResultSet row = select.executeQuery()) {
            Set<String> topics = new TreeSet<>();
            while (row.next()) {
                topics.add(row.getString(1));
            }
            return topics;
        }
    }
}
