package dk.fodfaeste.outcome.followup;

import static dk.fodfaeste.outcome.support.EnrolmentEvent.measure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Follow-ups of every kind of measure over HTTP. Today is 15 March 2026. */
@QuarkusTest
class MeasureKindsTest extends ActivityTestBase {
    private static final Map<String, Object> EVENT = measure(
            "internship",
            "EVENT_WITHIN",
            Map.of("anchor", "START", "offset", "P1M"),
            Map.of("activityKinds", List.of("INTERNSHIP", "SOCIAL_PROGRESS")));
    private static final Map<String, Object> ON = measure(
            "in-education",
            "SITUATION_ON",
            Map.of("occasions", "MONTH_END"),
            Map.of("successStatuses", List.of("EDUCATION")));
    private static final Map<String, Object> SUSTAINED = measure(
            "sustained",
            "SUSTAINED",
            Map.of("weeksWorked", 1, "withinWeeks", 2),
            Map.of("successStatuses", List.of("EDUCATION")));
    private static final Map<String, Object> ATTENDED =
            measure("attended", "MEETINGS_ATTENDED", Map.of("meeting", "JOB_INTERVIEW"), Map.of());
    private static final Map<String, Object> ON_TIME = measure(
            "on-time",
            "MEETINGS_ON_TIME",
            Map.of("meeting", "JOB_INTERVIEW", "first", "P1M", "every", "P3M"),
            Map.of());
    private static final Map<String, Object> ESTABLISHED = measure(
            "established",
            "SITUATION_AFTER",
            Map.of("anchor", "MILESTONE", "milestone", "EFFORT_ESTABLISHED", "offset", "P1M"),
            Map.of("successStatuses", List.of("EDUCATION")));
    private static final Map<String, Object> BASE = measure(
            "base",
            "SITUATION_AFTER",
            Map.of("anchor", "EXIT", "offset", "P1M"),
            Map.of("successStatuses", List.of("EDUCATION")));
    private static final Map<String, Object> LASTING = measure(
            "lasting",
            "SITUATION_AFTER",
            Map.of("anchor", "EXIT", "offset", "P2M", "ofSuccessesOf", "base"),
            Map.of("successStatuses", List.of("EDUCATION")));

