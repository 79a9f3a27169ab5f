package dk.fodfaeste.kit.webhook;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.kit.webhook.TestReceiver.Delivery;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class WebhooksTest {
    private static final String PATH = "/api/v1/kit/webhooks";
    private static final String TOPIC = "fodfaeste.outcome-events-v1";
    private static final String OTHER_TOPIC = "fodfaeste.activity-events-v1";
    private static final String TYPE = "dk.fodfaeste.test.happened.v1";

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Inject
    WebhookScheduler scheduler;

    @Inject
    Webhooks webhooks;

    @Inject
    WebhookDelivery delivery;

    @Inject
    MeterRegistry metrics;

    @Inject
    Clock clock;

    private final TestReceiver receiver = new TestReceiver();
    private final String key = UUID.randomUUID().toString();
    /** One for each test, because requests are limited per user. */
    private final String user = "admin-" + UUID.randomUUID();

    private String id;
    private String secret;

    @AfterEach
    void deleteWebhook() {
        if (id != null) {
            admin().delete(PATH + "/" + id);
        }
        receiver.close();
    }

    @Test
    void an_event_is_delivered_as_a_signed_cloud_event() {
        switchOn(List.of(TOPIC), List.of());
        publish(TOPIC, TYPE, key, 1);
        await().until(() -> receiver.of(key).size() == 1);
        Delivery first = receiver.of(key).getFirst();
        assertThat(first.headers().firstValue("content-type")).hasValue("application/cloudevents+json; charset=utf-8");
        assertThat(first.headers().firstValue("webhook-request-origin")).hasValue("localhost");
        JsonPath event = JsonPath.from(first.body());
        assertThat(event.getString("specversion")).isEqualTo("1.0");
        assertThat(event.getString("id")).isEqualTo(key + "/1");
        assertThat(event.getString("source")).isEqualTo("/kit");
        assertThat(event.getInt("data.version")).isEqualTo(1);
        assertThatCode(() -> new com.standardwebhooks.Webhook(secret).verify(first.body(), first.headers()))
                .doesNotThrowAnyException();
        assertThatCode(() -> new com.standardwebhooks.Webhook(secret).verify(first.body() + " ", first.headers()))
                .isInstanceOf(com.standardwebhooks.exceptions.WebhookVerificationException.class);
        await().until(() -> view().getInt("delivered") == 1);
        assertThat(view().getInt("waiting")).isZero();
    }

    @Test
    void only_the_chosen_topics_and_types_are_delivered() {
        switchOn(List.of(TOPIC), List.of("dk.fodfaeste.test.ended.v1"));
        publish(TOPIC, TYPE, key, 1);
        publish(OTHER_TOPIC, "dk.fodfaeste.test.ended.v1", key, 2);
        publish(TOPIC, "dk.fodfaeste.test.ended.v1", key, 3);
        await().until(() -> !receiver.received().isEmpty());
        assertThat(receiver.received()).extracting(WebhooksTest::version).containsExactly(3);
    }

    @Test
    void a_webhook_begins_now_or_with_the_first_event() {
        publish(TOPIC, TYPE, key, 1);
        switchOn(List.of(TOPIC), List.of());
        publish(TOPIC, TYPE, key, 2);
        await().until(() -> receiver.of(key).size() == 1);
        assertThat(receiver.of(key)).extracting(WebhooksTest::version).containsExactly(2);
        admin().delete(PATH + "/" + id).then().statusCode(204);
        register(Map.of("address", receiver.address(), "topics", List.of(TOPIC), "fromBeginning", true));
        admin().post(PATH + "/" + id + "/switch-on").then().statusCode(200);
        await().until(() -> receiver.of(key).size() == 3);
        assertThat(receiver.of(key)).extracting(WebhooksTest::version).containsExactly(2, 1, 2);
    }

    @Test
    void a_later_event_of_a_key_waits_while_an_earlier_one_is_retried() {
        AtomicBoolean failing = new AtomicBoolean(true);
        receiver.answer(delivery -> failing.get() && delivery.key().equals(key) ? 500 : 200);
        switchOn(List.of(TOPIC), List.of());
        publish(TOPIC, TYPE, key, 1);
        publish(TOPIC, TYPE, key, 2);
        String other = UUID.randomUUID().toString();
        publish(TOPIC, TYPE, other, 1);
        await().until(() -> receiver.of(other).size() == 1 && !receiver.of(key).isEmpty());
        await().until(() -> view().getInt("waiting") == 2);
        failing.set(false);
        await().until(() -> view().getInt("waiting") == 0);
        List<Delivery> attempts = receiver.of(key);
        assertThat(attempts).extracting(WebhooksTest::version).containsSubsequence(1, 1, 2);
        assertThat(attempts.stream().filter(attempt -> version(attempt) == 1).map(Delivery::id))
                .as("a retry has the same id")
                .containsOnly(attempts.getFirst().id());
        assertThat(attempts.getLast().id()).isNotEqualTo(attempts.getFirst().id());
    }

    @Test
    void an_event_that_fails_for_three_days_is_parked_and_re_driven_by_hand() throws SQLException {
        receiver.answer(delivery -> version(delivery) == 1 ? 500 : 200);
        switchOn(List.of(TOPIC), List.of());
        publish(TOPIC, TYPE, key, 1);
        await().until(() -> !receiver.of(key).isEmpty());
        await().until(() -> number("select count(*) from webhook_deliveries where attempts > 0 and " + own()) == 1);
        letThreeDaysPass();
        await().until(() -> view().getInt("parked") == 1);
        publish(TOPIC, TYPE, key, 2);
        await().until(() -> receiver.of(key).stream().anyMatch(delivery -> version(delivery) == 2));

        JsonPath parked = admin().get(PATH + "/" + id + "/parked").jsonPath();
        assertThat(parked.getString("items[0].id")).isEqualTo(key + "/1");
        assertThat(parked.getString("items[0].failure")).isEqualTo("STATUS");
        assertThat(parked.getInt("items[0].status")).isEqualTo(500);
        long event = parked.getLong("items[0].event");
        receiver.answer(delivery -> 200);
        admin().post(PATH + "/" + id + "/parked/" + event + "/redrive").then().body("redriven", equalTo(1));
        await().until(() -> view().getInt("delivered") == 2);
        assertThat(version(receiver.of(key).getLast())).isEqualTo(1);
        admin().post(PATH + "/" + id + "/parked/" + event + "/redrive").then().statusCode(404);
    }

    @Test
    void a_receiver_that_answers_410_gets_nothing_more_until_it_consents_again() throws SQLException {
        receiver.answer(delivery -> 410);
        switchOn(List.of(TOPIC), List.of());
        publish(TOPIC, TYPE, key, 1);
        await().until(() -> view().getString("state").equals("GONE"));
        assertThat(view().getInt("parked")).isEqualTo(1);
        assertThat(number("select count(*) from audit_trail where who = 'webhooks'"))
                .isPositive();
        publish(TOPIC, TYPE, key, 2);
        assertThat(view().getString("state")).isEqualTo("GONE");
        assertThat(receiver.of(key)).hasSize(1);

        receiver.answer(delivery -> 200);
        admin().post(PATH + "/" + id + "/switch-on").then().statusCode(200).body("state", equalTo("ON"));
        await().until(() -> receiver.of(key).size() == 2);
        admin().post(PATH + "/" + id + "/parked/redrive").then().body("redriven", equalTo(1));
        await().until(() -> receiver.of(key).size() == 3);
        assertThat(receiver.of(key)).extracting(WebhooksTest::version).containsExactly(1, 2, 1);
    }

    @Test
    void a_receiver_that_asks_for_a_pause_gets_it() {
        receiver.answer(delivery -> 429);
        receiver.respondWith("Retry-After", "3600");
        switchOn(List.of(TOPIC), List.of());
        publish(TOPIC, TYPE, key, 1);
        await().until(() -> view().getString("pausedUntil") != null);
        Instant until = Instant.parse(view().getString("pausedUntil"));
        assertThat(until)
                .isAfter(Instant.now().plusSeconds(3000))
                .isBefore(Instant.now().plusSeconds(3601));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void a_slow_receiver_and_one_that_is_down_are_tried_again() throws SQLException {
        CountDownLatch end = new CountDownLatch(1);
        receiver.answerAfter(end);
        switchOn(List.of(TOPIC), List.of());
        publish(TOPIC, TYPE, key, 1);
        await().until(() -> failures("TIMEOUT") == 1);
        receiver.close();
        end.countDown();
        await().until(() -> failures("UNREACHABLE") == 1);
    }

    @Test
    void an_event_that_is_erased_from_the_feed_is_not_delivered() throws SQLException {
        AtomicBoolean failing = new AtomicBoolean(true);
        receiver.answer(delivery -> failing.get() ? 500 : 200);
        switchOn(List.of(TOPIC), List.of());
        publish(TOPIC, TYPE, key, 1);
        publish(TOPIC, TYPE, key, 2);
        await().until(() -> view().getInt("waiting") == 2 && !receiver.of(key).isEmpty());
        try (Connection owner = TestStack.asOwner();
                Statement delete = owner.createStatement()) {
            delete.executeUpdate("delete from published_events where headers ->> 'ce_id' = '" + key + "/1'");
        }
        int before = receiver.of(key).size();
        failing.set(false);
        await().until(() -> receiver.of(key).size() > before);
        await().until(() -> view().getInt("waiting") == 0);
        assertThat(receiver.of(key).subList(before, receiver.of(key).size()))
                .extracting(WebhooksTest::version)
                .containsExactly(2);
    }

    @Test
    void a_delivery_that_a_stop_interrupts_is_made_again() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        receiver.answerAfter(end);
        switchOn(List.of(TOPIC), List.of());
        publish(TOPIC, TYPE, key, 1);
        await().until(() -> receiver.of(key).size() == 1);
        scheduler.stop();
        try {
            assertThat(view().getInt("waiting")).isEqualTo(1);
        } finally {
            scheduler.start();
            end.countDown();
        }
        await().until(() -> view().getInt("delivered") == 1);
        assertThat(receiver.of(key))
                .extracting(Delivery::id)
                .hasSize(2)
                .containsOnly(receiver.of(key).getFirst().id());
    }

    @Test
    void one_replica_delivers_at_a_time() throws InterruptedException {
        WebhookScheduler second = new WebhookScheduler(database, webhooks, delivery, metrics, clock);
        second.start();
        try {
            switchOn(List.of(TOPIC), List.of());
            for (int version = 1; version <= 20; version++) {
                publish(TOPIC, TYPE, key, version);
            }
            await().until(() -> view().getInt("delivered") == 20);
            assertThat(receiver.of(key))
                    .extracting(WebhooksTest::version)
                    .doesNotHaveDuplicates()
                    .isSorted();
            scheduler.stop();
            publish(TOPIC, TYPE, key, 21);
            await().until(() -> view().getInt("delivered") == 21);
        } finally {
            second.stop();
            scheduler.start();
        }
    }

    @Test
    void a_receiver_that_does_not_consent_gets_nothing() {
        register(Map.of("address", receiver.address(), "topics", List.of(TOPIC)));
        for (String origin : new String[] {null, "another.example"}) {
            receiver.consentTo(origin);
            admin().post(PATH + "/" + id + "/switch-on")
                    .then()
                    .statusCode(422)
                    .body("violations[0].message", containsString("WebHook-Allowed-Origin"));
        }
        publish(TOPIC, TYPE, key, 1);
        assertThat(view().getString("state")).isEqualTo("OFF");
        receiver.consentTo("*");
        admin().post(PATH + "/" + id + "/switch-on").then().statusCode(200);
        await().until(() -> receiver.received().size() == 1);
    }

    @Test
    void the_secret_is_shown_once_and_sealed() throws SQLException {
        register(Map.of("address", receiver.address(), "topics", List.of(TOPIC)));
        assertThat(secret).startsWith("whsec_").hasSize(50);
        assertThat(admin().get(PATH + "/" + id).asString()).doesNotContain(secret.substring(6));
        assertThat(admin().get(PATH).asString()).contains(id).doesNotContain(secret.substring(6));
        assertThat(number("select count(*) from webhooks w where w::text like '%" + secret.substring(6) + "%' or "
                        + "position(convert_to('" + secret + "', 'UTF8') in secret_sealed) > 0"))
                .isZero();
    }

    @Test
    void bad_registrations_are_refused_with_the_field() {
        refused("address", Map.of("topics", List.of(TOPIC)));
        for (String address :
                List.of("x", "ftp://127.0.0.1/", "https://user@127.0.0.1/", "https:///x", "https://h/#x")) {
            refused("address", Map.of("address", address, "topics", List.of(TOPIC)));
        }
        refused("address", Map.of("address", "https://no-such-host.invalid/", "topics", List.of(TOPIC)));
        refused("topics", Map.of("address", receiver.address(), "topics", List.of()));
        refused("topics", Map.of("address", receiver.address(), "topics", List.of("fodfaeste.initiatives-v1")));
        refused("types", Map.of("address", receiver.address(), "topics", List.of(TOPIC), "types", List.of("A type")));
    }

    @Test
    void an_administrator_of_some_initiatives_has_no_webhooks() {
        RequestSpecification some = given().auth()
                .oauth2(TestStack.token("admin", "admin2", "one-initiative"))
                .contentType("application/json")
                .body(Map.of("address", receiver.address(), "topics", List.of(TOPIC)));
        some.post(PATH).then().statusCode(403).body("detail", containsString("all initiatives"));
        some.get(PATH).then().statusCode(403);
        some.delete(PATH + "/" + UUID.randomUUID()).then().statusCode(403);
    }

    private void refused(String field, Map<String, Object> body) {
        admin().body(body).post(PATH).then().statusCode(400).body("violations[0].field", equalTo(field));
    }

    private void switchOn(List<String> topics, List<String> types) {
        register(Map.of("address", receiver.address(), "topics", topics, "types", types));
        admin().post(PATH + "/" + id + "/switch-on").then().statusCode(200).body("state", equalTo("ON"));
    }

    private void register(Map<String, Object> body) {
        Response registered = admin().body(body).post(PATH);
        assertThat(registered.statusCode()).as(registered.asString()).isEqualTo(201);
        assertThat(registered.path("webhook.state").toString()).isEqualTo("OFF");
        id = registered.path("webhook.id");
        secret = registered.path("secret");
    }

    private JsonPath view() {
        return admin().get(PATH + "/" + id).jsonPath();
    }

    private static int version(Delivery delivery) {
        return JsonPath.from(delivery.body()).getInt("data.version");
    }

    private String own() {
        return "webhook_id = '" + id + "'";
    }

    private long failures(String failure) throws SQLException {
        return number("select count(*) from webhook_deliveries where failure = '" + failure + "' and " + own());
    }

    private void letThreeDaysPass() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate(
                    "update webhook_deliveries set first_attempt_at = first_attempt_at - interval '3 days',"
                            + " next_attempt_at = now() where "
                            + own());
        }
    }

    /** Publishes the event and waits until it is in the feed. */
    private void publish(String topic, String type, String ofKey, int version) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.emit(new OutgoingEvent(
                        topic,
                        ofKey,
                        ofKey + "/" + version,
                        type,
                        "test.v1",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Map.of("version", version))));
        await().until(() -> number("select count(*) from published_events where headers ->> 'ce_id' = '" + ofKey + "/"
                        + version + "'")
                == 1);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private RequestSpecification admin() {
        return given().auth().oauth2(TestStack.token("admin", user, "*")).contentType("application/json");
    }
}
