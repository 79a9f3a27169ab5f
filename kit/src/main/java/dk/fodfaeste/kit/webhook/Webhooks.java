package dk.fodfaeste.kit.webhook;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.kit.sealing.Keyring;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table {@code webhooks}. Each secret is sealed with a data key of its own. */
@ApplicationScoped
class Webhooks {
    private static final String SECRET = "webhooks.secret";
    private static final String VIEW = """
            select w.*,
                   (select count(*) from webhook_deliveries d where d.webhook_id = w.webhook_id and parked_at is null) as waiting,
                   (select count(*) from webhook_deliveries d where d.webhook_id = w.webhook_id and parked_at is not null) as parked
              from webhooks w where cast(? as uuid) is null or webhook_id = ? order by created_at, webhook_id""";

    private final AgroalDataSource database;
    private final Keyring keyring;

    Webhooks(AgroalDataSource database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /** A receiver to which events are sent now. */
    record Receiver(UUID id, URI address, WebhookSecret secret) {}

    /** @param fromBeginning whether it gets the events that are published already */
    record NewWebhook(
            UUID id,
            URI address,
            Set<String> topics,
            Set<String> types,
            boolean fromBeginning,
            String createdBy,
            Instant createdAt) {}

    void insert(NewWebhook webhook, WebhookSecret secret) throws SQLException {
        DataKey key = keyring.newKey(webhook.id());
        String sql = """
                insert into webhooks (webhook_id, address, topics, types, data_key, secret_sealed, state, position, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, 'OFF', case when ? then 0 else coalesce((select max(feed_position) from published_events), 0) end, ?, ?)""";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, webhook.id());
            insert.setString(2, webhook.address().toString());
            insert.setArray(3, texts(connection, webhook.topics()));
            insert.setArray(4, texts(connection, webhook.types()));
            insert.setBytes(5, key.wrapped());
            insert.setBytes(6, key.seal(SECRET, secret.text()));
            insert.setBoolean(7, webhook.fromBeginning());
            insert.setString(8, webhook.createdBy());
            insert.setObject(9, webhook.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    List<Webhook> all() throws SQLException {
        return read(null);
    }

    /** @throws Refusal 404 if there is none */
    Webhook get(UUID id) throws SQLException {
        return read(id).stream().findFirst().orElseThrow(Webhooks::notFound);
    }

    static Refusal notFound() {
        return Refusal.notFound("webhook");
    }

    private List<Webhook> read(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(VIEW)) {
            select.setObject(1, id);
            select.setObject(2, id);
            List<Webhook> webhooks = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    webhooks.add(new Webhook(
                            row.getObject("webhook_id", UUID.class),
                            row.getString("address"),
                            texts(row, "topics"),
                            texts(row, "types"),
                            WebhookState.valueOf(row.getString("state")),
                            instant(row, "paused_until"),
                            row.getLong("waiting"),
                            row.getLong("parked"),
                            row.getLong("delivered"),
                            instant(row, "last_delivered_at"),
                            row.getString("created_by"),
                            instant(row, "created_at")));
                }
            }
            return webhooks;
        }
    }

    /** The webhooks that are switched on and not paused. */
    List<UUID> active(Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select webhook_id from webhooks where state = 'ON' and (paused_until is null or paused_until <= ?)")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            List<UUID> ids = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    /** @throws Refusal 404 if there is none */
    Receiver receiver(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select address, data_key, secret_sealed from webhooks where webhook_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw notFound();
                }
                String secret =
                        keyring.unwrap(id, row.getBytes("data_key")).open(SECRET, row.getBytes("secret_sealed"));
                return new Receiver(id, URI.create(row.getString("address")), WebhookSecret.of(secret));
            }
        }
    }

    /** False if the webhook has this state already, or does not exist. */
    boolean setState(UUID id, WebhookState state) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update webhooks set state = ?, paused_until = null where webhook_id = ? and state <> ?")) {
            update.setString(1, state.name());
            update.setObject(2, id);
            update.setString(3, state.name());
            return update.executeUpdate() > 0;
        }
    }

    void pause(UUID id, Instant until) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update webhooks set paused_until = ? where webhook_id = ?")) {
            update.setObject(1, until.atOffset(ZoneOffset.UTC));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /** False if there is none. Its deliveries and its secret are deleted, too. */
    boolean delete(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from webhooks where webhook_id = ?")) {
            delete.setObject(1, id);
            return delete.executeUpdate() > 0;
        }
    }

    private static Array texts(Connection connection, Set<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
