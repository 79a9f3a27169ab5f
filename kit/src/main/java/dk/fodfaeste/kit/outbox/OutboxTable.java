package dk.fodfaeste.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The statements of the relay on the tables {@code outbox} and {@code outbox_parked}. */
final class OutboxTable {
    private static final int MOST_ROWS = 1000;
    /** Forwarded records can be large, and the service has little memory. One row is read whatever its size. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    static final String REPUBLISHED = "republished";
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);

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
                select p.parked, e.epoch, o.* from (select count(*) as parked from outbox_parked) p cross join event_epoch e
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
                Map<String, byte[]> headers = OutboxRow.headersFrom(json.readTree(row.getString("headers")));
                boolean kept = row.getBoolean("kept");
                if (kept) {
                    headers.put(EventEpoch.HEADER, EventEpoch.bytes(row.getLong("epoch")));
                }
                if (row.getBoolean("republished")) {
                    headers.put(REPUBLISHED, TRUE);
                }
                rows.add(new OutboxRow(
                        id, row.getString("topic"), row.getBytes("key"), row.getBytes("value"), headers, kept));
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Waiting(rows, oldestWrittenAtMillis, parked);
    }

    /** Removes acknowledged rows, keeps the new events of this service among them, and notes the offsets of all its events. */
    void removePublished(Connection connection, List<OutboxSender.Published> published) throws SQLException {
        if (published.isEmpty()) {
            return;
        }
        String sql = """
                with acknowledged as (
                    select * from unnest(?::bigint[], ?::int[], ?::bigint[]) as a (id, partition, record_offset)),
                removed as (
                    delete from outbox o using acknowledged a where o.id = a.id returning o.*, a.partition, a.record_offset),
                logged as (
                    insert into published_events (id, topic, key, value, headers)
                    select id, topic, key, value, headers from removed where kept and not republished)
                insert into published_positions (topic, partition, next_offset)
                select topic, partition, max(record_offset) + 1 from removed where kept group by topic, partition
                on conflict (topic, partition)
                    do update set next_offset = greatest(published_positions.next_offset, excluded.next_offset)""";
        try (PreparedStatement remove = connection.prepareStatement(sql)) {
            remove.setArray(1, array(connection, "bigint", published, OutboxSender.Published::id));
            remove.setArray(2, array(connection, "int", published, OutboxSender.Published::partition));
            remove.setArray(3, array(connection, "bigint", published, OutboxSender.Published::offset));
            remove.executeUpdate();
        }
    }

    private static Array array(
            Connection connection,
            String type,
            List<OutboxSender.Published> rows,
            Function<OutboxSender.Published, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }

    /** @param reasons why Kafka refused the row, by its id */
    void park(Connection connection, Map<Long, String> reasons) throws SQLException {
        String sql = """
                with refused as (delete from outbox where id = ? returning id, topic, key, value, headers, written_at, kept, republished)
                insert into outbox_parked (id, topic, key, value, headers, written_at, kept, republished, reason)
                select id, topic, key, value, headers, written_at, kept, republished, ? from refused""";
        try (PreparedStatement park = connection.prepareStatement(sql)) {
            for (Map.Entry<Long, String> refused : reasons.entrySet()) {
                park.setLong(1, refused.getKey());
                park.setString(2, refused.getValue());
                park.executeUpdate();
            }
        }
    }
}
