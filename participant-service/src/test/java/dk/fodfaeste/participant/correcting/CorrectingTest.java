package dk.fodfaeste.participant.correcting;

import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.participant.Api;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CorrectingTest {

    @Test
    void a_start_is_corrected_and_a_repetition_changes_nothing() {
        String id = anEnrolment(anInitiative());
        Response corrected = correctStart(id, "2024-01-05", 1);

        corrected
                .then()
                .statusCode(200)
                .body("startedOn", equalTo("2024-01-05"))
                .body("version", equalTo(2));
        assertThat(correctStart(id, "2024-01-05", 1).asString()).isEqualTo(corrected.asString());
        assertProblem(correctStart(id, "2024-01-06", 1), 409, "expectedVersion");
    }

    @Test
    void the_status_at_the_start_is_corrected_and_stays_if_it_is_left_out_or_null() {
        String id = anEnrolment(anInitiative());
        Response corrected =
                post(id, "start/correction", Bodies.startCorrection("2024-01-10", "SICK_LEAVE", "glemt", 1));
        corrected
                .then()
                .statusCode(200)
                .body("statusAtStart", equalTo("SICK_LEAVE"))
                .body("version", equalTo(2));
        assertThat(post(id, "start/correction", Bodies.startCorrection("2024-01-10", "SICK_LEAVE", "glemt", 1))
                        .asString())
                .isEqualTo(corrected.asString());
        assertProblem(
                post(id, "start/correction", Bodies.startCorrection("2024-01-10", "UNEMPLOYED", "glemt", 1)),
                409,
                "expectedVersion");

        post(id, "start/correction", Bodies.startCorrection("2024-01-09", null, "dagen", 2))
                .then()
                .statusCode(200)
                .body("startedOn", equalTo("2024-01-09"))
                .body("statusAtStart", equalTo("SICK_LEAVE"));
        correctStart(id, "2024-01-08", 3).then().body("statusAtStart", equalTo("SICK_LEAVE"));
        assertProblem(
                post(id, "start/correction", Bodies.startCorrection("2024-01-08", "ASLEEP", "x", 4)),
                400,
                "statusAtStart");
    }

    @Test
    void a_start_must_not_overlap_the_previous_enrolment_or_lie_after_the_exit() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        String first = registered(registration(initiative, cpr, "2023-01-10"));
        exit(first, "2023-12-31", 1);
        String second = registered(registration(initiative, cpr, "2024-01-10"));
        exit(second, "2024-03-31", 1);

        assertProblem(correctStart(second, "2023-12-30", 2), 422, "startedOn");
        assertProblem(correctStart(second, "2024-04-01", 2), 422, "startedOn");
        assertProblem(correctStart(second, "2200-01-01", 2), 422, "startedOn");
        assertProblem(correctStart(second, "2023-02-29", 2), 400, "startedOn");
        correctStart(second, "2023-12-31", 2).then().statusCode(200);
    }

    @Test
    void an_enrolment_is_reassigned() {
        String id = anEnrolment(anInitiative());
        Map<String, Object> reassignment = Bodies.reassignment(" konsulent2 ", 1);
        post(id, "reassignment", reassignment).then().statusCode(200).body("consultant", equalTo("konsulent2"));
        post(id, "reassignment", reassignment).then().statusCode(200).body("version", equalTo(2));

        assertProblem(post(id, "reassignment", Bodies.reassignment("0107701234", 2)), 422, "consultant");
        assertProblem(post(id, "reassignment", Bodies.reassignment("", 2)), 400, "consultant");
        assertProblem(post(id, "reassignment", Bodies.reassignment("k", " ", 2)), 400, "because");
        assertProblem(post(id, "reassignment", Map.of("consultant", "x")), 400, "expectedVersion");
    }

    @Test
    void nobody_is_reassigned_to_a_consultant_whose_last_working_day_has_passed() {
        String id = anEnrolment(anInitiative());
        assertProblem(post(id, "reassignment", Bodies.reassignment(Api.consultantWhoHasLeft(), 1)), 422, "consultant");

        String leaving = Api.consultant(Api.TODAY);
        post(id, "reassignment", Bodies.reassignment(leaving, 1)).then().statusCode(200);
        Api.employ(leaving, Api.TODAY.minusDays(1), 2);
        post(id, "reassignment", Bodies.reassignment(leaving, 1))
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void the_justification_of_a_reassignment_is_optional_and_part_of_the_repetition_check() {
        String id = anEnrolment(anInitiative());
        Map<String, Object> reassignment = Bodies.reassignment("konsulent2", " maternity leave ", 1);
        post(id, "reassignment", reassignment).then().statusCode(200);
        post(id, "reassignment", reassignment).then().statusCode(200).body("version", equalTo(2));
        assertProblem(
                post(id, "reassignment", Bodies.reassignment("konsulent2", "illness", 1)), 409, "expectedVersion");
        as("lead")
                .get("/api/v1/enrolments/" + id + "/history")
                .then()
                .body("items.because", contains(null, "maternity leave"));
    }

    @Test
    void a_wrongly_registered_enrolment_does_not_change() {
        String id = anEnrolment(anInitiative());
        Map<String, Object> wrong = Bodies.justification("another person was meant", 1);
        post(id, "wrong-registration", wrong).then().statusCode(200).body("state", equalTo("WRONGLY_REGISTERED"));
        post(id, "wrong-registration", wrong).then().statusCode(200).body("version", equalTo(2));

        assertProblem(exit(id, "2024-03-31", 2), 422, "state");
        assertProblem(correctStart(id, "2024-01-05", 2), 422, "state");
        assertProblem(post(id, "reassignment", Bodies.reassignment("k", 2)), 422, "state");
        assertProblem(post(id, "wrong-registration", Bodies.justification("x", 2)), 422, "state");
        show(id).then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void a_corrected_case_number_finds_the_enrolment() {
        Map<String, Object> registration = registration(anInitiative());
        String id = registered(registration);
        String another = freshCaseNumber();
        Response corrected = correctCaseNumber(id, " " + another + " ", 1);

        corrected.then().statusCode(200).body("caseNumber", equalTo(another)).body("version", equalTo(2));
        assertThat(correctCaseNumber(id, another, 1).asString()).isEqualTo(corrected.asString());
        assertProblem(correctCaseNumber(id, freshCaseNumber(), 1), 409, "expectedVersion");
        assertThat(found(another)).containsExactly(id);
        assertThat(found((String) registration.get("caseNumber"))).isEmpty();
        as("service")
                .body(Map.of("keys", List.of(Map.of("caseNumber", another))))
                .post("/api/v1/enrolments/lookup")
                .then()
                .body("items[0].enrolment.enrolmentId", equalTo(id));
    }

    @Test
    void a_case_number_is_unique_among_valid_enrolments() {
        Map<String, Object> other = registration(anInitiative());
        String taken = (String) other.get("caseNumber");
        String holder = registered(other);
        String id = anEnrolment(anInitiative());
        assertProblem(correctCaseNumber(id, taken, 1), 409);
        assertProblem(correctCaseNumber(id, " ", 1), 400, "caseNumber");

        post(holder, "wrong-registration", Bodies.justification("x", 1));
        correctCaseNumber(id, taken, 1).then().statusCode(200).body("caseNumber", equalTo(taken));
        assertProblem(correctCaseNumber(holder, freshCaseNumber(), 2), 422, "state");
    }

    @Test
    void an_older_file_changes_nothing_and_the_former_case_number_is_free() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        Map<String, Object> registration = registration(initiative, cpr, "2024-01-10");
        String former = (String) registration.get("caseNumber");
        String id = registered(registration);
        exit(id, "2024-01-10", 1).then().statusCode(200);
        correctCaseNumber(id, freshCaseNumber(), 2).then().statusCode(200);

        String file = HEADER + line(former, cpr, initiative, "2024-01-10", "2024-01-10");
        importing(file).then().body("accepted", equalTo(0)).body("unchanged", equalTo(1));

        Map<String, Object> other = registration(initiative);
        other.put("caseNumber", former);
        registered(other);
    }

    private static List<String> found(String caseNumber) {
        return as("lead")
                .body(Map.of("caseNumber", caseNumber))
                .post("/api/v1/enrolments/search")
                .path("items.enrolmentId");
    }

    private static Response correctCaseNumber(String id, String caseNumber, int expectedVersion) {
        return post(id, "case-number/correction", Bodies.caseNumberCorrection(caseNumber, "mistyped", expectedVersion));
    }

    private static Response correctStart(String id, String startedOn, int expectedVersion) {
        return post(id, "start/correction", Bodies.startCorrection(startedOn, "wrong letter", expectedVersion));
    }
}
