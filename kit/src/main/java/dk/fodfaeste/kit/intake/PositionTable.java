package dk.fodfaeste.kit.intake;

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
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** The table {@code stored_offsets}: how far this service has read each partition. */
@ApplicationScoped
class PositionTable {
    private static final String COLUMNS = "topic, partition, next_offset, first_offset, epoch, last_record";

    private final AgroalDataSource database;

    PositionTable(AgroalDataSource database) {
        this.database = database;
    }

    /** All partitions that were read. */
    Map<TopicPartition, StoredPosition> all() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select " + COLUMNS + " from stored_offsets")) {
            return read(select);
        }
    }

    /** Locks the rows of the partitions until the end of the transaction. A partition that was not read has no row. */
    Map<TopicPartition, StoredPosition> lock(Collection<TopicPartition> partitions) throws SQLException {
        String sql = "select " + COLUMNS + " from stored_offsets"
                + " where (topic, partition) in (select * from unnest(?::text[], ?::int[]))"
                + " order by topic, partition for update";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            List<TopicPartition> all = List.copyOf(partitions);
            select.setArray(1, array(connection, "text", all, TopicPartition::topic));
            select.setArray(2, array(connection, "int", all, TopicPartition::partition));
            return read(select);
        }
    }

    /** A position never goes back. */
    void store(Map<TopicPartition, StoredPosition> positions) throws SQLException {
        String sql = "insert into stored_offsets (" + COLUMNS + ")" + """
                 select * from unnest(?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[]) order by 1, 2
                on conflict (topic, partition) do update
                   set next_offset = excluded.next_offset, epoch = excluded.epoch, last_record = excluded.last_record
                 where stored_offsets.next_offset < excluded.next_offset""";
        List<Map.Entry<TopicPartition, StoredPosition>> rows = List.copyOf(positions.entrySet());
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setArray(
                    1, array(connection, "text", rows, row -> row.getKey().topic()));
            upsert.setArray(
                    2, array(connection, "int", rows, row -> row.getKey().partition()));
            upsert.setArray(
                    3, array(connection, "bigint", rows, row -> row.getValue().nextOffset()));
            upsert.setArray(
                    4, array(connection, "bigint", rows, row -> row.getValue().firstOffset()));
            upsert.setArray(
                    5, array(connection, "bigint", rows, row -> row.getValue().epoch()));
            upsert.setArray(
                    6, array(connection, "text", rows, row -> row.getValue().lastRecord()));
            upsert.executeUpdate();
        }
    }

    private static Map<TopicPartition, StoredPosition> read(PreparedStatement select) throws SQLException {
        Map<TopicPartition, StoredPosition> positions = new HashMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                positions.put(
                        new TopicPartition(row.getString(1), row.getInt(2)),
                        new StoredPosition(row.getLong(3), row.getLong(4), row.getLong(5), row.getString(6)));
            }
        }
        return positions;
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<T, Object> column) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
