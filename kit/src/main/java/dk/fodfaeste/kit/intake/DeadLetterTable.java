package dk.fodfaeste.kit.intake;

import dk.fodfaeste.kit.time.Clocks;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The table {@code dead_letters}. Its statements use the transaction of the caller if there is one. */
@ApplicationScoped
class DeadLetterTable {
    private static final String COLUMNS = "id, topic, partition, record_offset, reason, found_at";

    private final AgroalDataSource database;
    private final Clock clock;

    DeadLetterTable(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Returns false if the record waits already: some topics are read from their beginning after each start. */
    boolean add(ConsumerRecord<byte[], byte[]> record, String reason) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into dead_letters as present (topic, partition, record_offset, reason, found_at) values (?, ?, ?, ?, ?)
                        on conflict (topic, partition, record_offset) do update
                           set reason = excluded.reason, found_at = excluded.found_at, redriven_at = null
                         where present.redriven_at is not null""")) {
            insert.setString(1, record.topic());
            insert.setInt(2, record.partition());
            insert.setLong(3, record.offset());
            insert.setString(4, reason);
            insert.setObject(5, now());
            return insert.executeUpdate() == 1;
        }
    }

    /** The waiting letters with a greater id, in the order of their ids. */
    List<DeadLetter> waiting(long after, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                        + " from dead_letters where redriven_at is null and id > ? order by id limit ?")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            return read(select);
        }
    }

    long countWaiting() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement count =
                        connection.prepareStatement("select count(*) from dead_letters where redriven_at is null");
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    boolean exists(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select from dead_letters where id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Locks the letter until the end of the transaction; empty if it does not wait. */
    Optional<DeadLetter> lock(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select " + COLUMNS + " from dead_letters where redriven_at is null and id = ? for update")) {
            select.setLong(1, id);
            return read(select).stream().findFirst();
        }
    }

    void markRedriven(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update dead_letters set redriven_at = ? where id = ?")) {
            update.setObject(1, now());
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    void changeReason(long id, String reason) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update dead_letters set reason = ? where id = ?")) {
            update.setString(1, reason);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    private OffsetDateTime now() {
        return Clocks.instant(clock).atOffset(ZoneOffset.UTC);
    }

    private static List<DeadLetter> read(PreparedStatement select) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                letters.add(new DeadLetter(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        row.getString("reason"),
                        row.getObject("found_at", OffsetDateTime.class).toInstant()));
            }
        }
        return letters;
    }
}
