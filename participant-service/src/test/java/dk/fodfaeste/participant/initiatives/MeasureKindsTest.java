package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCode;
import static dk.fodfaeste.participant.Api.initiative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An initiative takes measures of every kind. */
@QuarkusTest
class MeasureKindsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> BODIES = new TypeReference<>() {};

    /** The initiative of the course, under another code. */
    private static Map<String, Object> course(String code) {
        try (InputStream file = MeasureKindsTest.class.getResourceAsStream("/course-initiatives.json")) {
            Map<String, Object> body = JSON.readValue(file, BODIES).getFirst();
            body.put("code", code);
            return body;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void an_initiative_with_every_kind_is_answered_as_it_was_put() throws IOException {
        String code = freshCode();
        Map<String, Object> body = course(code);
        Response put = put(code, body);
        put.then().statusCode(200).body("intakePerYear", equalTo(40)).body("activityKinds", nullValue());

        Response shown = as("analyst").get("/api/v1/initiatives/" + code);
        assertThat(JSON.readTree(shown.asString()).get("measures"))
                .isEqualTo(JSON.readTree(JSON.writeValueAsString(body.get("measures"))));
        assertThat(put(code, body).asString()).isEqualTo(put.asString());
        put(code, body).then().body("version", equalTo(1));
    }

    @Test
    void a_measure_without_a_kind_is_a_situation_after() {
        String code = freshCode();
        put(code, initiative())
                .then()
                .statusCode(200)
                .body("measures.kind", contains("SITUATION_AFTER", "SITUATION_AFTER"));
        put(code, initiative()).then().statusCode(200).body("version", equalTo(1));
    }

    @Test
    void what_an_initiative_records_is_a_list_of_known_kinds_or_everything() {
        String code = freshCode();
        Map<String, Object> body = course(code);
        body.put("activityKinds", List.of("JOB_INTERVIEW", "INTERNSHIP", "JOB_INTERVIEW"));
        put(code, body).then().statusCode(200).body("activityKinds", contains("JOB_INTERVIEW", "INTERNSHIP"));
        body.put("activityKinds", List.of("INTERNSHIP", "LUNCH"));
        assertProblem(put(code, body), 400, "activityKinds[1]");
        body.put("activityKinds", null);
        body.put("intakePerYear", 0);
        assertProblem(put(code, body), 422, "intakePerYear");
    }

    @ParameterizedTest
    @CsvSource({
        "efter-afgang, occasions, MONTH_END, 422",
        "efter-afgang, kind, HALFWAY, 400",
        "fastholdt, ofSuccessesOf, plads, 422",
        "etableret, milestone, GRADUATED, 400",
        "etableret, milestone, JOB_INTERVIEW, 400",
        "plads, ofSuccessesOf, efter-afgang, 422",
        "i-arbejde, occasions, EVERY_DAY, 400",
        "i-arbejde, anchor, START, 422",
        "holdbar, weeksWorked, 17, 422",
        "holdbar, withinWeeks, 0, 422",
        "fremmoede, meeting, LUNCH, 400",
        "fremmoede, meeting, INTERNSHIP, 400",
        "fremmoede, first, P1M, 422",
        "frister, first, P4M, 422",
        "frister, every, often, 400"
    })
    void a_fault_names_its_field(String measure, String field, String value, int status) {
        String code = freshCode();
        Map<String, Object> body = course(code);
        int index = index(body, measure);
        measures(body).get(index).put(field, value.matches("[0-9]+") ? Integer.valueOf(value) : value);
        assertProblem(put(code, body), status, "measures[" + index + "]." + field);
    }

    @ParameterizedTest
    @CsvSource({
        "plads, activityKinds, LUNCH, 400",
        "plads, minimumCount, 0, 422",
        "plads, minimumWeeklyHours, 0, 422",
        "plads, successStatuses, EDUCATION, 422",
        "i-arbejde, successStatuses, UNEMPLOYED, 422",
        "fremmoede, minimumCount, 1, 422"
    })
    void a_fault_of_a_revision_names_its_field(String measure, String field, String value, int status) {
        String code = freshCode();
        Map<String, Object> body = course(code);
        int index = index(body, measure);
        Object set = value.matches("[0-9]+") ? Integer.valueOf(value) : List.of(value);
        revisions(body, index).getFirst().put(field, set);
        assertProblem(put(code, body), status, "measures[" + index + "].revisions[0]." + field);
    }

    @Test
    void everything_but_name_and_revisions_is_fixed_once_there_may_be_follow_ups() {
        String code = freshCode();
        put(code, course(code)).then().statusCode(200);
        anEnrolment(code);

        assertFixed(code, "plads", "offset", "P3M");
        assertFixed(code, "i-arbejde", "occasions", "QUARTER_END");
        assertFixed(code, "holdbar", "weeksWorked", 12);
        assertFixed(code, "fremmoede", "meeting", "HEALTH_TALK");
        assertFixed(code, "frister", "every", "P4M");
        assertFixed(code, "af-ydelse", "startedAs", List.of("UNEMPLOYED"));

        Map<String, Object> revised = course(code);
        measures(revised).get(index(revised, "frister")).put("every", "P3M");
        measures(revised).get(index(revised, "plads")).put("name", "Et andet navn");
        revisions(revised, index(revised, "plads")).getFirst().put("minimumCount", 2);
        // Nobody has left yet, so a measure that needs an exit has no follow-up.
        measures(revised).get(index(revised, "eftervaern")).put("offset", "P3M");
        put(code, revised).then().statusCode(200).body("version", equalTo(2));
    }

    private static void assertFixed(String code, String measure, String field, Object value) {
        Map<String, Object> body = course(code);
        int index = index(body, measure);
        measures(body).get(index).put(field, value);
        assertProblem(put(code, body), 422, "measures[" + index + "]." + field);
    }

    private static int index(Map<String, Object> body, String measure) {
        return measures(body).stream().map(one -> one.get("code")).toList().indexOf(measure);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> measures(Map<String, Object> body) {
        return (List<Map<String, Object>>) body.get("measures");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> revisions(Map<String, Object> body, int index) {
        return (List<Map<String, Object>>) measures(body).get(index).get("revisions");
    }

    private static Response put(String code, Map<String, Object> body) {
        return as("admin").body(new HashMap<>(body)).put("/api/v1/initiatives/" + code);
    }
}
