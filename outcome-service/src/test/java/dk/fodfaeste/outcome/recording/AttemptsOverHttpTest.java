package dk.fodfaeste.outcome.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts and LOST over HTTP. Today is 15 March 2026; the exit was on 31 December 2025. */
@QuarkusTest
class AttemptsOverHttpTest extends IntegrationTestBase {

    private static ValidatableResponse attempt(EnrolmentEvent enrolment, String on) {
        return post(enrolment, "attempts", on == null ? "{}" : "{'attemptedOn':'" + on + "'}");
    }

    @Test
    void attempts_are_shown_and_change_neither_state_nor_version() {
        EnrolmentEvent enrolment = dueEnrolment();
        get(enrolment).body("attempts", empty());
        attempt(enrolment, null).statusCode(200).body("attempts", contains("2026-03-15"));
        attempt(enrolment, "2026-03-02")
                .statusCode(200)
                .body("attempts", contains("2026-03-02", "2026-03-15"))
                .body("state", equalTo("PENDING"))
                .body("version", equalTo(0))
                .body("history", empty());
        asLead().get("/api/v1/follow-ups?initiative=" + enrolment.initiative())
                .then()
                .body("items[0].attempts", contains("2026-03-02", "2026-03-15"));
        assertThat(number(
                        "select count(*) from attempts where enrolment_id = ? and recorded_by = 'lead1' and recorded_at = '2026-03-15T11:00:00Z'",
                        enrolment.enrolmentId()))
                .isEqualTo(2);
    }

    @Test
    void a_second_attempt_on_the_same_day_is_the_first() {
        EnrolmentEvent enrolment = dueEnrolment();
        attempt(enrolment, "2026-03-02");
        attempt(enrolment, "2026-03-02").statusCode(200).body("attempts", contains("2026-03-02"));
    }

    @ParameterizedTest(name = "call again on {0}: {1}")
    @CsvSource({"2026-03-14,422", "2026-03-15,200", "2027-03-15,200", "2027-03-16,422"})
    void the_day_to_call_again_lies_between_today_and_a_year_ahead(String on, int answer) {
        ValidatableResponse response = post(dueEnrolment(), "attempts", "{'callAgainOn':'" + on + "'}");
        response.statusCode(answer);
        if (answer == 422) {
            response.body("violations[0].field", equalTo("callAgainOn"));
        } else {
            response.body("callAgainOn", equalTo(on));
        }
    }