    @Test
    void without_a_measure_a_list_holds_only_follow_ups_that_people_answer() {
        EnrolmentEvent enrolment = enrolled(EVENT, ON, SUSTAINED, ATTENDED, ON_TIME, BASE);
        record(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-01-20','attendance':'HELD'");
        publish(enrolment.exit("2026-02-01", "OTHER"));
        list("?initiative=" + enrolment.initiative())
                .body("items.measure", contains("base"))
                .body("items[0].occasion", nullValue())
                .body("items[0]", not(hasKey("success")));
    }

    @Test
    void a_measure_that_asks_once_has_one_follow_up_that_activities_decide() {
        EnrolmentEvent enrolment = enrolled(EVENT);
        String of = "?measure=internship&initiative=" + enrolment.initiative();
        list(of).body("items", hasSize(1))
                .body("items[0].occasion", nullValue())
                .body("items[0].anchorOn", equalTo("2026-01-01"))
                .body("items[0].dueOn", equalTo("2026-02-01"))
                .body("items[0].state", equalTo("RECORDED"))
                .body("items[0].success", equalTo(false))
                .body("items[0].consultant", equalTo("konsulent1"));
        record(enrolment, "'kind':'INTERNSHIP','on':'2026-02-01'").statusCode(201);
        asLead().get(followUp(enrolment.enrolmentId(), "internship"))
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("decidedBy", contains("INTERNSHIP"))
                .body("version", equalTo(0));
        // The grace is over on 3 March.
        list(of + "&today=2026-03-03")
                .body("items[0].state", equalTo("PENDING"))
                .body("items[0].success", nullValue());
    }

    @Test
    void a_measure_that_asks_again_has_an_address_for_each_occasion() {
        EnrolmentEvent enrolment = enrolled(ON);
        record(enrolment, "'kind':'EDUCATION','on':'2026-01-31','until':'2026-02-10'")
                .statusCode(201);
        list("?measure=in-education&initiative=" + enrolment.initiative())
                .body("items.occasion", contains("2026-01-31", "2026-02-28"))
                .body("items.state", contains("RECORDED", "PENDING"));
        list("?measure=in-education&initiative=" + enrolment.initiative() + "&today=2026-05-01")
                .body("items.occasion", contains("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"))
                .body("items.success", contains(true, false, false, null));
        String address = followUp(enrolment.enrolmentId(), "in-education");
        asLead().get(address + "/2026-01-31").then().statusCode(200).body("success", equalTo(true));
        asLead().get(address + "/2026-01-30").then().statusCode(404);
        asLead().get(address + "/2026-03-31").then().statusCode(404);
        asLead().get(address + "/2026-03-31?today=2026-03-31").then().statusCode(200);
        asLead().get(address + "/2026-02-30").then().statusCode(400);
        asLead().get(address).then().statusCode(404);
        asConsultantOf("some-other-initiative")
                .get(address + "/2026-01-31")
                .then()
                .statusCode(404);
    }

    @Test
    void the_list_of_a_decided_measure_is_filtered_and_has_pages() {
        EnrolmentEvent enrolment = enrolled(ON);
        EnrolmentEvent other = publish(
                EnrolmentEvent.started(enrolment.initiative(), "2026-01-01").reassigned("konsulent2"));
        String of = "?measure=in-education&initiative=" + enrolment.initiative();
        list(of + "&state=PENDING").body("items.occasion", contains("2026-02-28", "2026-02-28"));
        list(of + "&dueTo=2026-02-01").body("items.occasion", contains("2026-01-31", "2026-01-31"));
        list(of + "&dueFrom=2026-02-01&consultant=konsulent2")
                .body("items.enrolmentId", contains(other.enrolmentId().toString()));
        list(of + "&state=CANCELLED").body("items", empty());
        String next = list(of + "&limit=3").body("items", hasSize(3)).extract().path("next");
        list(of + "&limit=3&after=" + next)
                .body("items.occasion", contains("2026-02-28"))
                .body("next", nullValue());
        publish(other.asWronglyRegistered());
        list(of).body("items", hasSize(2));
    }

    @Test
    void several_meetings_of_one_day_are_listed_also_across_pages() {
        EnrolmentEvent enrolment =
                enrolled(measure("visits", "MEETINGS_ATTENDED", Map.of("meeting", "EMPLOYER_MEETING"), Map.of()));
        for (int i = 0; i < 3; i++) {
            record(enrolment, "'kind':'EMPLOYER_MEETING','on':'2026-02-10','attendance':'HELD','employer':'" + i + "'")
                    .statusCode(201);
        }
        String of = "?measure=visits&initiative=" + enrolment.initiative() + "&limit=1";
        String next = "";
        for (int i = 0; i < 3; i++) {
            ValidatableResponse page = list(of + "&after=" + next).body("items.occasion", contains("2026-02-10"));
            next = page.extract().path("next");
        }
        assertThat(next).isNull();
        list(of + "&after=x").statusCode(400);
    }

    @ParameterizedTest(name = "{0} of a measure that activities decide")
    @CsvSource({"status", "correction", "lost", "withdrawal"})
    void commands_are_refused_with_the_kinds_of_activities_that_decide(String command) {
        EnrolmentEvent enrolment = enrolled(EVENT, ON);
        String body = switch (command) {
            case "status" -> Bodies.status("OTHER", 0);
            case "correction" -> Bodies.correction("OTHER", "x", 0);
            case "lost" -> Bodies.lost(1, "x", 0);
            default -> Bodies.justification("x", 0);
        };
        post(followUp(enrolment.enrolmentId(), "internship") + "/" + command, body)
                .statusCode(422)
                .body("violations[0].field", equalTo("measure"))
                .body("violations[0].message", containsString("INTERNSHIP, SOCIAL_PROGRESS"));
        String occasion = followUp(enrolment.enrolmentId(), "in-education") + "/2026-01-31";
        post(occasion + "/" + command, body).statusCode(422).body("violations[0].message", containsString("EDUCATION"));
        post(followUp(enrolment.enrolmentId(), "in-education") + "/" + command, body)
                .statusCode(422);
        post(followUp(UUID.randomUUID(), "in-education") + "/2026-01-31/" + command, body)
                .statusCode(404);
    }

    @Test
    void a_follow_up_comes_and_goes_with_its_milestone() {
        EnrolmentEvent enrolment = enrolled(ESTABLISHED);
        String address = followUp(enrolment.enrolmentId(), "established");
        asLead().get(address).then().statusCode(404);
        post(address + "/status", Bodies.status("OTHER", 0)).statusCode(422);
        String milestone = recorded(enrolment, "'kind':'EFFORT_ESTABLISHED','on':'2026-01-31'");
        asLead().get(address)
                .then()
                .body("anchorOn", equalTo("2026-01-31"))
                .body("dueOn", equalTo("2026-02-28"))
                .body("state", equalTo("PENDING"));
        post(address + "/status", Bodies.status("EDUCATION", 0)).statusCode(200).body("state", equalTo("RECORDED"));
        command(milestone, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200);
        asLead().get(address).then().statusCode(404);
        list("?initiative=" + enrolment.initiative()).body("items", empty());
        post(address + "/correction", Bodies.correction("OTHER", "x", 1)).statusCode(422);
        record(enrolment, "'kind':'EFFORT_ESTABLISHED','on':'2026-02-01'").statusCode(201);
        asLead().get(address)
                .then()
                .body("dueOn", equalTo("2026-03-01"))
                .body("state", equalTo("RECORDED"))
                .body("needsConfirmation", equalTo(true))
                .body("version", equalTo(1));
    }

    @Test
    void a_follow_up_comes_and_goes_with_the_success_of_another_measure() {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(anInitiative(BASE, LASTING), "2025-12-31"));
        String base = followUp(enrolment.enrolmentId(), "base");
        String lasting = followUp(enrolment.enrolmentId(), "lasting");
        asLead().get(lasting).then().statusCode(404);
        post(base + "/status", Bodies.status("EDUCATION", 0)).statusCode(200);
        asLead().get(lasting).then().statusCode(200).body("dueOn", equalTo("2026-02-28"));
        post(lasting + "/status", Bodies.status("EDUCATION", 0)).statusCode(200);
        post(base + "/correction", Bodies.correction("UNEMPLOYED", "x", 1)).statusCode(200);
        asLead().get(lasting).then().statusCode(404);
        post(lasting + "/correction", Bodies.correction("OTHER", "x", 1)).statusCode(422);
        list("?initiative=" + enrolment.initiative()).body("items.measure", contains("base"));
        post(base + "/correction", Bodies.correction("EDUCATION", "x", 2)).statusCode(200);
        asLead().get(lasting).then().body("version", equalTo(1)).body("state", equalTo("RECORDED"));
    }

