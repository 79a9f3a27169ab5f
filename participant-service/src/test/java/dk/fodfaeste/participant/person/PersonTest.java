package dk.fodfaeste.participant.person;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonTest {
    private String initiative;
    private String cpr;
    private String ref;
    private String person;

    @BeforeEach
    void registerPerson() {
        initiative = anInitiative();
        cpr = freshCpr();
        ref = show(registered(registration(initiative, cpr, "2024-01-10"))).path("participantRef");
        person = "/api/v1/participants/" + ref;
    }

    @Test
    void a_person_is_shown_with_a_masked_number() {
        as("consultant", "konsulent1", initiative)
                .get(person)
                .then()
                .statusCode(200)
                .body("name", equalTo(NAME))
                .body("cpr", equalTo(cpr.substring(0, 6) + "-****"));
    }

    @Test
    void a_disclosure_requires_a_purpose_and_is_audited() {
        as("consultant", "konsulent1", initiative)
                .body(Map.of("purpose", "citizen-request"))
                .post(person + "/cpr-disclosure")
                .then()
                .statusCode(200)
                .body("cpr", equalTo(cpr));
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + ref)
                .then()
                .statusCode(200)
                .body("items.action", hasItem("POST /api/v1/participants/{ref}/cpr-disclosure"))
                .body("items.purpose", hasItem("citizen-request"));
    }

    @Test
    void an_unknown_purpose_is_refused() {
        assertProblem(as("lead").body(Map.of()).post(person + "/cpr-disclosure"), 400, "purpose");
        assertProblem(as("lead").body(Map.of("purpose", "curiosity")).post(person + "/cpr-disclosure"), 400, "purpose");
    }

    @Test
    void a_person_out_of_scope_is_not_found() {
        String elsewhere = anInitiative();
        assertProblem(as("consultant", "konsulent2", elsewhere).get(person), 404);
        assertProblem(
                as("consultant", "konsulent2", elsewhere)
                        .body(Map.of("purpose", "case-work"))
                        .post(person + "/cpr-disclosure"),
                404);
        assertProblem(as("lead").get("/api/v1/participants/" + UUID.randomUUID()), 404);
    }
}
