package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.initiative;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrolmentLookupTest {

    @Test
    void results_are_in_the_order_of_the_keys_without_personal_data() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        Map<String, Object> body = registration(initiative, cpr, "2024-01-10");
        String id = registered(body);
        exit(id, "2024-03-31", 1);
        Map<String, Object> revised = initiative();
        revised.put("name", "Another name");
        as("admin").body(revised).put("/api/v1/initiatives/" + initiative);

        Response answer = lookUp(
                Map.of("caseNumber", "SAG-nowhere"),
                Map.of("caseNumber", body.get("caseNumber")),
                Map.of("cpr", cpr, "initiative", initiative),
                Map.of("enrolmentId", id),
                Map.of("enrolmentId", UUID.randomUUID().toString()));

        answer.then()
                .statusCode(200)
                .body("items.problem", contains("UNKNOWN", null, null, null, "UNKNOWN"))
                .body("items[0]", not(hasKey("enrolment")))
                .body("items[1]", not(hasKey("problem")))
                .body("items[1].enrolment", aMapWithSize(16))
                .body("items[1].enrolment.enrolmentId", equalTo(id))
                .body("items[1].enrolment.initiative", equalTo(initiative))
                .body("items[1].enrolment.initiativeVersion", equalTo(2))
                .body("items[1].enrolment.version", equalTo(2))
                .body("items[1].enrolment.exitNumber", equalTo(1))
                .body("items[1].enrolment.exitedOn", equalTo("2024-03-31"))
                .body("items[1].enrolment.ageAtStart", notNullValue())
                .body("items[1].enrolment.recordedAt", notNullValue());
        assertThat(answer.<Object>path("items[2]")).isEqualTo(answer.path("items[1]"));
        assertThat(answer.<Object>path("items[3]")).isEqualTo(answer.path("items[1]"));
        assertThat(answer.asString()).doesNotContain(cpr).doesNotContain(NAME).doesNotContain((String)
                body.get("caseNumber"));
    }

    @Test
    void a_person_with_several_enrolments_in_the_initiative_is_ambiguous() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        exit(registered(registration(initiative, cpr, "2024-01-10")), "2024-03-31", 1);
        registered(registration(initiative, cpr, "2024-04-10"));

        lookUp(Map.of("cpr", cpr, "initiative", initiative), Map.of("cpr", cpr, "initiative", "elsewhere"))
                .then()
                .body("items.problem", contains("SEVERAL", "UNKNOWN"));
    }

    @Test
    void a_case_number_prefers_the_valid_enrolment_and_a_person_finds_valid_ones_only() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        Map<String, Object> body = registration(initiative, cpr, "2024-01-10");
        wrong(registered(body));
        String second = registered(body);
        Map<String, Object> byCase = Map.of("caseNumber", body.get("caseNumber"));
        Map<String, Object> byPerson = Map.of("cpr", cpr, "initiative", initiative);

        lookUp(byCase, byPerson).then().body("items.enrolment.enrolmentId", contains(second, second));
        wrong(second);
        lookUp(byCase, byPerson)
                .then()
                .body("items[0].enrolment.enrolmentId", equalTo(second))
                .body("items[0].enrolment.state", equalTo("WRONGLY_REGISTERED"))
                .body("items[1].problem", equalTo("UNKNOWN"));
    }

    @Test
    void a_case_number_with_the_number_of_another_person_is_unknown() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        String other = freshCpr();
        Map<String, Object> body = registration(initiative, cpr, "2024-01-10");
        registered(registration(initiative, other, "2024-01-10"));
        String id = registered(body);
        Object number = body.get("caseNumber");
        lookUp(
                        Map.of("caseNumber", number, "cpr", cpr),
                        Map.of("caseNumber", number, "cpr", cpr, "initiative", initiative),
                        Map.of("caseNumber", number, "initiative", initiative),
                        Map.of("caseNumber", number, "cpr", other),
                        Map.of("caseNumber", number, "cpr", freshCpr()),
                        Map.of("caseNumber", number, "initiative", "elsewhere"))
                .then()
                .body("items.enrolment.enrolmentId", contains(id, id, id))
                .body("items.problem", contains(null, null, null, "UNKNOWN", "UNKNOWN", "UNKNOWN"));
    }

    @Test
    void an_invalid_key_is_unknown_and_does_not_affect_the_others() {
        Map<String, Object> body = registration(anInitiative());
        registered(body);
        lookUp(
                        Map.of("cpr", "not a number", "initiative", "x"),
                        Map.of("cpr", "3102701234", "initiative", "x"),
                        Map.of("caseNumber", "A\u0000B"),
                        Map.of("caseNumber", "x".repeat(2000)),
                        Map.of("caseNumber", body.get("caseNumber")))
                .then()
                .statusCode(200)
                .body("items.problem", contains("UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN", null));
    }

    @Test
    void keys_of_no_known_kind_are_named() {
        assertProblem(
                lookUp(Map.of("caseNumber", "A"), Map.of("cpr", freshCpr()), Map.of()), 400, "keys[1]", "keys[2]");
        assertProblem(
                lookUp(Map.of(
                        "caseNumber", "A", "enrolmentId", UUID.randomUUID().toString())),
                400,
                "keys[0]");
        assertProblem(lookUp(Map.of("enrolmentId", "no-id")), 400, "keys[0].enrolmentId");
        assertProblem(as("service").body("{}").post("/api/v1/enrolments/lookup"), 400, "keys");
        assertProblem(lookUp(Collections.nCopies(1001, Map.of("caseNumber", "A"))), 400, "keys");
    }

    @Test
    void a_thousand_keys_are_accepted() {
        lookUp(Collections.nCopies(1000, Map.of("caseNumber", "SAG-nowhere")))
                .then()
                .statusCode(200);
        lookUp().then().statusCode(200).body("items", equalTo(List.of()));
    }

    private static void wrong(String id) {
        post(id, "wrong-registration", Bodies.justification("slip", 1)).then().statusCode(200);
    }

    @SafeVarargs
    private static Response lookUp(Map<String, Object>... keys) {
        return lookUp(List.of(keys));
    }

    private static Response lookUp(List<? extends Map<String, ?>> keys) {
        return as("service").body(Map.of("keys", keys)).post("/api/v1/enrolments/lookup");
    }
}