    @ParameterizedTest(name = "limited to {0}")
    @ValueSource(strings = {"UNEMPLOYED", "SICK_LEAVE"})
    void a_measure_limited_by_the_start_asks_only_about_those_enrolments(String startedAs) {
        // The event says UNEMPLOYED.
        EnrolmentEvent enrolment = enrolled(measure(
                "limited",
                "SITUATION_AFTER",
                Map.of("anchor", "START", "offset", "P1M", "startedAs", List.of(startedAs)),
                Map.of("successStatuses", List.of("EDUCATION"))));
        list("?initiative=" + enrolment.initiative()).body("items", hasSize(startedAs.equals("UNEMPLOYED") ? 1 : 0));
    }

    @Test
    void a_measure_of_an_unknown_kind_is_skipped_and_named_on_the_page() throws Exception {
        EnrolmentEvent enrolment = enrolled(measure("mood", "MOOD_AFTER", Map.of("mood", "good"), Map.of()), ON, BASE);
        publish(enrolment.exit("2026-02-01", "OTHER"));
        list("?initiative=" + enrolment.initiative()).body("items.measure", contains("base"));
        asLead().get(followUp(enrolment.enrolmentId(), "mood")).then().statusCode(404);
        assertThat(Browser.of("lead", "lead1", enrolment.initiative())
                        .get("/follow-ups/of/" + enrolment.enrolmentId())
                        .body())
                .contains("Målepunktet mood")
                .doesNotContain("Målepunktet in-education");
        as("service").get("/q/metrics").then().body(containsString("fodfaeste_measures_skipped"));
    }

