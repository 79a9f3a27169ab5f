package dk.fodfaeste.kit.webhook;

import dk.fodfaeste.kit.page.Page;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table {@code webhook_deliveries}: events that wait for their delivery to a webhook, and those that could not be delivered. */
@ApplicationScoped
class WebhookDeliveries {
    /** More events stay in the feed until these are delivered or parked. */
    static final int MOST_WAITING = 1_000;

    private final AgroalDataSource database;

    WebhookDeliveries(AgroalDataSource database) {
        this.database = database;
    }

    /** An event whose turn it is. */
    record Due(UUID webhook, long event, long position, int attempts, Instant firstAttemptAt) {}

    /**
     * Adds the next events of the feed that the webhook gets, and moves its position behind them. The end of the feed is read before the events, so that
     * all events up to it are committed.
     */
    void fill(UUID webhook, Instant now) throws SQLException {
        String sql = """
                with feed as (select w.webhook_id, w.topics, w.types, w.position, ? as last,
                                     ? - (select count(*) from webhook_deliveries d where d.webhook_id = w.webhook_id and d.parked_at is null) as room
                                from webhooks w where w.webhook_id = ? and w.state = 'ON'),
                wanted as (select f.webhook_id, p.id, p.feed_position, p.key
                             from feed f join published_events p
                                      on p.feed_position > f.position and p.feed_position <= f.last and p.topic = any(f.topics)
                                     and (cardinality(f.types) = 0 or p.headers ->> 'ce_type' = any(f.types))
                            order by p.feed_position limit (select greatest(room, 0) from feed)),
                added as (insert into webhook_deliveries (webhook_id, event_id, position, event_key, next_attempt_at)
                          select webhook_id, id, feed_position, key, ? from wanted)
                update webhooks w
                   set position = case when (select count(*) from wanted) < f.room then greatest(w.position, f.last)
                                       else coalesce((select max(feed_position) from wanted), w.position) end
                  from feed f where w.webhook_id = f.webhook_id""";
        try (Connection connection = database.getConnection()) {
            long last = end(connection);
            try (PreparedStatement fill = connection.prepareStatement(sql)) {
                fill.setLong(1, last);
                fill.setInt(2, MOST_WAITING);
                fill.setObject(3, webhook);
                fill.setObject(4, now.atOffset(ZoneOffset.UTC));
                fill.executeUpdate();
            }
        }
    }

    private static long end(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select coalesce(max(feed_position), 0) from published_events");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The first waiting event of each key, if it may be tried now, in the order of the feed. */
    List<Due> due(UUID webhook, Instant now, int limit) throws SQLException {
        String sql = """
                select * from (select distinct on (event_key) event_id, position, attempts, first_attempt_at, next_attempt_at
                                 from webhook_deliveries where webhook_id = ? and parked_at is null
                                order by event_key, position) first_of_key
                 where next_attempt_at <= ? order by position limit ?""";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, webhook);
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            select.setInt(3, limit);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new Due(
                            webhook,
                            row.getLong("event_id"),
                            row.getLong("position"),
                            row.getInt("attempts"),
                            instant(row, "first_attempt_at")));
                }
            }
            return due;
        }
    }

    void delivered(Due due, Instant now) throws SQLException {
        String sql = """
                with gone as (delete from webhook_deliveries where webhook_id = ? and event_id = ?)
                update webhooks set delivered = delivered + 1, last_delivered_at = ? where webhook_id = ?""";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, due.webhook());
            update.setLong(2, due.event());
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            update.setObject(4, due.webhook());
            update.executeUpdate();
        }
    }

    /** @param next null parks it */
    void failed(Due due, Attempt attempt, Instant began, Instant next, Instant now) throws SQLException {
        String sql = """
                update webhook_deliveries
                   set attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ?), next_attempt_at = coalesce(?, next_attempt_at),
                       parked_at = ?, failure = ?, status = ?
                 where webhook_id = ? and event_id = ?""";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, began.atOffset(ZoneOffset.UTC));
            update.setObject(2, next == null ? null : next.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(3, next == null ? now.atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE);
            update.setString(4, attempt.failure().orElseThrow().name());
            update.setObject(5, attempt.status(), Types.INTEGER);
            update.setObject(6, due.webhook());
            update.setLong(7, due.event());
            update.executeUpdate();
        }
    }

    /** The parked events in the order of their ids. */
    Page<ParkedDelivery> parked(UUID webhook, long after, int limit) throws SQLException {
        String sql = """
                select d.*, p.headers ->> 'ce_id' as ce_id, p.headers ->> 'ce_type' as ce_type
                  from webhook_deliveries d join published_events p on p.id = d.event_id
                 where webhook_id = ? and parked_at is not null and event_id > ? order by event_id limit ?""";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, webhook);
            select.setLong(2, after);
            select.setInt(3, limit + 1);
            List<ParkedDelivery> parked = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    parked.add(new ParkedDelivery(
                            row.getLong("event_id"),
                            row.getString("ce_id"),
                            row.getString("ce_type"),
                            instant(row, "first_attempt_at"),
                            instant(row, "parked_at"),
                            row.getInt("attempts"),
                            DeliveryFailure.valueOf(row.getString("failure")),
                            row.getObject("status", Integer.class)));
                }
            }
            return Page.of(parked, limit, one -> String.valueOf(one.event()));
        }
    }

    /**
     * Tries parked events again, with three days from now. Returns their number.
     *
     * @param event null for all of the webhook
     */
    int redrive(UUID webhook, Long event, Instant now) throws SQLException {
        String sql = """
                update webhook_deliveries
                   set parked_at = null, attempts = 0, first_attempt_at = null, next_attempt_at = ?, failure = null, status = null
                 where webhook_id = ? and parked_at is not null and (cast(? as bigint) is null or event_id = ?)""";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, webhook);
            update.setObject(3, event, Types.BIGINT);
            update.setObject(4, event, Types.BIGINT);
            return update.executeUpdate();
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
