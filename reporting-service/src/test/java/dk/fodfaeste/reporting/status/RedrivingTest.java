package dk.fodfaeste.reporting.status;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dk.fodfaeste.kit.test.DeadLetterRequests;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedrivingTest {
    @Inject
    Events events;

    @Inject
    StoredOffsets storedOffsets;

    @Test
    void a_redriven_event_counts_and_is_no_longer_noted_as_unreadable() throws Exception {
        String code = "redriven";
        events.publish(List.of(initiative(
                code,
                1,
                Instant.parse("2025-02-01T12:00:00Z"),
                measure("after-exit", Anchor.EXIT, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null)))));
        var record = DeadLetterRequests.newest(Events.INITIATIVES, code.getBytes(UTF_8));
        try (var owner = TestStack.asOwner();
                var change = owner.createStatement()) {
            change.executeUpdate("delete from initiative_versions where code = '" + code + "'");
            change.executeUpdate("insert into unreadable_events values ('%s', %d, %d)"
                    .formatted(record.topic(), record.partition(), record.offset()));
        }
        rates(code).statusCode(404);
        long unreadable = storedOffsets.unreadableEvents();
        long id = DeadLetterRequests.add(record.topic(), record.partition(), record.offset());
        var letters = new DeadLetterRequests("reporting-service");
        letters.redrive(id).statusCode(200);
        rates(code).statusCode(200);
        assertThat(letters.isWaiting(id)).isFalse();
        assertThat(storedOffsets.unreadableEvents()).isEqualTo(unreadable - 1);
    }

    @Test
    void the_state_says_until_when_events_were_read() {
        given().auth()
                .oauth2(TestStack.token("admin"))
                .get("/api/v1/reporting-service/status")
                .then()
                .statusCode(200)
                .body("readUntil", notNullValue())
                .body("pendingDerivations", notNullValue())
                .body("kafkaAnswers", equalTo(true));
        given().auth()
                .oauth2(TestStack.token("admin"))
                .redirects()
                .follow(false)
                .accept("text/html")
                .get("/status")
                .then()
                .statusCode(303);
    }

    private static io.restassured.response.ValidatableResponse rates(String code) {
        return given().auth()
                .oauth2(TestStack.token("analyst"))
                .get("/api/v1/rates/" + code)
                .then();
    }
}
