package dk.fodfaeste.participant.person;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.Api.register;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangingPersonsTest {
    private static final String BORN_IN_2030 = "6101305678";

    private final String lead = "lead-" + UUID.randomUUID();
    private String initiative;
    private String cpr;
    private Map<String, Object> registration;
    private String id;
    private String ref;
    private String person;

    @BeforeEach
    void registerPerson() {
        initiative = anInitiative();
        cpr = freshCpr();
        registration = registration(initiative, cpr, "2024-01-10");
        id = registered(registration);
        ref = show(id).path("participantRef");
        person = "/api/v1/participants/" + ref;
    }

    private RequestSpecification consultant() {
        return as("consultant", "konsulent1", initiative);
    }

    private Response call(String phone, int expectedVersion) {
        Map<String, Object> body = new HashMap<>();
        body.put("phone", phone);
        body.put("expectedVersion", expectedVersion);
        return consultant().body(body).post(person + "/phone");
    }

    private Response rename(String name, int expectedVersion) {
        return consultant()
                .body(Bodies.nameChange(name, "Marriage", expectedVersion))
                .post(person + "/name");
    }

    private Response changeCpr(String number, int expectedVersion) {
        return as("lead", lead, "*")
                .body(Bodies.cprChange(number, "Got a real one", expectedVersion))
                .post(person + "/cpr");
    }

    @Test
    void a_telephone_number_is_changed_and_removed_and_a_repetition_changes_nothing() {
        as("lead").get(person).then().body("phone", nullValue()).body("version", equalTo(1));
        assertProblem(call("12345678", 0), 409, "expectedVersion");
        Response changed = call("12 34 56 78", 1);
        changed.then().statusCode(200).body("phone", equalTo("+4512345678")).body("version", equalTo(2));
        assertThat(call("+4512345678", 1).asString()).isEqualTo(changed.asString());
        assertProblem(call("87654321", 1), 409, "expectedVersion");
        assertProblem(call("1234", 2), 400, "phone");

        call(null, 2).then().statusCode(200).body("phone", nullValue()).body("version", equalTo(3));
        call(null, 2).then().statusCode(200).body("version", equalTo(3));
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_registration_may_add_a_telephone_number_but_does_not_replace_one() {
        Map<String, Object> later = registration(anInitiative(), cpr, "2025-01-10");
        ((Map<String, Object>) later.get("person")).put("phone", "+45 11 11 11 11");
        registered(later);
        as("lead").get(person).then().body("phone", equalTo("+4511111111")).body("version", equalTo(2));

        Map<String, Object> latest = registration(anInitiative(), cpr, "2025-01-10");
        ((Map<String, Object>) latest.get("person")).put("phone", "22222222");
        registered(latest);
        as("lead").get(person).then().body("phone", equalTo("+4511111111")).body("version", equalTo(2));

        ((Map<String, Object>) latest.get("person")).put("phone", "none");
        assertProblem(register(latest), 400, "person.phone");
    }

    @Test
    void a_changed_name_finds_the_person_and_the_former_one_does_not() {
        Map<String, Object> withNewName = registration(anInitiative(), cpr, "2024-01-10");
        withNewName.put("person", Map.of("cpr", cpr, "name", "Nytnavn" + id + " Eksempelsen"));
        String renamed = registered(withNewName);
        as("lead").get("/api/v1/enrolments/" + renamed).then().body("warnings.field", contains("person.name"));
        Response changed = rename("Nytnavn" + id + " Eksempelsen", 1);
        changed.then()
                .statusCode(200)
                .body("name", equalTo("Nytnavn" + id + " Eksempelsen"))
                .body("version", equalTo(2));
        assertThat(rename("Nytnavn" + id + " Eksempelsen", 1).asString()).isEqualTo(changed.asString());
        assertProblem(rename("Another", 1), 409, "expectedVersion");
        assertProblem(rename("...", 2), 400, "name");

        as("lead").get("/api/v1/enrolments/" + renamed).then().body("warnings", empty());
        assertThat(named("Nytnavn" + id)).containsExactly(id);
        assertThat(named("Attrap")).doesNotContain(id);
        register(registration).then().statusCode(200).body("enrolmentId", equalTo(id));
    }

    private List<String> named(String word) {
        return as("lead", "lead1", initiative)
                .body(Map.of("name", word))
                .post("/api/v1/enrolments/search")
                .path("items.enrolmentId");
    }

    @Test
    void the_new_and_the_former_number_find_the_person() {
        String real = freshCpr();
        changeCpr(real, 1)
                .then()
                .statusCode(200)
                .body("cpr", equalTo(real.substring(0, 6) + "-****"))
                .body("version", equalTo(2));
        changeCpr(real, 1).then().statusCode(200).body("version", equalTo(2));
        assertProblem(changeCpr(freshCpr(), 1), 409, "expectedVersion");
        assertProblem(changeCpr(real, 2), 422, "cpr");
        assertProblem(changeCpr("3102701234", 2), 400, "cpr");

        for (String number : List.of(cpr, real)) {
            as("lead", "lead-" + UUID.randomUUID(), "*")
                    .body(Map.of("cpr", number))
                    .post("/api/v1/enrolments/search")
                    .then()
                    .body("items.enrolmentId", hasItem(id));
            as("service")
                    .body(Map.of("keys", List.of(Map.of("cpr", number, "initiative", initiative))))
                    .post("/api/v1/enrolments/lookup")
                    .then()
                    .body("items[0].enrolment.participantRef", equalTo(ref));
            as("dpo", "dpo-" + UUID.randomUUID(), "*")
                    .body(Map.of("cpr", number))
                    .post("/api/v1/participants/search")
                    .then()
                    .body("participantRef", equalTo(ref));
            String again = registered(registration(anInitiative(), number, "2024-01-10"));
            assertThat(show(again).<String>path("participantRef")).isEqualTo(ref);
            importing(file(number)).then().body("unchanged", equalTo(1)).body("accepted", equalTo(0));
        }
        register(registration).then().statusCode(200).body("enrolmentId", equalTo(id));
        assertProblem(register(registration(initiative, cpr, "2024-02-10")), 422, "startedOn");
    }

    private String file(String number) {
        return HEADER + line((String) registration.get("caseNumber"), number, initiative, "2024-01-10", "");
    }

    @Test
    void a_former_number_may_become_the_present_one_again() {
        String real = freshCpr();
        changeCpr(real, 1).then().statusCode(200);
        changeCpr(cpr, 2).then().statusCode(200).body("cpr", equalTo(cpr.substring(0, 6) + "-****"));
        changeCpr(real, 3).then().statusCode(200).body("version", equalTo(4));
        as("lead", "lead-" + UUID.randomUUID(), "*")
                .body(Map.of("purpose", "case-work"))
                .post(person + "/cpr-disclosure")
                .then()
                .body("cpr", equalTo(real));
    }

    @Test
    void the_present_or_former_number_of_another_record_is_refused() {
        String others = freshCpr();
        String other =
                show(registered(registration(initiative, others, "2024-01-10"))).path("participantRef");
        assertProblem(changeCpr(others, 1), 409);
        assertThat(changeCpr(others, 1).<String>path("detail")).contains("merge");
        as("lead")
                .body(Bodies.cprChange(freshCpr(), "x", 1))
                .post("/api/v1/participants/" + other + "/cpr")
                .then()
                .statusCode(200);
        assertProblem(changeCpr(others, 1), 409);
        as("lead").get(person).then().body("version", equalTo(1));
    }

    @Test
    void a_number_with_another_date_of_birth_changes_the_ages_in_a_new_version() {
        changeCpr(BORN_IN_2030, 1).then().statusCode(200);
        as("lead")
                .get("/api/v1/enrolments/" + id + "/history")
                .then()
                .body("items.event", contains("started", "age-corrected"));
        as("service")
                .body(Map.of("keys", List.of(Map.of("enrolmentId", id))))
                .post("/api/v1/enrolments/lookup")
                .then()
                .body("items[0].enrolment.version", equalTo(2))
                .body("items[0].enrolment.ageAtStart", nullValue());
    }

    @Test
    void changes_of_the_number_are_limited_as_look_ups() {
        RequestSpecification curious = as("lead", "curious-" + UUID.randomUUID(), "*");
        Map<String, Object> body = Bodies.cprChange(cpr, "x", 1);
        for (int i = 0; i < 30; i++) {
            assertProblem(curious.body(body).post(person + "/cpr"), 422, "cpr");
        }
        assertProblem(curious.body(body).post(person + "/cpr"), 429);
    }

    @Test
    void the_history_shows_user_change_and_justification() {
        call("12345678", 1).then().statusCode(200);
        rename("Nytnavn Eksempelsen", 2).then().statusCode(200);
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post(person + "/address-protection")
                .then()
                .statusCode(200);
        consultant()
                .get(person + "/history")
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 3, 4))
                .body("items.event", contains("phone-changed", "name-changed", "address-protection-changed"))
                .body("items.by", contains("konsulent1", "konsulent1", "lead1"))
                .body("items.because", contains(null, "Marriage", null))
                .body("items.participantRef", hasItem(ref));
        assertProblem(as("consultant", "konsulent2", initiative).get(person + "/history"), 403);
    }

    @Test
    void a_colleague_cannot_see_or_change_a_protected_person() {
        call("12345678", 1).then().statusCode(200);
        as("lead").body(Map.of("protectedAddress", true)).post(person + "/address-protection");
        RequestSpecification colleague = as("consultant", "konsulent2", initiative);
        colleague.get(person).then().statusCode(200).body("phone", nullValue());
        assertProblem(colleague.body(Map.of("expectedVersion", 3)).post(person + "/phone"), 403);
        assertProblem(colleague.body(Bodies.nameChange("x", "x", 3)).post(person + "/name"), 403);
        assertProblem(colleague.body(Bodies.cprChange(freshCpr(), "x", 3)).post(person + "/cpr"), 403);
        assertProblem(
                as("consultant", "konsulent1", anInitiative())
                        .body(Bodies.nameChange("x", "x", 3))
                        .post(person + "/name"),
                404);
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + ref)
                .then()
                .body(
                        "items.findAll { it.decision == 'DENY' }.action",
                        hasItem("POST /api/v1/participants/{ref}/phone"))
                .body(
                        "items.findAll { it.decision == 'DENY' }.action",
                        not(hasItem("POST /api/v1/participants/{ref}/merge")));
    }
}
