package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrolmentIdentifiersTest {

    private static Response find(String purpose, String... enrolmentIds) {
        return as("service")
                .body(Map.of("purpose", purpose, "enrolmentIds", enrolmentIds))
                .post("/api/v1/enrolments/identifiers");
    }

    @Test
    void another_service_gets_the_numbers_for_a_purpose_that_the_audit_trail_has() {
        String cpr = freshCpr();
        Map<String, Object> body = registration(anInitiative(), cpr, "2024-01-10");
        String id = registered(body);
        find("reporting", id, id, UUID.randomUUID().toString())
                .then()
                .statusCode(200)
                .body("items.enrolmentId", contains(id))
                .body("items[0].cpr", equalTo(cpr))
                .body("items[0].caseNumber", equalTo(body.get("caseNumber")));
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + show(id).path("participantRef"))
                .then()
                .statusCode(200)
                .body("items.action", hasItems("POST /api/v1/enrolments/identifiers"))
                .body(
                        "items.find { it.action == 'POST /api/v1/enrolments/identifiers' }.purpose",
                        equalTo("reporting"));
    }

    @Test
    void a_protected_person_and_a_wrong_registration_are_left_out() {
        String initiative = anInitiative();
        String hidden = registered(registration(initiative, freshCpr(), "2024-01-10"));
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post("/api/v1/participants/" + show(hidden).path("participantRef") + "/address-protection")
                .then()
                .statusCode(200);
        String wrong = registered(registration(initiative, freshCpr(), "2024-01-10"));
        post(wrong, "wrong-registration", Bodies.justification("slip", 1))
                .then()
                .statusCode(200);
        find("follow-up", hidden, wrong).then().statusCode(200).body("items", empty());
    }

    @Test
    void a_request_without_a_known_purpose_or_with_too_many_ids_is_refused() {
        assertProblem(find("curiosity", UUID.randomUUID().toString()), 400, "purpose");
        assertProblem(find("follow-up"), 400, "enrolmentIds");
        List<String> tooMany =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(1001).toList();
        assertProblem(find("follow-up", tooMany.toArray(String[]::new)), 400, "enrolmentIds");
        assertThat(as("lead")
                        .body(Map.of("purpose", "follow-up", "enrolmentIds", List.of(UUID.randomUUID())))
                        .post("/api/v1/enrolments/identifiers")
                        .statusCode())
                .isEqualTo(403);
    }
}
