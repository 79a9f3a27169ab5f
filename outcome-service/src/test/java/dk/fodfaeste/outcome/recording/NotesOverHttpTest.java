package dk.fodfaeste.outcome.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notes over HTTP. The exit was on 31 December 2025, the due date is 28 February, and today is 1 February 2026. */
@QuarkusTest
class NotesOverHttpTest extends IntegrationTestBase {
    private static final LocalDate AHEAD = LocalDate.of(2026, 2, 1);

    @BeforeEach
    void itIsNotDueYet() {
        TestClock.setToNoonOf(AHEAD);
    }

    private static ValidatableResponse heard(EnrolmentEvent enrolment, String status, String heardOn) {
        return asLead().contentType("application/json")
                .body("""
                        {"statuses":["%s"],"weeklyHours":18.50,"source":"PERSON","heardOn":%s}
                        """.formatted(status, heardOn == null ? "null" : '"' + heardOn + '"'))
                .put(followUp(enrolment) + "/note")
                .then();
    }

    private static ValidatableResponse takeAway(EnrolmentEvent enrolment) {
        return asLead().delete(followUp(enrolment) + "/note").then();
    }

    @Test
    void a_note_is_shown_and_does_not_answer() {
        EnrolmentEvent enrolment = dueEnrolment();
        get(enrolment).body("noted", nullValue()).body("notes", empty());
        heard(enrolment, "EDUCATION", null)
                .statusCode(200)
                .body("state", equalTo("NOT_DUE"))
                .body("statuses", nullValue())
                .body("version", equalTo(0))
                .body("history", empty())
                .body("noted.statuses", contains("EDUCATION"))
                .body("noted.weeklyHours.toString()", equalTo("18.5"))
                .body("noted.source", equalTo("PERSON"))
                .body("noted.heardOn", equalTo("2026-02-01"))
                .body("noted.exitNumber", equalTo(1))
                .body("noted.recordedBy", equalTo("lead1"))
                .body("noted.recordedAt", equalTo("2026-02-01T11:00:00Z"));
        TestClock.setToNoonOf(TestClock.TODAY);
        asLead().get("/api/v1/follow-ups?initiative=" + enrolment.initiative())
                .then()
                .body("items[0].state", equalTo("PENDING"))
                .body("items[0].noted.statuses", contains("EDUCATION"));
    }

    @Test
    void the_latest_note_applies_and_earlier_ones_stay() {
        EnrolmentEvent enrolment = dueEnrolment();
        heard(enrolment, "EDUCATION", "2026-01-20");
        heard(enrolment, "EDUCATION", "2026-01-20").body("notes", hasSize(1));
        heard(enrolment, "UNEMPLOYED", "2026-01-10")
                .body("noted.statuses", contains("UNEMPLOYED"))
                .body("notes.heardOn", contains("2026-01-20", "2026-01-10"));
        takeAway(enrolment)
                .statusCode(200)
                .body("noted", nullValue())
                .body("notes.heardOn", contains("2026-01-20", "2026-01-10", null));
        takeAway(enrolment).statusCode(200).body("notes", hasSize(3));
        heard(enrolment, "UNEMPLOYED", "2026-01-10")
                .body("noted.statuses", contains("UNEMPLOYED"))
                .body("notes", hasSize(4));
    }