    @Test
    void only_the_assigned_consultant_and_leads_see_follow_ups_that_health_data_decide() {
        EnrolmentEvent enrolment =
                enrolled(measure("talks", "MEETINGS_ATTENDED", Map.of("meeting", "HEALTH_TALK"), Map.of()));
        record(enrolment, "'kind':'HEALTH_TALK','on':'2026-02-10','attendance':'HELD'")
                .statusCode(201);
        String of = "/api/v1/follow-ups?measure=talks&initiative=" + enrolment.initiative();
        asConsultantOf(enrolment.initiative()).get(of).then().body("items", hasSize(1));
        asLead().get(of).then().body("items", hasSize(1));
        String another = TestStack.token("consultant", "konsulent2", enrolment.initiative());
        RestAssured.given().auth().oauth2(another).get(of).then().body("items", empty());
        RestAssured.given()
                .auth()
                .oauth2(another)
                .get(followUp(enrolment.enrolmentId(), "talks") + "/2026-02-10")
                .then()
                .statusCode(404);
    }

    @Test
    void the_open_deadline_of_a_meeting_is_stored_and_moves_with_the_meetings() {
        EnrolmentEvent enrolment = enrolled(ON_TIME);
        assertThat(deadline(enrolment)).isEqualTo(LocalDate.of(2026, 2, 1).toEpochDay());
        String meeting = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-01-20','attendance':'HELD'");
        assertThat(deadline(enrolment)).isEqualTo(LocalDate.of(2026, 4, 20).toEpochDay());
        command(meeting, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200);
        assertThat(deadline(enrolment)).isEqualTo(LocalDate.of(2026, 2, 1).toEpochDay());
        publish(enrolment.asWronglyRegistered());
        assertThat(deadline(enrolment)).isZero();
    }

    private long deadline(EnrolmentEvent enrolment) {
        return number(
                "select due_on - date '1970-01-01' from follow_up_deadlines where enrolment_id = ?",
                enrolment.enrolmentId());
    }

    @Test
    void a_code_that_means_different_kinds_in_two_initiatives_needs_an_initiative() {
        EnrolmentEvent one = enrolled(measure(
                "ambiguous", "SITUATION_ON", Map.of("occasions", "MONTH_END"), Map.of("successStatuses", List.of())));
        enrolled(measure(
                "ambiguous",
                "SITUATION_AFTER",
                Map.of("anchor", "START", "offset", "P1M"),
                Map.of("successStatuses", List.of())));
        list("?measure=ambiguous").statusCode(422);
        list("?measure=ambiguous&initiative=" + one.initiative())
                .statusCode(200)
                .body("items", hasSize(2));
    }

    /** Active since 1 January 2026, in an initiative with these measures. */
    @SafeVarargs
    private EnrolmentEvent enrolled(Map<String, Object>... measures) {
        return publish(EnrolmentEvent.started(anInitiative(measures), "2026-01-01"));
    }

    private static ValidatableResponse list(String query) {
        return asLead().get("/api/v1/follow-ups" + query).then();
    }

    private static ValidatableResponse post(String address, String body) {
        return asLead().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(address)
                .then();
    }
}
