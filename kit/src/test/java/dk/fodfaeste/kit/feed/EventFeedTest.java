package dk.fodfaeste.kit.feed;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.local.test.Waits;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class EventFeedTest {
    private static final String PATH = "/api/v1/kit/events";
    private static final String TOPIC = "fodfaeste.outcome-events-v1";
    private static final String OTHER_TOPIC = "fodfaeste.activity-events-v1";
    private static final Pattern AFTER = Pattern.compile("[?&]after=([^&>]+)");

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Test
    void an_event_is_read_as_a_cloud_event() throws SQLException {
        String start = end();
        String key = UUID.randomUUID().toString();
        publish(TOPIC, "dk.fodfaeste.test.happened.v1", key, 1);

        Response answer = subscriber().queryParam("after", start).get(PATH);
        answer.then()
                .statusCode(200)
                .contentType("application/cloudevents-batch+json")
                .body("[0].specversion", equalTo("1.0"))
                .body("[0].id", equalTo(key + "/1"))
                .body("[0].type", equalTo("dk.fodfaeste.test.happened.v1"))
                .body("[0].source", equalTo("/kit"))
                .body("[0].subject", equalTo(key))
                .body("[0].time", equalTo("2026-01-01T00:00:00Z"))
                .body("[0].datacontenttype", equalTo("application/json"))
                .body("[0].data.version", equalTo(1));
        assertThat(answer.jsonPath().getLong("[0].epoch")).isPositive();
    }

    @Test
    void all_events_are_paged_in_the_order_of_their_publication() throws SQLException {
        String key = UUID.randomUUID().toString();
        for (int version = 1; version <= 5; version++) {
            publish(TOPIC, "dk.fodfaeste.test.happened.v1", key, version);
        }
        List<String> read = new ArrayList<>();
        String after = null;
        Response page;
        do {
            page = subscriber()
                    .queryParams(after == null ? Map.of() : Map.of("after", after))
                    .queryParam("limit", 2)
                    .get(PATH);
            read.addAll(ids(page));
            after = next(page);
        } while (!ids(page).isEmpty());
        assertThat(read)
                .doesNotHaveDuplicates()
                .containsSubsequence(key + "/1", key + "/2", key + "/3", key + "/4", key + "/5");
        assertThat((long) read.size()).isEqualTo(count(TOPIC));
    }

    @Test
    void an_event_of_a_transaction_that_commits_late_is_read() throws SQLException {
        String start = end();
        String early = UUID.randomUUID().toString();
        String late = UUID.randomUUID().toString();
        QuarkusTransaction.begin();
        outbox.emit(event(TOPIC, "dk.fodfaeste.test.happened.v1", late, 1));
        String after;
        try {
            CompletableFuture.runAsync(() -> {
                        QuarkusTransaction.requiringNew()
                                .run(() -> outbox.emit(event(TOPIC, "dk.fodfaeste.test.happened.v1", early, 1)));
                        awaitPublished(early, 1);
                    })
                    .join();
            Response first = subscriber().queryParam("after", start).get(PATH);
            assertThat(ids(first)).containsExactly(early + "/1");
            after = next(first);
        } finally {
            QuarkusTransaction.commit();
        }
        awaitPublished(late, 1);
        assertThat(ids(subscriber().queryParam("after", after).get(PATH))).containsExactly(late + "/1");
    }

    @Test
    void a_subscriber_reads_its_topics_and_the_types_that_it_asks_for() throws SQLException {
        String start = end();
        String key = UUID.randomUUID().toString();
        publish(TOPIC, "dk.fodfaeste.test.happened.v1", key, 1);
        publish(OTHER_TOPIC, "dk.fodfaeste.test.happened.v1", key, 2);
        publish(TOPIC, "dk.fodfaeste.test.ended.v1", key, 3);

        Response own = subscriber().queryParam("after", start).get(PATH);
        assertThat(ids(own)).containsExactly(key + "/1", key + "/3");
        Response ended = subscriber()
                .queryParam("after", start)
                .queryParam("types", "dk.fodfaeste.test.ended.v1, dk.fodfaeste.test.other.v1")
                .get(PATH);
        assertThat(ids(ended)).containsExactly(key + "/3");
        assertThat(next(ended)).isEqualTo(next(own));
        given().auth()
                .oauth2(TestStack.subscriberToken("without-topics", List.of()))
                .get(PATH)
                .then()
                .statusCode(403)
                .body("detail", equalTo("The token names no topics to read."));
    }

    @Test
    void who_waits_gets_the_next_event_when_it_is_published() throws SQLException {
        String start = end();
        String key = UUID.randomUUID().toString();
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> subscriber()
                .header("Prefer", "wait=30")
                .queryParam("after", start)
                .get(PATH));
        publish(TOPIC, "dk.fodfaeste.test.happened.v1", key, 1);
        assertThat(ids(waiting.join())).containsExactly(key + "/1");

        Response nothing = subscriber()
                .header("Prefer", "wait=1")
                .queryParam("after", end())
                .get(PATH);
        assertThat(ids(nothing)).isEmpty();
    }

    @Test
    void who_waits_is_answered_when_the_service_begins_to_stop() throws SQLException {
        EventFeed feed = new EventFeed(database, new ObjectMapper());
        FeedCursor end = FeedCursor.parse(end());
        CompletableFuture<EventFeed.FeedPage> waiting = new CompletableFuture<>();
        waiting.completeAsync(() -> {
            try {
                return feed.read(new EventFeed.Selection(Set.of(TOPIC), Set.of(), 1), end, Waits.LIMIT.multipliedBy(2));
            } catch (SQLException unavailable) {
                throw new IllegalStateException(unavailable);
            }
        });
        feed.stop(new ShutdownDelayInitiatedEvent());
        await().until(waiting::isDone);
        assertThat(waiting.join().events()).isEmpty();
    }

    @Test
    void an_unchanged_answer_is_not_sent_again() throws SQLException {
        String start = end();
        String key = UUID.randomUUID().toString();
        publish(TOPIC, "dk.fodfaeste.test.happened.v1", key, 1);
        Response first = subscriber().queryParam("after", start).get(PATH);
        RequestSpecification again =
                subscriber().header("If-None-Match", first.header("ETag")).queryParam("after", start);
        again.get(PATH).then().statusCode(304);
        publish(TOPIC, "dk.fodfaeste.test.happened.v1", key, 2);
        again.get(PATH).then().statusCode(200);
    }

    @Test
    void after_a_restore_a_subscriber_must_begin_again() throws SQLException {
        String key = UUID.randomUUID().toString();
        publish(TOPIC, "dk.fodfaeste.test.happened.v1", key, 1);
        String before = end();
        try (Connection owner = TestStack.asOwner();
                Statement call = owner.createStatement()) {
            call.execute("select publish_again()");
        }
        subscriber()
                .queryParam("after", before)
                .get(PATH)
                .then()
                .statusCode(410)
                .body("detail", containsString("publishes its events again"));
        awaitPublished(key, 1);
        String after = null;
        List<String> read = new ArrayList<>();
        Response page;
        do {
            page = subscriber()
                    .queryParams(after == null ? Map.of() : Map.of("after", after))
                    .get(PATH);
            read.addAll(ids(page));
            after = next(page);
        } while (!ids(page).isEmpty());
        assertThat(read).containsOnlyOnce(key + "/1");
    }

    @Test
    void bad_parameters_are_refused_with_the_field() {
        for (Map.Entry<String, String> bad :
                Map.of("after", "x", "limit", "0", "types", "outcome recorded").entrySet()) {
            subscriber()
                    .queryParam(bad.getKey(), bad.getValue())
                    .get(PATH)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo(bad.getKey()));
        }
    }

    /** Publishes the event and waits until it is in the feed. */
    private void publish(String topic, String type, String key, int version) {
        QuarkusTransaction.requiringNew().run(() -> outbox.emit(event(topic, type, key, version)));
        awaitPublished(key, version);
    }

    private void awaitPublished(String key, int version) {
        await().until(() -> number("select count(*) from published_events where headers ->> 'ce_id' = '" + key + "/"
                        + version + "'")
                == 1);
    }

    /** The cursor behind all events. */
    private String end() throws SQLException {
        await().until(() -> number("select count(*) from outbox") == 0);
        String after = null;
        Response page;
        do {
            page = subscriber()
                    .queryParams(after == null ? Map.of() : Map.of("after", after))
                    .queryParam("limit", 500)
                    .get(PATH);
            after = next(page);
        } while (!ids(page).isEmpty());
        return after;
    }

    private long count(String topic) throws SQLException {
        return number("select count(*) from published_events where topic = '" + topic + "'");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static RequestSpecification subscriber() {
        return given().auth().oauth2(TestStack.subscriberToken("subscriber1", List.of(TOPIC)));
    }

    private static List<String> ids(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JsonPath.from(answer.asString()).getList("id", String.class);
    }

    private static String next(Response answer) {
        Matcher next = AFTER.matcher(answer.header("Link"));
        assertThat(next.find()).as(answer.header("Link")).isTrue();
        return next.group(1);
    }

    private static OutgoingEvent event(String topic, String type, String key, int version) {
        return new OutgoingEvent(
                topic,
                key,
                key + "/" + version,
                type,
                "test.v1",
                Instant.parse("2026-01-01T00:00:00Z"),
                Map.of("version", version));
    }
}