    @ParameterizedTest(name = "on {0}, heard on {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "2026-02-01,2024-12-30,422",
                "2026-02-01,2024-12-31,200",
                "2026-02-01,2026-02-01,200",
                "2026-02-01,2026-02-02,422",
                "2026-02-27,none,200",
                "2026-02-28,none,422",
                "2026-02-28,2026-02-01,422",
            })
    void a_note_lies_between_the_start_and_today_and_before_the_due_date(LocalDate today, String heardOn, int answer) {
        EnrolmentEvent enrolment = dueEnrolment();
        TestClock.setToNoonOf(today);
        var response = heard(enrolment, "EDUCATION", heardOn).statusCode(answer);
        if (answer == 422) {
            response.body("violations.field", contains("heardOn"));
        }
    }

    @Test
    void an_invalid_situation_and_a_closed_follow_up_accept_no_notes() {
        EnrolmentEvent enrolment = dueEnrolment();
        asLead().contentType("application/json")
                .body(Map.of("statuses", new String[] {"DECEASED", "OTHER"}, "source", "PERSON"))
                .put(followUp(enrolment) + "/note")
                .then()
                .statusCode(422)
                .body("violations.field", contains("statuses"));
        publish(enrolment.exitWithdrawn());
        heard(enrolment, "EDUCATION", null).statusCode(422).body("violations.field", contains("enrolmentId"));
        EnrolmentEvent died =
                publish(EnrolmentEvent.started(anInitiative(), "2025-01-01").exit("2025-12-31", "DECEASED"));
        heard(died, "EDUCATION", null).statusCode(422).body("violations.field", contains("enrolmentId"));
    }

    @Test
    void a_note_belongs_to_its_exit() {
        EnrolmentEvent enrolment = dueEnrolment();
        heard(enrolment, "EDUCATION", null);
        EnrolmentEvent again = publish(enrolment.exitWithdrawn().exit("2026-01-15", "OTHER"));
        get(again).body("noted", nullValue()).body("notes", hasSize(1));
        heard(again, "OTHER", null).body("noted.exitNumber", equalTo(2)).body("notes.exitNumber", contains(1, 2));
    }

    @Test
    void a_status_replaces_the_note_and_only_the_status_is_in_an_event() {
        EnrolmentEvent enrolment = dueEnrolment();
        heard(enrolment, "EDUCATION", null);
        TestClock.setToNoonOf(TestClock.TODAY);
        status(enrolment, "OTHER", 0)
                .statusCode(200)
                .body("noted", nullValue())
                .body("notes", hasSize(1))
                .body("version", equalTo(1));
        assertThat(awaitEvents(enrolment, 1).getFirst().get("statuses").get(0).textValue())
                .isEqualTo("OTHER");
    }

    /** The undo that a page offers after a status is recorded. */
    @Test
    void a_withdrawn_status_leaves_the_follow_up_with_its_note() {
        EnrolmentEvent enrolment = dueEnrolment();
        heard(enrolment, "EDUCATION", null);
        TestClock.setToNoonOf(TestClock.TODAY);
        post(enrolment, "attempts", "{'attemptedOn':'2026-03-02'}").statusCode(200);
        Map<String, Object> before = get(enrolment).extract().jsonPath().getMap("$");
        status(enrolment, "OTHER", 0).statusCode(200);
        Map<String, Object> after = post(enrolment, "withdrawal", Bodies.justification("Fortrudt", 1))
                .statusCode(200)
                .body("state", equalTo("PENDING"))
                .body("attempts", contains("2026-03-02"))
                .body("noted.statuses", contains("EDUCATION"))
                .extract()
                .jsonPath()
                .getMap("$");
        assertThat(after.keySet()).isEqualTo(before.keySet());
        before.forEach((field, value) -> {
            if (!field.equals("version") && !field.equals("history")) {
                assertThat(after.get(field)).as(field).isEqualTo(value);
            }
        });
        assertThat(after.get("version")).isEqualTo(2);
    }

    @Test
    void a_follow_up_out_of_scope_is_not_found_and_a_protected_address_is_forbidden() {
        EnrolmentEvent enrolment = dueEnrolment();
        asConsultantOf(anInitiative())
                .delete(followUp(enrolment) + "/note")
                .then()
                .statusCode(404);
        heard(enrolment, "EDUCATION", null);
        EnrolmentEvent protectedOne = publish(enrolment.withProtectedAddress());
        var colleague = given().auth().oauth2(TestStack.token("consultant", "konsulent2", enrolment.initiative()));
        colleague.delete(followUp(protectedOne) + "/note").then().statusCode(403);
        colleague.get(followUp(protectedOne)).then().statusCode(200).body("noted", nullValue());
        get(protectedOne).body("noted.statuses", contains("EDUCATION"));
    }
}
