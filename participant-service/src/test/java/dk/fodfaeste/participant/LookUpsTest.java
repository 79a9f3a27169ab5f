package dk.fodfaeste.participant;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever finds a person by number or case number is audited on the person, and tells nothing of persons whom the caller may not see. */
@QuarkusTest
class LookUpsTest {
    private static final int PER_MINUTE = 30;
    private static final String CONFIDENTIAL_NAME = "Navnet Kendtsomandet";

    private final String user = "konsulent-" + UUID.randomUUID();
    private String initiative;
    private String foreignInitiative;
    private String protectedCpr;
    private String foreignCpr;
    private String protectedPerson;
    private String foreignPerson;
    private String protectedCase;
    private String foreignCase;

    @BeforeEach
    void enrolPersons() {
        initiative = anInitiative();
        foreignInitiative = anInitiative();
        protectedCpr = freshCpr();
        foreignCpr = freshCpr();
        Map<String, Object> hidden = registration(initiative, protectedCpr, "2024-01-10");
        protectedCase = (String) hidden.get("caseNumber");
        String ended = registered(hidden);
        exit(ended, "2024-06-30", 1);
        protectedPerson = show(ended).path("participantRef");
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post("/api/v1/participants/" + protectedPerson + "/address-protection")
                .then()
                .statusCode(200);
        Map<String, Object> foreign = registration(foreignInitiative, foreignCpr, "2024-01-10");
        foreignCase = (String) foreign.get("caseNumber");
        foreignPerson = show(registered(foreign)).path("participantRef");
        TestTicker.stop();
    }

    @AfterEach
    void resumeTime() {
        TestTicker.resume();
    }

    private RequestSpecification consultant() {
        return as("consultant", user, initiative);
    }

    private RequestSpecification lead() {
        return as("lead", user, initiative);
    }

    /** With the consultant's own name as the responsible one. */
    private Map<String, Object> ownRegistration(String cpr, String startedOn) {
        Map<String, Object> body = registration(initiative, cpr, startedOn);
        body.put("consultant", user);
        body.put("person", new HashMap<>(Map.of("cpr", cpr, "name", CONFIDENTIAL_NAME)));
        return body;
    }

    private Response register(Map<String, Object> body) {
        return consultant().body(body).post("/api/v1/enrolments");
    }

