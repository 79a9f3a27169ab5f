package dk.fodfaeste.outcome.followup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProtectedAddressTest extends IntegrationTestBase {
    private String initiative;
    private EnrolmentEvent enrolment;

    /** Assigned to konsulent1. */
    @BeforeEach
    void somebodyIsProtected() {
        initiative = anInitiative();
        enrolment = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        enrolment = publish(enrolment.withProtectedAddress());
    }

    private RequestSpecification colleague() {
        return given().auth()
                .oauth2(TestStack.token("consultant", "konsulent2", initiative))
                .contentType("application/json");
    }

    @Test
    void the_assigned_consultant_and_the_lead_see_all_of_it() {
        get(enrolment).statusCode(200).body("statuses", contains("EDUCATION")).body("history", hasSize(1));
        asConsultantOf(initiative).get(followUp(enrolment)).then().body("statuses", contains("EDUCATION"));
    }

    @Test
    void a_colleague_sees_the_dates_but_not_the_person() {
        colleague()
                .get(followUp(enrolment))
                .then()
                .statusCode(200)
                .body("dueOn", equalTo("2026-02-28"))
                .body("protectedAddress", equalTo(true))
                .body("consultant", nullValue())
                .body("statuses", nullValue())
                .body("source", nullValue())
                .body("$", not(org.hamcrest.Matchers.hasKey("history")));
        colleague()
                .get("/api/v1/follow-ups?initiative=" + initiative)
                .then()
                .body("items.enrolmentId", contains(enrolment.enrolmentId().toString()))
                .body("items.statuses", contains(nullValue()));
        colleague().get("/api/v1/follow-ups?consultant=konsulent1").then().body("items", empty());
    }

    @Test
    void a_command_of_a_colleague_is_refused_and_audited_as_denied() {
        colleague()
                .body(Bodies.status("OTHER", 1))
                .post(followUp(enrolment) + "/status")
                .then()
                .statusCode(403);
        colleague().get(followUp(enrolment)).then().statusCode(200);
        as("dpo")
                .get("/api/v1/outcome-service/audit?participantRef="
                        + enrolment.event().get("participantRef"))
                .then()
                .body("items.findAll { it.who == 'konsulent2' }.decision", contains("DENY", "DENY"));
    }
}
