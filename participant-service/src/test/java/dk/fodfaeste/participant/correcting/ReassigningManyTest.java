package dk.fodfaeste.participant.correcting;

import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.show;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dk.fodfaeste.participant.Api;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReassigningManyTest {
    private String initiative;
    private String first;
    private String second;

    @BeforeEach
    void one_consultant_has_two_enrolments() {
        initiative = anInitiative();
        first = anEnrolment(initiative);
        second = anEnrolment(initiative);
    }

    @Test
    void many_enrolments_are_reassigned_at_once_and_those_already_assigned_stay_unchanged() {
        post(second, "reassignment", Bodies.reassignment("konsulent2", 1));

        reassign(to(first, " konsulent2 "), to(second, "konsulent2"))
                .then()
                .statusCode(200)
                .body("reassigned", equalTo(1))
                .body("unchanged", equalTo(1));
        show(first).then().body("consultant", equalTo("konsulent2")).body("version", equalTo(2));
        show(second).then().body("version", equalTo(2));
        reassign(to(first, "konsulent2"), to(second, "konsulent2"))
                .then()
                .statusCode(200)
                .body("reassigned", equalTo(0))
                .body("unchanged", equalTo(2));
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef="
                        + show(first).path("participantRef"))
                .then()
                .body("items.action", hasItem("POST /api/v1/enrolments/reassignments"));
    }

    @Test
    void if_one_enrolment_is_refused_none_is_reassigned() {
        String faults = anEnrolment(initiative);
        post(faults, "wrong-registration", Bodies.justification("x", 1));

        assertProblem(reassign(to(first, "konsulent2"), to(faults, "konsulent2")), 422, "reassignments[1].enrolmentId");
        assertProblem(
                reassign(to(first, "konsulent2"), to(UUID.randomUUID().toString(), "konsulent2")),
                404,
                "reassignments[1].enrolmentId");
        assertProblem(reassign(to(first, "konsulent2"), to(second, "0107701234")), 422, "reassignments[1].consultant");
        assertProblem(reassign(to(first, "konsulent2"), to(first, "konsulent3")), 400, "reassignments[1].enrolmentId");
        assertProblem(reassign(), 400, "reassignments");
        show(first).then().body("consultant", equalTo("konsulent1")).body("version", equalTo(1));
    }

    @Test
    void a_consultant_whose_last_working_day_has_passed_takes_over_none_and_keeps_their_own() {
        String leaving = Api.consultant(Api.TODAY);
        post(second, "reassignment", Bodies.reassignment(leaving, 1));
        Api.employ(leaving, Api.TODAY.minusDays(1), 2);

        assertProblem(reassign(to(first, leaving), to(second, leaving)), 422, "reassignments[0].consultant");
        show(first).then().body("version", equalTo(1));
        reassign(to(first, "konsulent2"), to(second, leaving)).then().body("unchanged", equalTo(1));
    }

    @Test
    void enrolments_out_of_scope_are_not_found() {
        String elsewhere = anEnrolment(anInitiative());
        assertProblem(
                as("lead", "lead2", initiative)
                        .body(Map.of("reassignments", List.of(to(first, "konsulent2"), to(elsewhere, "konsulent2"))))
                        .post("/api/v1/enrolments/reassignments"),
                404,
                "reassignments[1].enrolmentId");
        show(first).then().body("version", equalTo(1));
    }

    private static Map<String, Object> to(String enrolment, String consultant) {
        return Map.of("enrolmentId", enrolment, "consultant", consultant);
    }

    @SafeVarargs
    private static Response reassign(Map<String, Object>... reassignments) {
        return as("lead")
                .body(Map.of("reassignments", Arrays.asList(reassignments)))
                .post("/api/v1/enrolments/reassignments");
    }
}