    @Test
    void the_latest_attempt_decides_when_to_call_again() {
        EnrolmentEvent enrolment = dueEnrolment();
        post(enrolment, "attempts", "{'attemptedOn':'2026-03-10','callAgainOn':'2026-03-17'}")
                .statusCode(200)
                .body("callAgainOn", equalTo("2026-03-17"));
        attempt(enrolment, "2026-03-09").body("callAgainOn", equalTo("2026-03-17"));
        attempt(enrolment, "2026-03-10").body("callAgainOn", equalTo("2026-03-17"));
        post(enrolment, "attempts", "{'attemptedOn':'2026-03-10','callAgainOn':'2026-03-18'}")
                .body("callAgainOn", equalTo("2026-03-18"));
        attempt(enrolment, null).statusCode(200).body("callAgainOn", nullValue());
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({"2025-12-30,422", "2025-12-31,200", "2026-03-15,200", "2026-03-16,422"})
    void an_attempt_lies_between_the_anchor_date_and_today(String on, int answer) {
        attempt(dueEnrolment(), on).statusCode(answer);
    }

    @Test
    void attempts_are_possible_before_the_due_date_and_over_a_lost_but_not_over_a_status() {
        EnrolmentEvent enrolment = dueEnrolment();
        TestClock.setToNoonOf(LocalDate.of(2026, 2, 1));
        attempt(enrolment, null).statusCode(200).body("state", equalTo("NOT_DUE"));
        TestClock.setToNoonOf(TestClock.TODAY);
        post(enrolment, "lost", Bodies.justification("x", 0)).statusCode(200);
        attempt(enrolment, null).statusCode(200).body("attempts", contains("2026-02-01", "2026-03-15"));
        status(enrolment, "OTHER", 1).statusCode(200);
        attempt(enrolment, "2026-03-14").statusCode(409);
        publish(enrolment.exitWithdrawn());
        attempt(enrolment, "2026-03-14").statusCode(422);
    }

    @Test
    void a_closed_follow_up_accepts_no_attempts() {
        EnrolmentEvent died =
                publish(EnrolmentEvent.started(anInitiative(), "2025-01-01").exit("2025-12-31", "DECEASED"));
        attempt(died, null).statusCode(422).body("violations.field", contains("enrolmentId"));
        get(died).body("attempts", empty());
    }

    @Test
    void attempts_belong_to_the_exit_that_was_followed_up() {
        EnrolmentEvent enrolment = dueEnrolment();
        attempt(enrolment, "2026-03-02");
        EnrolmentEvent again = publish(enrolment.exitWithdrawn().exit("2026-01-01", "OTHER"));
        attempt(again, "2026-03-03").statusCode(200).body("attempts", contains("2026-03-03"));
        get(again).body("attempts", contains("2026-03-03"));
    }

    @Test
    void attempts_of_a_start_measure_do_not_depend_on_the_exit() {
        String initiative = anInitiative(EnrolmentEvent.measure(MEASURE, "START", "P6M", 30));
        EnrolmentEvent enrolment = publish(EnrolmentEvent.started(initiative, "2025-10-01"));
        attempt(enrolment, "2026-03-02").statusCode(200);
        publish(enrolment.exit("2026-03-01", "OTHER"));
        get(enrolment).body("attempts", contains("2026-03-02"));
    }

    @Test
    void a_follow_up_out_of_scope_is_not_found_and_a_protected_address_is_forbidden() {
        EnrolmentEvent enrolment = dueEnrolment();
        asConsultantOf(anInitiative())
                .contentType("application/json")
                .body("{}")
                .post(followUp(enrolment) + "/attempts")
                .then()
                .statusCode(404);
        attempt(enrolment, null);
        EnrolmentEvent protectedOne = publish(enrolment.withProtectedAddress());
        var colleague = given().auth().oauth2(TestStack.token("consultant", "konsulent2", enrolment.initiative()));
        colleague
                .contentType("application/json")
                .body("{}")
                .post(followUp(protectedOne) + "/attempts")
                .then()
                .statusCode(403);
        colleague.get(followUp(protectedOne)).then().statusCode(200).body("attempts", nullValue());
        as("dpo")
                .get("/api/v1/outcome-service/audit?participantRef="
                        + enrolment.event().get("participantRef"))
                .then()
                .body("items.findAll { it.who == 'konsulent2' }.decision", contains("DENY", "DENY"));
    }

    @Test
    void a_lost_without_a_number_states_the_noted_attempts() {
        EnrolmentEvent enrolment = dueEnrolment();
        post(enrolment, "lost", Bodies.justification("x", 0))
                .statusCode(422)
                .body("violations.field", contains("attempts"));
        attempt(enrolment, "2026-03-02");
        attempt(enrolment, "2026-03-09");
        String lost = "{'because':'x','reason':'NO_ANSWER','expectedVersion':0}";
        post(enrolment, "lost", lost)
                .statusCode(200)
                .body("state", equalTo("LOST"))
                .body("lostReason", equalTo("NO_ANSWER"))
                .body("history[0].attempts", equalTo(2))
                .body("history[0].lostReason", equalTo("NO_ANSWER"));
        attempt(enrolment, "2026-03-10");
        post(enrolment, "lost", lost).statusCode(200).body("version", equalTo(1));
        JsonNode event = awaitEvents(enrolment, 1).getFirst();
        assertThat(event.get("attempts").intValue()).isEqualTo(2);
        assertThat(event.get("lostReason").textValue()).isEqualTo("NO_ANSWER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_ANSWER", "DECLINED", "UNTRACEABLE", "OTHER"})
    void a_lost_has_a_reason(String reason) {
        EnrolmentEvent enrolment = dueEnrolment();
        post(enrolment, "lost", "{'attempts':1,'reason':'%s','because':'x','expectedVersion':0}".formatted(reason))
                .statusCode(200)
                .body("lostReason", equalTo(reason));
    }

    @Test
    void the_reason_of_a_lost_is_optional_and_an_unknown_one_is_refused() {
        EnrolmentEvent enrolment = dueEnrolment();
        post(enrolment, "lost", Bodies.lost(1, "TIRED", "x", 0))
                .statusCode(400)
                .body("violations.field", contains("reason"));
        post(enrolment, "lost", Bodies.lost(0, "x", 0)).statusCode(422);
        post(enrolment, "lost", Bodies.lost(1, "x", 0)).statusCode(200).body("lostReason", nullValue());
        post(enrolment, "lost", Bodies.lost(1, "OTHER", "x", 0)).statusCode(409);
        status(enrolment, "OTHER", 1).body("lostReason", nullValue());
        assertThat(awaitEvents(enrolment, 2).getFirst().get("lostReason").isNull())
                .isTrue();
    }
}
