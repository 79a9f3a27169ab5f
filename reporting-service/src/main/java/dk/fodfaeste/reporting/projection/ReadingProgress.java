package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.kit.status.ReadUntil;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The instant until which all events of the topics have been read, by the clock of the database, which all instances share. */
@ApplicationScoped
public class ReadingProgress implements ReadUntil {
    private final AgroalDataSource database;

    ReadingProgress(AgroalDataSource database) {
        this.database = database;
    }

    /** The present time of the database. */
    public Instant now() throws SQLException {
        return instant("select clock_timestamp()").orElseThrow();
    }

    /** Stores that all events were read that the topics had at this instant. An earlier instant than the stored one changes nothing. */
    public void store(Instant readUntil) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update reading_progress set read_until = greatest(read_until, ?)")) {
            update.setObject(1, readUntil.atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    @Override
    public Instant readUntil() throws SQLException {
        return instant("select read_until from reading_progress").orElseThrow();
    }

    /** The stored instant if it is more than a minute ago; the beginning of 1970 if all events have never been read. */
    public Optional<Instant> readUntilIfLate() throws SQLException {
        return instant(
                "select read_until from reading_progress where read_until < clock_timestamp() - interval '1 minute'");
    }

    private Optional<Instant> instant(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                    : Optional.empty();
        }
    }
}
