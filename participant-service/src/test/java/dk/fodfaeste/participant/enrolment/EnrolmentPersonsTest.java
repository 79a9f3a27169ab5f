package dk.fodfaeste.participant.enrolment;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrolmentPersonsTest {
    private String initiative;

    @BeforeEach
    void there_is_an_initiative() {
        initiative = anInitiative();
    }

    @Test
    void persons_are_returned_in_the_order_of_the_request_and_audited() {
        Map<String, Object> registration = registration(initiative);
        String one = registered(registration);
        String two = registered(reachable(registration(initiative), "12 34 56 78"));

        names(consultant(), two, one, two)
                .then()
                .statusCode(200)
                .body("items.enrolmentId", contains(two, one))
                .body("items[0].phone", equalTo("+4512345678"))
                .body("items[1].phone", nullValue())
                .body("items[1].name", equalTo(NAME))
                .body("items[1].caseNumber", equalTo(registration.get("caseNumber")))
                .body("items[1].participantRef", equalTo(show(one).path("participantRef")));
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef="
                        + show(two).path("participantRef"))
                .then()
                .body("items.action", hasItem("POST /api/v1/enrolments/names"));
    }

    @Test
    void hidden_persons_are_left_out() {
        String elsewhere = anEnrolment(anInitiative());
        String hidden = registered(registration(initiative, freshCpr(), "2024-01-10"));
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post("/api/v1/participants/" + show(hidden).path("participantRef") + "/address-protection")
                .then()
                .statusCode(200);
        RequestSpecification colleague = as("consultant", "konsulent2", initiative);

        names(colleague, elsewhere, hidden, UUID.randomUUID().toString())
                .then()
                .statusCode(200)
                .body("items", empty());
        names(consultant(), elsewhere, hidden).then().body("items.enrolmentId", contains(hidden));
        names(as("lead"), elsewhere, hidden).then().body("items.enrolmentId", contains(elsewhere, hidden));
    }

    @Test
    void a_request_has_1_to_200_enrolments() {
        String id = anEnrolment(initiative);
        assertProblem(names(consultant()), 400, "enrolmentIds");
        assertProblem(names(consultant(), Collections.nCopies(201, id).toArray(String[]::new)), 400, "enrolmentIds");
        assertProblem(as("lead").body("{\"enrolmentIds\":[null]}").post("/api/v1/enrolments/names"), 400);
    }

    private RequestSpecification consultant() {
        return as("consultant", "konsulent1", initiative);
    }

    private static Response names(RequestSpecification caller, String... ids) {
        return caller.body(Map.of("enrolmentIds", List.of(ids))).post("/api/v1/enrolments/names");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> reachable(Map<String, Object> registration, String phone) {
        ((Map<String, Object>) registration.get("person")).put("phone", phone);
        return registration;
    }
}
