package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner finds the enrolments of their initiatives by case number or CPR. Each test has a user of its own, because look-ups are limited. */
@QuarkusTest
class PartnerSearchTest {
    private static final String SEARCH = "/api/v1/enrolments/partner-search";

    private final String user = "partner-" + UUID.randomUUID();
    private String initiative;
    private String cpr;
    private String caseNumber;
    private String id;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void enrolPerson() {
        initiative = anInitiative();
        cpr = freshCpr();
        Map<String, Object> body = registration(initiative, cpr, "2024-01-10");
        ((Map<String, Object>) body.get("person")).put("name", "Attrap Partnersen");
        ((Map<String, Object>) body.get("person")).put("phone", "12345678");
        caseNumber = (String) body.get("caseNumber");
        id = registered(body);
    }

    private String token(String... initiatives) {
        return TestStack.partnerToken(user, "Sundhedsforvaltningen", List.of("HEALTH_TALK"), initiatives);
    }

    private Response search(String field, String value) {
        return search(token(initiative), field, value);
    }

    private static Response search(String token, String field, String value) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of(field, value))
                .post(SEARCH);
    }

    private HttpResponse<String> find(String sought) throws Exception {
        return Browser.withToken(token(initiative)).fillIn("/partner", "/partner", "sought", sought);
    }

    @Test
    void a_case_number_and_a_cpr_find_the_name_and_nothing_more() {
        for (Response found : List.of(search("caseNumber", caseNumber), search("cpr", cpr))) {
            found.then()
                    .statusCode(200)
                    .body("items.enrolmentId", contains(id))
                    .body("items[0].name", equalTo("Attrap Partnersen"))
                    .body("items[0].keySet()", equalTo(Set.of("enrolmentId", "initiative", "caseNumber", "name")));
        }
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + show(id).path("participantRef"))
                .then()
                .body("items.action", hasItem("POST " + SEARCH));
    }

    @Test
    void a_name_is_no_criterion() {
        assertProblem(search("name", "Attrap"), 400);
    }

    @Test
    void other_initiatives_protected_persons_and_wrong_registrations_are_not_found() {
        search(token(anInitiative()), "caseNumber", caseNumber).then().body("items", empty());
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post("/api/v1/participants/" + show(id).path("participantRef") + "/address-protection")
                .then()
                .statusCode(200);
        search("caseNumber", caseNumber).then().statusCode(200).body("items", empty());
        search("cpr", cpr).then().statusCode(200).body("items", empty());

        Map<String, Object> wrong = registration(initiative);
        as("lead")
                .body(Bodies.justification("x", 1))
                .post("/api/v1/enrolments/" + registered(wrong) + "/wrong-registration")
                .then()
                .statusCode(200);
        search("caseNumber", (String) wrong.get("caseNumber")).then().body("items", empty());
    }

    @Test
    void look_ups_by_cpr_are_limited_and_those_by_case_number_are_not() {
        for (int i = 0; i < 30; i++) {
            search("cpr", cpr).then().statusCode(200);
        }
        assertProblem(search("cpr", cpr), 429);
        search("caseNumber", caseNumber).then().statusCode(200);
    }

    @Test
    void a_partner_gets_the_name_for_an_enrolment_but_no_phone_number() {
        given().auth()
                .oauth2(token(initiative))
                .contentType("application/json")
                .body(Map.of("enrolmentIds", List.of(id)))
                .post("/api/v1/enrolments/names")
                .then()
                .statusCode(200)
                .body("items[0].name", equalTo("Attrap Partnersen"))
                .body("items[0].phone", nullValue());
    }

    @Test
    void the_page_finds_by_case_number_or_cpr_and_links_to_the_activities() throws Exception {
        for (String sought : List.of(caseNumber, cpr, cpr.substring(0, 6) + "-" + cpr.substring(6))) {
            HttpResponse<String> found = find(sought);
            assertThat(found.uri().getRawPath()).matches("/partner/results/[0-9a-f-]{36}");
            assertThat(found.body())
                    .as(sought)
                    .contains("href=\"/activities/of/" + id + "\">Attrap Partnersen</a>", caseNumber, "En indsats")
                    .doesNotContain("10. januar 2024", "konsulent1");
        }
    }

    @Test
    void the_page_does_not_search_by_name_and_shows_faults_at_the_field() throws Exception {
        assertThat(find("Attrap").body()).contains("Ingen forløb fundet").doesNotContain(id);
        HttpResponse<String> nothing = find("");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("id=\"sought-fault\"");
        HttpResponse<String> part = find(cpr.substring(0, 6));
        assertThat(part.statusCode()).isEqualTo(422);
        assertThat(part.body()).contains("id=\"sought-fault\"");
    }

    @Test
    void other_roles_do_not_have_the_page() throws Exception {
        assertThat(Browser.of("consultant", "konsulent1", initiative)
                        .get("/partner")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Browser.withToken(token(initiative)).get("/search").statusCode())
                .isEqualTo(403);
    }
}
