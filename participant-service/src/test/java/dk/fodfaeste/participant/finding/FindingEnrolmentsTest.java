package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FindingEnrolmentsTest {

    @Test
    void a_list_filters_by_initiative_consultant_and_present_state() {
        String initiative = anInitiative();
        String active = anEnrolment(initiative);
        String leaving = anEnrolment(initiative);
        exit(leaving, "2199-12-31", 1);
        String exited = anEnrolment(initiative);
        exit(exited, "2024-03-31", 1);
        String wrong = anEnrolment(initiative);
        exit(wrong, "2024-03-31", 1);
        post(wrong, "wrong-registration", Bodies.justification("slip", 2));
        post(active, "reassignment", Bodies.reassignment("konsulent9", 1));

        assertThat(listed("?initiative=" + initiative)).containsExactly(active, leaving, exited, wrong);
        assertThat(listed("?initiative=" + initiative + "&consultant=&state="))
                .containsExactly(active, leaving, exited, wrong);
        assertThat(listed("?state=ACTIVE&initiative=" + initiative)).containsExactly(active, leaving);
        assertThat(listed("?state=EXITED&initiative=" + initiative)).containsExactly(exited);
        assertThat(listed("?state=WRONGLY_REGISTERED&initiative=" + initiative)).containsExactly(wrong);
        assertThat(listed("?consultant=konsulent9&initiative=" + initiative)).containsExactly(active);
        assertThat(listed("?initiative=nowhere")).isEmpty();
    }

    @Test
    void pages_have_no_gaps_and_no_overlaps() {
        String initiative = anInitiative();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(anEnrolment(initiative));
        }
        List<String> seen = new ArrayList<>();
        int pages = 0;
        for (String next = ""; next != null; pages++) {
            Response page = list("?limit=2&initiative=" + initiative + "&after=" + next);
            seen.addAll(page.<List<String>>path("items.enrolmentId"));
            next = page.path("next");
        }
        assertThat(seen).isEqualTo(all);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void an_item_equals_the_response_to_get() {
        String initiative = anInitiative();
        String id = registered(registration(initiative, freshCpr(), "2019-06-01"));
        assertThat(list("?initiative=" + initiative).<Object>path("items[0]")).isEqualTo(show(id).<Object>path("$"));
    }

    @Test
    void a_malformed_parameter_is_named() {
        assertProblem(list("?state=ASLEEP"), 400, "state");
        assertProblem(list("?limit=0"), 400, "limit");
        assertProblem(list("?limit=many"), 400, "limit");
        assertProblem(list("?after=yesterday"), 400, "after");
        assertProblem(list("?consultant=%00"), 400, "consultant");
        assertProblem(list("?initiative=%00"), 400, "initiative");
    }

    @Test
    void a_consultant_sees_own_initiatives_only() {
        String own = anInitiative();
        String foreign = anInitiative();
        String cpr = freshCpr();
        String mine = registered(registration(own, cpr, "2024-01-10"));
        Map<String, Object> otherRegistration = registration(foreign, cpr, "2024-01-10");
        String other = registered(otherRegistration);

        assertThat(consultant(own).get("/api/v1/enrolments").<List<String>>path("items.enrolmentId"))
                .containsExactly(mine);
        assertProblem(consultant(own).get("/api/v1/enrolments?initiative=" + foreign), 404, "initiative");
        assertProblem(consultant(own).get("/api/v1/enrolments/" + other), 404);
        consultant(own).get("/api/v1/enrolments/" + mine).then().statusCode(200);
        assertThat(search(consultant(own), Map.of("cpr", cpr))).containsExactly(mine);
        assertThat(search(consultant(own), Map.of("caseNumber", otherRegistration.get("caseNumber"))))
                .isEmpty();
        assertThat(consultant().get("/api/v1/enrolments").<List<String>>path("items.enrolmentId"))
                .isEmpty();
    }

    @Test
    void an_unknown_enrolment_is_not_found() {
        assertProblem(show(UUID.randomUUID().toString()), 404);
        assertProblem(show("no-id"), 404);
    }

    @Test
    void a_search_by_case_number_includes_wrong_registrations() {
        Map<String, Object> body = registration(anInitiative());
        String wrong = registered(body);
        post(wrong, "wrong-registration", Bodies.justification("slip", 1));
        String right = registered(body);

        assertThat(search(as("lead"), Map.of("caseNumber", " " + body.get("caseNumber") + " ")))
                .containsExactly(wrong, right);
        assertThat(search(as("lead"), Map.of("caseNumber", "SAG-nowhere"))).isEmpty();
    }

    @Test
    void a_search_by_number_finds_all_of_a_persons_enrolments() {
        String cpr = freshCpr();
        String first = registered(registration(anInitiative(), cpr, "2024-01-10"));
        String second = registered(registration(anInitiative(), cpr, "2024-01-10"));

        assertThat(search(as("lead"), Map.of("cpr", cpr.substring(0, 6) + "-" + cpr.substring(6))))
                .containsExactly(first, second);
        assertThat(search(as("lead"), Map.of("cpr", freshCpr()))).isEmpty();
    }

    @Test
    void a_search_by_name_compares_the_beginnings_of_words_in_any_case() {
        Map<String, Object> body = registration(anInitiative());
        body.put("person", Map.of("cpr", freshCpr(), "name", "Øjvind Åge-Prøve Sjælden"));
        String id = registered(body);

        assertThat(search(as("lead"), Map.of("name", "sjælden"))).containsExactly(id);
        assertThat(search(as("lead"), Map.of("name", "SJÆLDEN øjvind"))).containsExactly(id);
        assertThat(search(as("lead"), Map.of("name", "prøve sjælden"))).containsExactly(id);
        assertThat(search(as("lead"), Map.of("name", "sjæld"))).containsExactly(id);
        assertThat(search(as("lead"), Map.of("name", "pRø sjæ"))).containsExactly(id);
        assertThat(search(as("lead"), Map.of("name", "sj"))).isEmpty();
        assertThat(search(as("lead"), Map.of("name", "jælden"))).isEmpty();
        assertThat(search(as("lead"), Map.of("name", "sjælden Hansen"))).isEmpty();
    }

    @Test
    void a_search_needs_one_readable_criterion_and_does_not_repeat_it() {
        assertProblem(searching(Map.of()), 400, "body");
        assertProblem(searching(Map.of("cpr", freshCpr(), "name", NAME)), 400, "body");
        assertProblem(searching(Map.of("cpr", "3102701234")), 400, "cpr");
        assertProblem(searching(Map.of("name", "-")), 400, "name");
        assertProblem(searching(Map.of("name", "A\u0000" + NAME)), 400, "name");
        assertProblem(searching(Map.of("firstName", NAME)), 400, "firstName");
    }

    private static Response list(String query) {
        return as("lead").urlEncodingEnabled(false).get("/api/v1/enrolments" + query);
    }

    private static List<String> listed(String query) {
        return list(query).then().statusCode(200).extract().path("items.enrolmentId");
    }

    private static RequestSpecification consultant(String... initiatives) {
        return as("consultant", "konsulent1", initiatives);
    }

    private static Response searching(Map<String, Object> body) {
        return as("lead").body(body).post("/api/v1/enrolments/search");
    }

    private static List<String> search(RequestSpecification caller, Map<String, Object> body) {
        return caller.body(body)
                .post("/api/v1/enrolments/search")
                .then()
                .statusCode(200)
                .extract()
                .path("items.enrolmentId");
    }
}
