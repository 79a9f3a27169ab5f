package dk.fodfaeste.outcome.status;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusTest extends IntegrationTestBase {
    private static final String ENROLMENTS = "fodfaeste.enrolment-events-v1";

    @Test
    void the_state_has_versions_topics_and_what_waits() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        awaitEvents(enrolment, 1);
        await().untilAsserted(() -> state().body("outbox.waiting", equalTo(0))
                .body("topics.find { it.topic == '" + ENROLMENTS + "' }.unread", equalTo(0)));
        state().body("service", equalTo("outcome-service"))
                .body("version", notNullValue())
                .body("schema", equalTo(highestMigration()))
                .body("kafkaAnswers", equalTo(true))
                .body("topics.topic", hasItem(OUTCOMES))
                .body("topics.find { it.topic == '" + ENROLMENTS + "' }.readAt", notNullValue())
                .body("topics.find { it.topic == '" + OUTCOMES + "' }.isWritten", equalTo(true))
                .body("topics.find { it.topic == '" + OUTCOMES + "' }.publishedAt", notNullValue())
                .body("outbox.parked", equalTo(0))
                .body("pendingDerivations", notNullValue())
                .body("readUntil", equalTo(null));
    }

    private static String highestMigration() throws SQLException {
        try (Connection owner = TestStack.asOwner();
                Statement select = owner.createStatement();
                ResultSet highest = select.executeQuery("""
                        select version from flyway_schema_history where version is not null
                         order by string_to_array(version, '.')::int[] desc limit 1""")) {
            highest.next();
            return highest.getString(1);
        }
    }

    @Test
    void records_that_were_not_read_are_counted() throws Exception {
        publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31"));
        // As if the last record of each partition had not been read.
        try (var owner = TestStack.asOwner();
                Statement update = owner.createStatement()) {
            int partitions = update.executeUpdate(
                    "update stored_offsets set next_offset = next_offset - 1 where topic = '" + ENROLMENTS + "'");
            try {
                state().body("topics.find { it.topic == '" + ENROLMENTS + "' }.unread", equalTo(partitions));
            } finally {
                update.executeUpdate(
                        "update stored_offsets set next_offset = next_offset + 1 where topic = '" + ENROLMENTS + "'");
            }
        }
    }

    @Test
    void events_that_wait_or_were_refused_are_shown_on_the_page() throws Exception {
        try (var owner = TestStack.asOwner();
                Statement change = owner.createStatement()) {
            change.executeUpdate("""
                    insert into outbox_parked (id, topic, headers, written_at, kept, reason)
                    values (-1, 'a-topic', '{}', now(), true, 'too large')""");
            try {
                state().body("outbox.parked", equalTo(1));
                assertThat(page()).contains("Noget kræver handling").contains("1 hændelser er afvist af Kafka");
            } finally {
                change.executeUpdate("delete from outbox_parked where id = -1");
            }
        }
    }

    @Test
    void a_verification_of_the_audit_trail_is_shown() {
        as("dpo")
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/outcome-service/audit/verification")
                .then()
                .statusCode(200);
        state().body("audit.verifiedAt", notNullValue()).body("audit.faults", notNullValue());
    }

    @Test
    void the_page_has_the_topics_and_only_an_administrator_sees_it() {
        assertThat(page()).contains(ENROLMENTS).contains("Driftsstatus").contains("/status/reporting-service");
        as("lead").accept("text/html").get("/status/outcome-service").then().statusCode(403);
        as("service")
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .body(allOf(
                        containsString("fodfaeste_dead_letters_waiting"),
                        containsString("fodfaeste_dead_letters_redriven_total"),
                        containsString("fodfaeste_audit_unlinked")));
    }

    private static String page() {
        return as("admin")
                .accept("text/html")
                .get("/status/outcome-service")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static ValidatableResponse state() {
        return as("admin").get("/api/v1/outcome-service/status").then().statusCode(200);
    }
}
