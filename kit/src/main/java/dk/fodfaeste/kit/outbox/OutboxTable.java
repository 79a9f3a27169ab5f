package dk.fodfaeste.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The statements of the relay on the tables {@code outbox} and {@code outbox_parked}. */
final class OutboxTable {
    private static final int MOST_ROWS = 1000;
    /** Forwarded records can be large, and the service has little memory. One row is read whatever its size. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final ObjectMapper json;

    OutboxTable(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The oldest rows in the order of their ids.
     *
     * @param oldestWrittenAtMillis 0 if no row waits
     * @param parked the number of parked rows
     */
    record Waiting(List<OutboxRow> rows, long oldestWrittenAtMillis, long parked) {}

    Waiting oldest(Connection connection) throws SQLException {
        String sql = """
                select p.parked, o.* from (select count(*) as parked from outbox_parked) p
                left join (select *, sum(coalesce(octet_length(value), 0)) over (order by id) as bytes
                             from (select * from outbox order by id limit %d) oldest) o
                       on o.bytes - coalesce(octet_length(o.value), 0) < %d
                order by o.id""".formatted(MOST_ROWS, MOST_BYTES);
        List<OutboxRow> rows = new ArrayList<>();
        long oldestWrittenAtMillis = 0;
        long parked = 0;
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                parked = row.getLong("parked");
                long id = row.getLong("id");
                if (row.wasNull()) {
                    continue;
                }
                if (rows.isEmpty()) {
                    oldestWrittenAtMillis = row.getTimestamp("written_at").getTime();
                }
                rows.add(new OutboxRow(
                        id,
                        row.getString("topic"),
                        row.getBytes("key"),
                        row.getBytes("value"),
                        OutboxRow.headersFrom(json.readTree(row.getString("headers")))));
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Waiting(rows, oldestWrittenAtMillis, parked);
    }

    void delete(Connection connection, List<Long> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    /** @param reasons why Kafka refused the row, by its id */
    void park(Connection connection, Map<Long, String> reasons) throws SQLException {
        String sql = """
                with refused as (delete from outbox where id = ? returning id, topic, key, value, headers, written_at)
                insert into outbox_parked (id, topic, key, value, headers, written_at, reason)
                select id, topic, key, value, headers, written_at, ? from refused""";
        try (PreparedStatement park = connection.prepareStatement(sql)) {
            for (Map.Entry<Long, String> refused : reasons.entrySet()) {
                park.setLong(1, refused.getKey());
                park.setString(2, refused.getValue());
                park.executeUpdate();
            }
        }
    }

    static long countParked(Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement("select count(*) from outbox_parked");
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
