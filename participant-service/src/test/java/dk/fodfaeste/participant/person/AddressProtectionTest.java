package dk.fodfaeste.participant.person;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AddressProtectionTest {
    private String initiative;
    private String cpr;
    private String caseNumber;
    private String id;
    private String enrolment;
    private String person;

    /** Assigned to konsulent1. */
    @BeforeEach
    void enrolProtectedPerson() {
        initiative = anInitiative();
        cpr = freshCpr();
        Map<String, Object> body = registration(initiative, cpr, "2024-01-10");
        caseNumber = (String) body.get("caseNumber");
        id = registered(body);
        enrolment = "/api/v1/enrolments/" + id;
        person = "/api/v1/participants/" + show(id).path("participantRef");
        protect(as("lead"), true);
    }

    private void protect(RequestSpecification caller, boolean protectedAddress) {
        caller.body(Map.of("protectedAddress", protectedAddress))
                .post(person + "/address-protection")
                .then()
                .statusCode(200)
                .body("protectedAddress", equalTo(protectedAddress))
                .body("name", equalTo(NAME));
    }

    private RequestSpecification assigned() {
        return as("consultant", "konsulent1", initiative);
    }

    private RequestSpecification colleague() {
        return as("consultant", "konsulent2", initiative);
    }

    @Test
    void the_assigned_consultant_and_the_lead_see_the_person() {
        for (RequestSpecification caller : List.of(assigned(), as("lead"))) {
            caller.get(person).then().statusCode(200).body("name", equalTo(NAME));
            caller.get(enrolment).then().statusCode(200).body("caseNumber", equalTo(caseNumber));
            caller.body(Map.of("cpr", cpr))
                    .post("/api/v1/enrolments/search")
                    .then()
                    .body("items", hasSize(1));
        }
    }

    @Test
    void a_colleague_sees_the_enrolment_but_not_the_person() {
        colleague()
                .get(person)
                .then()
                .statusCode(200)
                .body("name", nullValue())
                .body("cpr", nullValue())
                .body("protectedAddress", equalTo(true));
        colleague()
                .get(enrolment)
                .then()
                .statusCode(200)
                .body("enrolmentId", equalTo(id))
                .body("startedOn", equalTo("2024-01-10"))
                .body("caseNumber", nullValue())
                .body("participantRef", nullValue())
                .body("consultant", nullValue())
                .body("protectedAddress", equalTo(true));
        colleague()
                .get("/api/v1/enrolments?initiative=" + initiative)
                .then()
                .body("items.enrolmentId", contains(id))
                .body("items.caseNumber", contains(nullValue()));
    }

    @Test
    void no_search_by_person_or_consultant_finds_a_protected_person_for_a_colleague() {
        for (Map<String, String> asked :
                List.of(Map.of("cpr", cpr), Map.of("name", NAME), Map.of("caseNumber", caseNumber))) {
            colleague()
                    .body(asked)
                    .post("/api/v1/enrolments/search")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
        colleague().get("/api/v1/enrolments?consultant=konsulent1").then().body("items", empty());
    }

    @Test
    void a_colleague_cannot_change_anything_and_is_audited_as_denied() {
        Map<String, Object> exit = Bodies.exit("2024-03-31", "OTHER", 2);
        assertProblem(colleague().body(exit).post(enrolment + "/exit"), 403);
        assertProblem(colleague().body(Map.of("purpose", "case-work")).post(person + "/cpr-disclosure"), 403);
        assertProblem(colleague().body(Map.of("protectedAddress", false)).post(person + "/address-protection"), 403);
        colleague().get(enrolment);
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + person.substring(21))
                .then()
                .body("items.findAll { it.who == 'konsulent2' }.decision", hasSize(4))
                .body("items.findAll { it.who == 'konsulent2' && it.decision == 'PERMIT' }", empty());
    }

    @Test
    void a_new_consultant_sees_the_person() {
        as("lead")
                .body(Bodies.reassignment("konsulent2", 2))
                .post(enrolment + "/reassignment")
                .then()
                .statusCode(200);
        colleague().get(enrolment).then().body("caseNumber", equalTo(caseNumber));
        assigned().get(enrolment).then().body("caseNumber", nullValue());
    }

    @Test
    void the_consultant_of_a_wrong_registration_does_not_see_the_person() {
        String elsewhere = anInitiative();
        Map<String, Object> mistake = registration(elsewhere, cpr, "2023-01-10");
        mistake.put("consultant", "konsulent2");
        String mistaken = registered(mistake);
        RequestSpecification mistakenly = as("consultant", "konsulent2", elsewhere);
        mistakenly.get(person).then().body("name", equalTo(NAME));
        as("lead")
                .body(Bodies.justification("Another person", 1))
                .post("/api/v1/enrolments/" + mistaken + "/wrong-registration")
                .then()
                .statusCode(200);
        mistakenly.get(person).then().statusCode(200).body("name", nullValue());
    }

    @Test
    void each_enrolment_emits_an_event_and_a_repetition_changes_nothing() {
        String other = registered(registration(anInitiative(), cpr, "2025-01-10"));
        protect(assigned(), true);
        protect(as("lead"), false);

        await().untilAsserted(
                        () -> assertThat(eventTypes(other)).containsExactly("started", "address-protection-changed"));
        assertThat(eventTypes(id))
                .containsExactly("started", "address-protection-changed", "address-protection-changed");
        colleague()
                .get(enrolment)
                .then()
                .body("caseNumber", equalTo(caseNumber))
                .body("version", equalTo(3));
    }

    private static List<String> eventTypes(String enrolmentId) {
        return TestStack.events("fodfaeste.enrolment-events-v1").stream()
                .filter(one -> enrolmentId.equals(new String(one.key(), StandardCharsets.UTF_8)))
                .map(one -> new String(one.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .map(type -> type.replace("dk.fodfaeste.enrolment.", "").replace(".v1", ""))
                .toList();
    }
}
