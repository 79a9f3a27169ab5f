package dk.fodfaeste.reporting.projection;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far each partition has been read into this database, and what in it could not be understood. Written in the transaction that keeps
 * what was read, so the two never disagree: a projection that was dropped has no positions either, and is read anew from the beginning.
 */
@ApplicationScoped
public class StoredOffsets {
    private final AgroalDataSource database;

    StoredOffsets(AgroalDataSource database) {
        this.database = database;
    }

    /** The offset to go on from; a partition that is missing here has not been read yet. */
    public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select topic, partition, next_offset from stored_offsets");
                ResultSet row = select.executeQuery()) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            while (row.next()) {
                positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
            positions.keySet().retainAll(List.copyOf(partitions));
            return positions;
        }
    }

    /** All positions as one text: as long as it is the same, so is everything that follows from what was read. */
    public String readUntil() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select coalesce(string_agg(topic || ' ' || partition || ' ' || next_offset, ',' order by topic, partition), '')
                        from stored_offsets""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    public void moveTo(Map<TopicPartition, Long> nextOffsets) throws SQLException {
        List<Map.Entry<TopicPartition, Long>> rows = nextOffsets.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition)))
                .toList();
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into stored_offsets (topic, partition, next_offset)
                        select * from unnest(?::text[], ?::int[], ?::bigint[])
                        on conflict (topic, partition) do update set next_offset = excluded.next_offset""")) {
            upsert.setArray(1, ColumnArrays.of(connection, rows, row -> row.getKey().topic()));
            upsert.setArray(2, ColumnArrays.of(connection, rows, row -> row.getKey().partition()));
            upsert.setArray(3, ColumnArrays.of(connection, rows, Map.Entry::getValue));
            upsert.executeUpdate();
        }
    }

    /** The record at that offset stays out of every figure. */
    public void passOver(Map<TopicPartition, List<Long>> unreadable) throws SQLException {
        record Place(TopicPartition partition, long offset) {}
        List<Place> places = unreadable.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(offset -> new Place(entry.getKey(), offset)))
                .toList();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into unreadable_events (topic, partition, record_offset)
                        select * from unnest(?::text[], ?::int[], ?::bigint[]) on conflict do nothing""")) {
            insert.setArray(
                    1, ColumnArrays.of(connection, places, place -> place.partition().topic()));
            insert.setArray(
                    2, ColumnArrays.of(connection, places, place -> place.partition().partition()));
            insert.setArray(3, ColumnArrays.of(connection, places, Place::offset));
            insert.executeUpdate();
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
