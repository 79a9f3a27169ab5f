package dk.fodfaeste.reporting.projection;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The next offset of each partition, which kit's {@code ReadPositions} stores, and the offsets of unreadable records. Written in the transaction that
 * stores the events, so offsets and facts are always consistent. The tables of a rebuild have their own.
 */
@ApplicationScoped
public class StoredOffsets {
    private final AgroalDataSource database;

    StoredOffsets(AgroalDataSource database) {
        this.database = database;
    }

    /** The next offset of each partition. A missing partition has not been read. */
    public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select topic, partition, next_offset from stored_offsets");
                ResultSet row = select.executeQuery()) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            while (row.next()) {
                offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
            offsets.keySet().retainAll(List.copyOf(partitions));
            return offsets;
        }
    }

    /** All offsets, the generation of the tables and the positions of pending derivations. As long as it is unchanged, so is the projection. */
    public String asText() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select concat_ws(';',
                            (select generation from projection_state),
                            (select string_agg(topic || ' ' || partition || ' ' || next_offset, ',' order by topic, partition)
                             from stored_offsets),
                            (select string_agg(concat_ws(' ', initiative, last_enrolment), ',' order by initiative)
                             from pending_derivations))""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** Records that are missing in every figure because they could not be read. */
    public void storeUnreadable(Map<TopicPartition, List<Long>> unreadable) throws SQLException {
        record Position(TopicPartition partition, long offset) {}
        List<Position> rows = unreadable.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(offset -> new Position(entry.getKey(), offset)))
                .toList();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into unreadable_events (topic, partition, record_offset)
                        select * from unnest(?::text[], ?::int[], ?::bigint[]) on conflict do nothing""")) {
            insert.setArray(
                    1, ColumnArrays.of(connection, rows, row -> row.partition().topic()));
            insert.setArray(
                    2, ColumnArrays.of(connection, rows, row -> row.partition().partition()));
            insert.setArray(3, ColumnArrays.of(connection, rows, Position::offset));
            insert.executeUpdate();
        }
    }

    /** The record could be read after all. */
    public void removeUnreadable(TopicPartition partition, long offset) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from unreadable_events where topic = ? and partition = ? and record_offset = ?")) {
            delete.setString(1, partition.topic());
            delete.setInt(2, partition.partition());
            delete.setLong(3, offset);
            delete.executeUpdate();
        }
    }

    public long unreadableEvents() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select count(*) from unreadable_events");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
