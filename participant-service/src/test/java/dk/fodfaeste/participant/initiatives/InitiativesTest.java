package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCode;
import static dk.fodfaeste.participant.Api.initiative;
import static dk.fodfaeste.participant.Api.measure;
import static dk.fodfaeste.participant.Api.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InitiativesTest {

    @Test
    void a_new_initiative_is_returned_as_sent_with_code_and_version() {
        String code = freshCode();
        Response put = put(code, initiative());

        put.then()
                .statusCode(200)
                .body("$", aMapWithSize(21))
                .body("code", equalTo(code))
                .body("version", equalTo(1))
                .body("name", equalTo("En indsats"))
                .body("administrations", contains("BIF", "SOF"))
                .body("effort", nullValue())
                .body("runsTo", nullValue())
                .body("measures", hasSize(2))
                .body("measures[0].offset", equalTo("P2M"))
                .body("measures[0].revisions[0].targetPercent", equalTo(25.0f))
                .body("measures[0].revisions[0].successStatuses", contains("ORDINARY_FULL_TIME", "EDUCATION"));
        assertThat(as("analyst").get("/api/v1/initiatives/" + code).asString()).isEqualTo(put.asString());
    }

    @Test
    void the_body_may_contain_the_code_of_the_address_only() {
        String code = freshCode();
        Map<String, Object> body = initiative();
        body.put("code", code);
        put(code, body).then().statusCode(200);
        assertProblem(put(freshCode(), body), 422, "code");
    }

    @Test
    void identical_content_changes_nothing_for_any_expected_version() {
        String code = anInitiative();
        Map<String, Object> same = initiative();
        measureOf(same, 0).put("revisions", List.of(withTarget(revision("2020-01-01"), 25)));
        same.put("expectedVersion", 0);

        put(code, same).then().statusCode(200).body("version", equalTo(1));
    }

    @Test
    void a_revision_is_the_next_version_and_revisions_are_in_order() {
        String code = anInitiative();
        Map<String, Object> body = initiative();
        measureOf(body, 0).put("revisions", List.of(withTarget(revision("2024-01-01"), 30.5), revision("2020-01-01")));
        body.put("expectedVersion", 1);

        put(code, body)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("measures[0].revisions.validFrom", contains("2020-01-01", "2024-01-01"));
    }

    @Test
    void an_initiative_describes_effort_objective_and_evaluation() {
        String code = anInitiative();
        Map<String, Object> body = initiative();
        body.put("effort", " To konsulenter ");
        body.put("objective", "25 % i job");
        body.put("evaluation", "Hvert halve år");
        put(code, body)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("effort", equalTo("To konsulenter"))
                .body("objective", equalTo("25 % i job"))
                .body("evaluation", equalTo("Hvert halve år"));

        body.put("evaluation", "x".repeat(2000));
        put(code, body).then().statusCode(200).body("version", equalTo(3));
        body.put("effort", "x".repeat(2001));
        body.put("evaluation", " ");
        assertProblem(put(code, body), 400, "effort", "evaluation");
    }

    @Test
    void a_stale_version_is_a_conflict() {
        String code = anInitiative();
        Map<String, Object> body = initiative();
        body.put("name", "Another name");
        body.put("expectedVersion", 0);
        assertProblem(put(code, body), 409, "expectedVersion");
        body.put("expectedVersion", 3);
        assertProblem(put(freshCode(), body), 409, "expectedVersion");
    }

    @Test
    void a_measure_is_never_removed_and_others_may_be_added() {
        String code = anInitiative();
        Map<String, Object> less = initiative();
        less.put("measures", List.of(measure("after-exit", "EXIT")));
        assertProblem(put(code, less), 422, "measures");

        Map<String, Object> more = initiative();
        measures(more).add(measure("a-third", "EXIT"));
        put(code, more).then().statusCode(200).body("measures", hasSize(3));
    }

    @Test
    void a_measure_with_follow_ups_has_a_fixed_definition() {
        String code = anInitiative();
        put(code, redefined(0)).then().statusCode(200);
        put(code, initiative()).then().statusCode(200);

        String enrolment = anEnrolment(code);
        assertProblem(
                put(code, redefined(1)),
                422,
                "measures[1].anchor",
                "measures[1].offset",
                "measures[1].graceDays",
                "measures[1].excludedExitReasons");
        Map<String, Object> unanswered = initiative();
        measureOf(unanswered, 0).put("offset", "P3M");
        put(code, unanswered).then().statusCode(200);
        put(code, initiative()).then().statusCode(200);

        exit(enrolment, "2024-03-01", 1).then().statusCode(200);
        assertProblem(
                put(code, redefined(0)),
                422,
                "measures[0].anchor",
                "measures[0].offset",
                "measures[0].graceDays",
                "measures[0].excludedExitReasons");
    }

    @Test
    void a_fixed_definition_may_be_written_differently_and_its_revisions_may_change() {
        String code = freshCode();
        Map<String, Object> body = initiative();
        measureOf(body, 1).put("offset", "P12M");
        put(code, body);
        anEnrolment(code);

        measureOf(body, 1).put("offset", "P1Y");
        measureOf(body, 1).put("name", "Another name");
        measureOf(body, 1).put("revisions", List.of(withTarget(revision("2019-01-01"), 99)));
        put(code, body).then().statusCode(200).body("version", equalTo(2)).body("measures[1].offset", equalTo("P1Y"));
    }

    @Test
    void missing_values_have_defaults() {
        Map<String, Object> body = initiative();
        body.keySet().retainAll(List.of("name", "runsFrom", "measures"));
        for (int i : List.of(0, 1)) {
            measureOf(body, i).remove("graceDays");
            measureOf(body, i).remove("excludedExitReasons");
        }
        put(freshCode(), body)
                .then()
                .statusCode(200)
                .body("windowBasis", equalTo("ANCHOR"))
                .body("measures.graceDays", contains(30, 30))
                .body("measures[0].excludedExitReasons", contains("DECEASED"));
    }

    @Test
    void each_fault_names_its_field() {
        assertFault(
                400,
                "measures[0].revisions[0].successStatuses[1]",
                body -> revisionOf(body).put("successStatuses", List.of("EDUCATION", "RICH")));
        assertFault(400, "measures[0].anchor", body -> measureOf(body, 0).put("anchor", "MIDDLE"));
        assertFault(400, "measures[0].offset", body -> measureOf(body, 0).put("offset", "two months"));
        assertFault(
                400,
                "measures[0].excludedExitReasons[0]",
                body -> measureOf(body, 0).put("excludedExitReasons", List.of("BORED")));
        assertFault(
                400,
                "measures[0].revisions[0].validFrom",
                body -> revisionOf(body).put("validFrom", "2024-02-30"));
        assertFault(
                400,
                "measures[0].revisions[0].validFrom",
                body -> revisionOf(body).remove("validFrom"));
        assertFault(400, "measures[0].revisions", body -> measureOf(body, 0).put("revisions", List.of()));
        assertFault(400, "measures[0].colour", body -> measureOf(body, 0).put("colour", "red"));
        assertFault(400, "name", body -> body.remove("name"));
        assertFault(400, "name", body -> body.put("name", "A\u0000B"));
        assertFault(400, "runsFrom", body -> body.put("runsFrom", "999999999-01-01"));
        assertFault(400, "measures", body -> body.put("measures", List.of()));
        assertFault(400, "capacity", body -> body.put("capacity", "many"));
        assertFault(
                422,
                "measures[0].revisions[0].targetPercent",
                body -> revisionOf(body).put("targetPercent", 100.5));
        assertFault(
                422,
                "measures[0].revisions[1].validFrom",
                body -> measureOf(body, 0).put("revisions", List.of(revision("2020-01-01"), revision("2020-01-01"))));
        assertFault(422, "runsTo", body -> body.put("runsTo", "2019-12-31"));
    }

    @Test
    void an_invalid_code_in_the_address_is_named_and_an_unknown_code_is_not_found() {
        assertProblem(put("Not%20a%20code", initiative()), 400, "code");
        assertProblem(as("lead").get("/api/v1/initiatives/nowhere"), 404);
        assertProblem(as("lead").get("/api/v1/initiatives/a%00b"), 404);
    }

    @Test
    void the_catalogue_has_pages() {
        String first = anInitiative();
        anInitiative();
        Response page = as("steering").get("/api/v1/initiatives?limit=1");
        page.then().statusCode(200).body("items", hasSize(1)).body("next", equalTo(page.path("items[0].code")));

        List<String> all = new ArrayList<>();
        for (String next = ""; next != null; ) {
            Response more = as("admin").get("/api/v1/initiatives?limit=3&after=" + next);
            all.addAll(more.<List<String>>path("items.code"));
            next = more.path("next");
        }
        assertThat(all).doesNotHaveDuplicates().isSorted().contains(first);
        as("consultant", "konsulent1", "elsewhere")
                .get("/api/v1/initiatives?limit=500")
                .then()
                .body("items.code", hasItem(first));
        assertProblem(as("lead").get("/api/v1/initiatives?after=%00"), 400, "after");
        assertProblem(as("lead").get("/api/v1/initiatives?limit=501"), 400, "limit");
    }

    private interface Change {
        void on(Map<String, Object> body);
    }

    private static void assertFault(int status, String field, Change change) {
        Map<String, Object> body = initiative();
        change.on(body);
        assertProblem(put(freshCode(), body), status, field);
    }

    private static Map<String, Object> redefined(int measure) {
        Map<String, Object> body = initiative();
        measureOf(body, measure)
                .putAll(Map.of(
                        "anchor",
                        measureOf(body, 1 - measure).get("anchor"),
                        "offset",
                        "P3M",
                        "graceDays",
                        10,
                        "excludedExitReasons",
                        List.of()));
        return body;
    }

    private static Map<String, Object> withTarget(Map<String, Object> revision, Number target) {
        revision.put("targetPercent", target);
        return revision;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> measures(Map<String, Object> body) {
        return (List<Map<String, Object>>) body.get("measures");
    }

    private static Map<String, Object> measureOf(Map<String, Object> body, int index) {
        return measures(body).get(index);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> revisionOf(Map<String, Object> body) {
        return ((List<Map<String, Object>>) measureOf(body, 0).get("revisions")).getFirst();
    }

    private static Response put(String code, Map<String, Object> body) {
        return as("admin").urlEncodingEnabled(false).body(body).put("/api/v1/initiatives/" + code);
    }
}
