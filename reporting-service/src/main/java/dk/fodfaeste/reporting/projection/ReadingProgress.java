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

/** The instant until which all events of the topics have been read, by the clock of the database, which all instances share. */
@ApplicationScoped
public class ReadingProgress implements ReadUntil {
    private final AgroalDataSource database;

    ReadingProgress(AgroalDataSource database) {
        this.database = database;
    }

    /** The present time of the database. */
    public Instant now() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
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
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select read_until from reading_progress");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
