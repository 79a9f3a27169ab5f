package dk.fodfaeste.kit.republishing;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.kit.test.TestStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class RepublishingTest {
    private static final String PATH = "/api/v1/kit/republications";
    private static final String EVENTS = "fodfaeste.outcome-events-v1";
    private static final String STATES = "fodfaeste.outcome-state-v1";

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    private final String initiative = "code-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID first = enrolment();
    private final UUID second = enrolment();

    private UUID enrolment() {
        UUID id = UUID.randomUUID();
        KitEventSubjects.INITIATIVES.put(id, initiative);
        return id;
    }

    @BeforeEach
    void nothingWaits() {
        awaitPublished();
    }

    @AfterEach
    void nothingIsInTheWay() {
        KitEventSubjects.beforeChunk = () -> {};
        awaitDone();
    }

    @Test
    void the_events_of_an_enrolment_are_sent_once_more_with_the_same_ids_and_a_header() throws SQLException {
        publish(EVENTS, first.toString(), 1, 2, 3);
        publish(EVENTS, second.toString(), 1);
        long kept = number("select count(*) from published_events");
        start("ENROLMENT", first.toString())
                .statusCode(202)
                .body("scope", equalTo("ENROLMENT"))
                .body("subject", equalTo(first.toString()))
                .body("requestedBy", equalTo("admin1"));
        awaitDone();
        assertThat(ids(EVENTS, first.toString()))
                .containsExactly(
                        first + "/1",
                        first + "/2",
                        first + "/3",
                        first + "/1 republished",
                        first + "/2 republished",
                        first + "/3 republished");
        assertThat(ids(EVENTS, second.toString())).containsExactly(second + "/1");
        assertThat(number("select count(*) from published_events"))
                .as("the feed has each event once")
                .isEqualTo(kept);
        assertThat(number("select sent from republications order by id desc limit 1"))
                .isEqualTo(3);
    }

    @Test
    void of_an_initiative_the_enrolments_are_sent_and_the_tombstones_and_of_a_compacted_topic_only_the_last_state() {
        publish(EVENTS, first.toString(), 1);
        publish(STATES, first + "/a", 1, 2);
        publish(STATES, first + "/b", 1);
        publishTombstone(first + "/b", 2);
        String other = UUID.randomUUID().toString();
        emit(event(EVENTS, other, 1, Map.of("initiative", "another")));
        awaitPublished();
        start("INITIATIVE", initiative).statusCode(202);
        awaitDone();
        assertThat(ids(EVENTS, first.toString())).containsExactly(first + "/1", first + "/1 republished");
        assertThat(ids(STATES, first + "/a"))
                .containsExactly(first + "/a/1", first + "/a/2", first + "/a/2 republished");
        assertThat(ids(STATES, first + "/b"))
                .containsExactly(first + "/b/1", first + "/b/2", first + "/b/2 republished");
        assertThat(TestStack.events(STATES).stream()
                        .filter(record -> text(record.key()).equals(first + "/b"))
                        .toList()
                        .getLast()
                        .value())
                .isNull();
        assertThat(ids(EVENTS, other)).containsExactly(other + "/1");
    }

    @Test
    void a_state_is_not_sent_again_while_a_later_one_waits() throws SQLException {
        publish(STATES, first + "/a", 1);
        CountDownLatch sent = new CountDownLatch(1);
        KitEventSubjects.beforeChunk = () -> {
            if (sent.getCount() > 0) {
                // As the lock of a real service ensures, the later state is committed before the chunk is copied.
                QuarkusTransaction.requiringNew()
                        .run(() -> outbox.emit(event(STATES, first + "/a", 2, Map.of("initiative", initiative))));
                sent.countDown();
            }
        };
        start("ENROLMENT", first.toString()).statusCode(202);
        awaitDone();
        assertThat(ids(STATES, first + "/a")).containsExactly(first + "/a/1", first + "/a/2");
    }

    @Test
    void the_events_of_an_erased_person_are_not_sent_except_the_tombstones() {
        publish(EVENTS, first.toString(), 1);
        publish(STATES, first + "/a", 1);
        publishTombstone(first + "/a", 2);
        publish(EVENTS, second.toString(), 1);
        KitEventSubjects.ERASED.add(first);
        start("INITIATIVE", initiative).statusCode(202);
        awaitDone();
        assertThat(ids(EVENTS, first.toString())).containsExactly(first + "/1");
        assertThat(ids(STATES, first + "/a"))
                .containsExactly(first + "/a/1", first + "/a/2", first + "/a/2 republished");
        assertThat(ids(EVENTS, second.toString())).containsExactly(second + "/1", second + "/1 republished");
    }

    /** The transaction of the second chunk fails once, like that of a service that is killed. */
    @Test
    void everything_is_sent_in_chunks_and_an_interrupted_chunk_is_sent_once() throws SQLException {
        emit(IntStream.rangeClosed(1, 1_100)
                .mapToObj(version -> event(EVENTS, first.toString(), version, Map.of("initiative", initiative)))
                .toArray(OutgoingEvent[]::new));
        awaitPublished();
        AtomicInteger chunks = new AtomicInteger();
        KitEventSubjects.beforeChunk = () -> {
            if (chunks.incrementAndGet() == 2) {
                throw new IllegalStateException("interrupted");
            }
        };
        start("EVERYTHING", null).statusCode(202);
        awaitDone();
        assertThat(chunks.get()).isGreaterThan(2);
        assertThat(ids(EVENTS, first.toString())).hasSize(2_200).endsWith(first + "/1100 republished");
    }

    @Test
    void only_one_runs_at_a_time_and_the_list_and_the_page_say_how_far_it_is() throws InterruptedException {
        publish(EVENTS, first.toString(), 1);
        CountDownLatch go = new CountDownLatch(1);
        KitEventSubjects.beforeChunk = () -> {
            try {
                go.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        try {
            start("ENROLMENT", first.toString()).statusCode(202);
            start("ENROLMENT", first.toString())
                    .statusCode(409)
                    .body("detail", equalTo("Events are being republished; wait until that is done."));
            admin("*").get(PATH).then().statusCode(200).body("items[0].finishedAt", nullValue());
            admin("*").get("/republishing/kit").then().statusCode(200).body(containsString("I gang:"));
        } finally {
            go.countDown();
        }
        awaitDone();
        admin("*").get(PATH).then().body("items[0].percent", equalTo(100)).body("items[0].sent", equalTo(1));
        admin("another").get(PATH).then().body(not(containsString(first.toString())));
    }

    @Test
    void an_unfit_request_is_refused_at_its_field() {
        start("ENROLMENT", "nobody").statusCode(400).body("violations[0].field", equalTo("subject"));
        start("ENROLMENT", UUID.randomUUID().toString()).statusCode(404);
        start("INITIATIVE", "none").statusCode(404);
        start("INITIATIVE", null).statusCode(422).body("violations[0].message", equalTo("is missing"));
        start("EVERYTHING", initiative).statusCode(422).body("violations[0].field", equalTo("subject"));
        start(null, null).statusCode(400).body("violations[0].field", equalTo("scope"));
        start("another", "ENROLMENT", first.toString()).statusCode(404);
        start("another", "INITIATIVE", initiative).statusCode(404);
        start("another", "EVERYTHING", null).statusCode(403);
        given().auth().oauth2(TestStack.token("lead")).get(PATH).then().statusCode(403);
        given().auth()
                .oauth2(TestStack.token("lead"))
                .get("/republishing/kit")
                .then()
                .statusCode(403);
    }

    @Test
    void a_restore_drops_what_waits_to_be_sent_once_more() throws SQLException {
        publish(EVENTS, first.toString(), 1);
        try (Connection owner = TestStack.asOwner();
                Statement sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            sql.execute("insert into outbox (topic, key, value, headers, kept, republished)"
                    + " select topic, key, value, headers, true, true from published_events");
            sql.execute("insert into republications (scope, requested_by, requested_at, until_event)"
                    + " values ('EVERYTHING', 'admin1', now(), 5)");
            long published = count(sql, "select count(*) from published_events");
            sql.execute("select publish_again()");
            assertThat(count(sql, "select count(*) from outbox")).isEqualTo(published);
            assertThat(count(sql, "select count(*) from outbox where republished"))
                    .isZero();
            assertThat(count(sql, "select count(*) from republications where finished_at is null"))
                    .isZero();
            owner.rollback();
        }
    }

    private static long count(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private ValidatableResponse start(String scope, String subject) {
        return start("*", scope, subject);
    }

    private static ValidatableResponse start(String reach, String scope, String subject) {
        return admin(reach)
                .contentType("application/json")
                .body("{\"scope\":%s,\"subject\":%s}".formatted(quoted(scope), quoted(subject)))
                .post(PATH)
                .then();
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }

    private static io.restassured.specification.RequestSpecification admin(String reach) {
        return given().auth().oauth2(TestStack.token("admin", "admin1", reach));
    }

    private void publish(String topic, String key, int... versions) {
        for (int version : versions) {
            emit(event(topic, key, version, Map.of("initiative", initiative, "version", version)));
        }
        awaitPublished();
    }

    private void publishTombstone(String key, int version) {
        emit(event(STATES, key, version, null));
        awaitPublished();
    }

    private void emit(OutgoingEvent... events) {
        QuarkusTransaction.requiringNew().run(() -> outbox.emit(List.of(events)));
    }

    private static OutgoingEvent event(String topic, String key, int version, Object data) {
        return new OutgoingEvent(
                topic,
                key,
                key + "/" + version,
                "dk.fodfaeste.test.happened.v1",
                "test.v1",
                Instant.parse("2026-01-01T00:00:00Z"),
                data);
    }

    private void awaitPublished() {
        await().until(() -> number("select count(*) from outbox") == 0);
    }

    private void awaitDone() {
        await().until(() -> number("select count(*) from republications where finished_at is null") == 0);
        awaitPublished();
    }

    /** The ids of the records of a key in their order, each with the word "republished" if it has the header. */
    private static List<String> ids(String topic, String key) {
        return TestStack.events(topic).stream()
                .filter(record -> Arrays.equals(key.getBytes(StandardCharsets.UTF_8), record.key()))
                .map(RepublishingTest::id)
                .toList();
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        String id = text(record.headers().lastHeader("ce_id").value());
        return record.headers().lastHeader("republished") == null ? id : id + " republished";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return count(statement, query);
        }
    }
}