    private List<String> decisionsOn(String person) {
        return as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + person)
                .path("items.findAll { it.who == '" + user + "' }.decision");
    }

    @Test
    void a_search_that_hides_a_person_is_denied_on_the_person_and_answered_as_for_an_unknown_number() {
        String unknown = search(Map.of("cpr", freshCpr()));
        assertThat(search(Map.of("cpr", protectedCpr))).isEqualTo(unknown);
        assertThat(search(Map.of("cpr", foreignCpr))).isEqualTo(unknown);
        assertThat(decisionsOn(protectedPerson)).containsExactly("DENY");
        assertThat(decisionsOn(foreignPerson)).containsExactly("DENY");

        assertThat(search(Map.of("caseNumber", protectedCase))).isEqualTo(unknown);
        assertThat(search(Map.of("caseNumber", foreignCase))).isEqualTo(unknown);
        assertThat(decisionsOn(protectedPerson)).containsExactly("DENY", "DENY");
        assertThat(decisionsOn(foreignPerson)).containsExactly("DENY", "DENY");
    }

    private String search(Map<String, String> body) {
        Response found = consultant().body(body).post("/api/v1/enrolments/search");
        assertThat(found.statusCode()).isEqualTo(200);
        return found.asString();
    }

    @Test
    void a_registration_is_answered_alike_for_unknown_foreign_and_protected_persons() {
        List<Response> answers = Stream.of(freshCpr(), foreignCpr, protectedCpr)
                .map(cpr -> register(ownRegistration(cpr, "2024-01-10")))
                .toList();
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(LookUpsTest::withoutIds).distinct()).hasSize(1);
        assertThat(decisionsOn(foreignPerson)).isNotEmpty();
        assertThat(decisionsOn(protectedPerson)).containsExactly("DENY");
    }

    private static Map<String, Object> withoutIds(Response answer) {
        Map<String, Object> body = new HashMap<>(answer.path("$"));
        assertThat(body.remove("enrolmentId")).isNotNull();
        assertThat(body.remove("participantRef")).isNotNull();
        assertThat(body.remove("caseNumber")).isNotNull();
        return body;
    }

    @Test
    void a_repeated_registration_of_a_protected_person_is_the_same_one() {
        Map<String, Object> body = ownRegistration(protectedCpr, "2025-01-10");
        Response first = register(body);
        Response second = register(body);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        body.put("startedOn", "2025-01-11");
        assertProblem(register(body), 409);
    }

    @Test
    void a_refused_registration_is_in_the_audit_trail_of_the_person() {
        assertProblem(lead().body(ownRegistration(protectedCpr, "2024-01-10")).post("/api/v1/enrolments"), 422);
        assertThat(decisionsOn(protectedPerson)).hasSize(1);
    }

    @Test
    void refused_registrations_and_foreign_persons_count_as_look_ups_and_others_do_not() {
        Map<String, Object> taken = registration(initiative);
        String known = (String) taken.get("caseNumber");
        registered(taken);
        for (int i = 0; i < PER_MINUTE; i++) {
            if (i % 2 == 0) {
                Map<String, Object> refused = ownRegistration(freshCpr(), "2024-01-10");
                refused.put("caseNumber", known);
                assertProblem(register(refused), 409);
            } else {
                String abroad = freshCpr();
                registered(registration(foreignInitiative, abroad, "2024-01-10"));
                assertThat(register(ownRegistration(abroad, "2024-01-10")).statusCode())
                        .isEqualTo(201);
            }
        }
        assertProblem(register(ownRegistration(foreignCpr, "2024-01-10")), 429);
        assertProblem(register(ownRegistration(protectedCpr, "2024-01-10")), 429);
        assertThat(register(ownRegistration(freshCpr(), "2024-01-10")).statusCode())
                .isEqualTo(201);
        assertThat(decisionsOn(foreignPerson)).contains("DENY");
    }

    @Test
    void a_limited_lead_learns_nothing_of_a_foreign_enrolment_from_an_import() {
        for (String query : List.of("?dryRun=true", "")) {
            Response imported = lead().contentType("text/csv; charset=UTF-8")
                    .body(HEADER
                            + line(foreignCase, foreignCpr, initiative, "2024-01-10", "")
                            + line(foreignCase, freshCpr(), initiative, "2023-01-10", ""))
                    .post("/api/v1/enrolments/import" + query);
            assertThat(imported.statusCode()).isEqualTo(200);
            assertThat(imported.<List<String>>path("rejected.field")).containsExactly("caseNumber", "caseNumber");
            assertThat(imported.<List<String>>path("rejected.problem")).containsOnly("is not known");
        }
        assertThat(decisionsOn(foreignPerson)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void the_lookup_for_other_services_is_audited_on_each_person_that_a_number_leads_to() {
        as("service", user, "*")
                .body(Map.of("keys", List.of(Map.of("cpr", protectedCpr, "initiative", foreignInitiative))))
                .post("/api/v1/enrolments/lookup")
                .then()
                .statusCode(200);
        assertThat(decisionsOn(protectedPerson)).containsExactly("PERMIT");
    }

    @Test
    void a_number_that_another_person_has_is_audited_on_that_person() {
        Map<String, Object> own = ownRegistration(freshCpr(), "2024-01-10");
        String ref = register(own).path("participantRef");
        assertProblem(
                consultant()
                        .body(Bodies.cprChange(foreignCpr, "Skrevet forkert", 1))
                        .post("/api/v1/participants/" + ref + "/cpr"),
                409);
        assertThat(decisionsOn(foreignPerson)).containsExactly("DENY");
    }

    @Test
    void only_a_lead_lifts_the_protection_of_an_address() {
        RequestSpecification assigned = as("consultant", "konsulent1", initiative);
        String protection = "/api/v1/participants/" + protectedPerson + "/address-protection";
        assertProblem(assigned.body(Map.of("protectedAddress", false)).post(protection), 403);
        assertThat(assigned.body(Map.of("protectedAddress", true))
                        .post(protection)
                        .statusCode())
                .isEqualTo(200);
        assertThat(lead().body(Map.of("protectedAddress", false))
                        .post(protection)
                        .statusCode())
                .isEqualTo(200);
        assertThat(decisionsOn(protectedPerson)).containsExactly("PERMIT");
    }

    @Test
    void an_administrator_defines_initiatives_in_their_scope_only() {
        RequestSpecification limited = as("admin", user, initiative);
        assertThat(limited.body(Api.initiative())
                        .put("/api/v1/initiatives/" + initiative)
                        .statusCode())
                .isEqualTo(200);
        assertProblem(limited.body(Api.initiative()).put("/api/v1/initiatives/" + foreignInitiative), 404);
        assertProblem(limited.body(Api.initiative()).put("/api/v1/initiatives/new-" + UUID.randomUUID()), 404);
    }

    @Test
    void a_protected_person_stays_hidden_until_a_lead_confirms_the_registration() {
        String id = register(ownRegistration(protectedCpr, "2025-01-10")).path("enrolmentId");
        assertThat(consultant().get("/api/v1/enrolments/" + id).statusCode()).isEqualTo(404);
        consultant().get("/api/v1/participants/" + protectedPerson).then().statusCode(200);
        assertThat(consultant().get("/api/v1/participants/" + protectedPerson).<String>path("name"))
                .isNull();
        assertThat(awaiting(consultant())).containsExactly(id);
        assertThat(awaiting(as("consultant", "another-" + user, initiative))).isEmpty();
        assertThat(awaiting(as("lead", user, foreignInitiative))).isEmpty();

        String confirmation = "/api/v1/enrolments/awaiting/" + id + "/confirmation";
        assertProblem(consultant().post(confirmation), 403);
        assertProblem(as("lead", user, foreignInitiative).post(confirmation), 404);
        lead().post(confirmation).then().statusCode(200);
        lead().post(confirmation).then().statusCode(200);
        assertThat(awaiting(consultant())).isEmpty();
        assertThat(consultant().get("/api/v1/enrolments/" + id).<String>path("consultant"))
                .isEqualTo(user);
        assertThat(consultant().get("/api/v1/participants/" + protectedPerson).<String>path("name"))
                .isEqualTo(NAME);
        assertProblem(lead().post("/api/v1/enrolments/awaiting/" + id + "/rejection"), 409);
    }

    @Test
    void a_lead_sees_why_a_registration_cannot_be_confirmed_and_rejects_it() {
        String id = register(ownRegistration(protectedCpr, "2024-01-10")).path("enrolmentId");
        String registration = "/api/v1/enrolments/awaiting/" + id;
        assertProblem(lead().post(registration + "/confirmation"), 422, "startedOn");
        lead().post(registration + "/rejection").then().statusCode(204);
        assertProblem(lead().post(registration + "/rejection"), 404);
        assertThat(awaiting(consultant())).isEmpty();
        assertThat(consultant().get("/api/v1/participants/" + protectedPerson).<String>path("name"))
                .isNull();
    }

    @Test
    void a_registration_of_a_consultant_who_has_left_meanwhile_is_not_confirmed() {
        String id = register(ownRegistration(protectedCpr, "2019-06-03")).path("enrolmentId");
        Api.employ(user, Api.TODAY.minusDays(1), 1);
        assertProblem(lead().post("/api/v1/enrolments/awaiting/" + id + "/confirmation"), 422, "consultant");
    }

    private static List<String> awaiting(RequestSpecification caller) {
        Response all = caller.get("/api/v1/enrolments/awaiting");
        assertThat(all.statusCode()).isEqualTo(200);
        return all.path("items.enrolmentId");
    }
}
