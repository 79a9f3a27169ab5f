package dk.fodfaeste.kit.test;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A webhook of the service that is tested, with a parked event. Nothing listens at its address, and it is off.
 *
 * @param id of the webhook
 * @param event the parked event
 */
public record SampleWebhook(String id, String event) {

    /** @param topic one of the service, with a published event at the latest soon */
    public static SampleWebhook create(String service, String topic) throws SQLException {
        Response registered = given().auth()
                .oauth2(TestStack.token("admin"))
                .contentType("application/json")
                .body(Map.of("address", "http://127.0.0.1:9/hooks", "topics", List.of(topic)))
                .post("/api/v1/" + service + "/webhooks");
        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
        String id = registered.path("webhook.id");
        try (Connection owner = TestStack.asOwner()) {
            await().until(() -> event(owner) != 0);
            long event = event(owner);
            try (PreparedStatement insert = owner.prepareStatement("""
                    insert into webhook_deliveries (webhook_id, event_id, position, event_key, attempts, first_attempt_at, next_attempt_at, parked_at, failure, status)
                    select ?, id, feed_position, key, 10, now() - interval '3 days', now(), now(), 'STATUS', 500 from published_events where id = ?""")) {
                insert.setObject(1, UUID.fromString(id));
                insert.setLong(2, event);
                insert.executeUpdate();
            }
            return new SampleWebhook(id, String.valueOf(event));
        }
    }

    /** The latest published event; 0 if there is none. */
    private static long event(Connection owner) throws SQLException {
        try (PreparedStatement select = owner.prepareStatement("select coalesce(max(id), 0) from published_events");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
