package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Exits.MEASURE;
import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures over HTTP without small-count control. The clock is at noon on 15 March 2025. */
@QuarkusTest
class RatesTest {
    @Inject
    Events events;

    /**
     * Initiative "few" has six exits: two of a returning person in school, one unemployed, one deceased, one without a status, and one not
     * due. Initiative "two-measures" has two measures, "none" has no enrolments.
     */
    @BeforeEach
    void publishFacts() {
        events.publishOnce(RatesTest.class, RatesTest::facts);
    }

    private static List<FactVersion> facts() {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative(
                "few",
                1,
                RECORDED,
                measure(
                        MEASURE,
                        Anchor.EXIT,
                        "P1M",
                        revision("2019-01-01", "50", WORK_OR_SCHOOL, null),
                        revision("2025-02-10", "25", WORK_OR_SCHOOL, null))));
        facts.add(initiative(
                "two-measures",
                1,
                RECORDED,
                measure("one", Anchor.EXIT, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null)),
                measure("other", Anchor.START, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null))));
        facts.add(initiative("none", 1, RECORDED, oneMonthAfterExit("20")));
        UUID returning = UUID.randomUUID();
        // Due on 5 February, with a target of 50.
        facts.addAll(few().withPerson(returning).of(1, "2025-01-05", "EDUCATION"));
        // Due on 10 February, with a target of 25.
        facts.addAll(few().of(1, "2025-01-10", "UNEMPLOYED"));
        facts.addAll(few().withReason("DECEASED").of(1, "2025-01-12"));
        // Due on 13 February; the last day of grace is 15 March.
        facts.addAll(few().of(1, "2025-01-13"));
        // Due on 31 January.
        facts.addAll(few().withPerson(returning).of(1, "2024-12-31", "EDUCATION"));
        // Due on 28 March.
        facts.addAll(few().of(1, "2025-02-28"));
        return facts;
    }

    private static Exits few() {
        return Exits.from("few").startedOn("2024-03-01").withStatusRecordedAt(RECORDED.plusSeconds(86_400));
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestStack.token(role));
    }

    private static ValidatableResponse figure(String query) {
        return as(Roles.ANALYST).get("/api/v1/rates/" + query).then();
    }

    @Test
    void a_figure_has_the_fields_of_the_contract_in_their_order() {
        String body = figure("few?from=2024-12-01&to=2025-02-28")
                .statusCode(200)
                .extract()
                .asString();
        String expected = """
                {"initiative":"few","measure":"after-exit","kind":"SITUATION_AFTER","window":{"from":"2024-12-01","to":"2025-02-28","basis":"ANCHOR"},\
                "today":"2025-03-15","knownAt":"2025-03-15T11:00:00Z",\
                "counts":{"cohort":6,"notDue":1,"pending":1,"recorded":3,"lost":0,"excluded":1,"successes":2},\
                "denominator":3,"uniquePersons":2,"percent":66.7,"interval":{"low":20.8,"high":93.9},\
                "knownPercent":66.7,"coveragePercent":100.0,\
                "target":{"percent":41.7,"changedInWindow":true,"reached":true},\
                "provisional":true,"settledOn":"2025-04-27","suppressed":false,"notBegun":false}""";
        assertThat(body).isEqualTo(expected);
    }

    @Test
    void on_the_day_after_the_grace_a_follow_up_is_unanswered() {
        figure("few?from=2025-01-13&to=2025-01-13")
                .body("counts.pending", equalTo(1))
                .body("denominator", equalTo(0));
        figure("few?from=2025-01-13&to=2025-01-13&today=2025-03-16")
                .body("today", equalTo("2025-03-16"))
                .body("counts.pending", equalTo(0))
                .body("counts.lost", equalTo(1))
                .body("denominator", equalTo(1))
                .body("percent", equalTo(0.0f))
                .body("knownPercent", nullValue())
                .body("coveragePercent", equalTo(0.0f))
                .body("provisional", is(false));
        figure("few?from=2025-01-13&to=2025-01-13&today=2025-02-12").body("counts.notDue", equalTo(1));
    }

    @Test
    void known_at_without_today_means_today_on_that_day() {
        // After the exits, a day before the statuses. The evening in UTC is the next day in Copenhagen.
        figure("few?from=2024-12-01&to=2025-02-28&knownAt=2025-02-01T23:30:00Z")
                .body("today", equalTo("2025-02-02"))
                .body("knownAt", equalTo("2025-02-01T23:30:00Z"))
                .body("counts.recorded", equalTo(0))
                .body("counts.pending", equalTo(1))
                .body("counts.notDue", equalTo(4));
        figure("few?from=2024-12-01&to=2025-02-28&knownAt=2025-02-01T23:30:00Z&today=2026-01-01")
                .body("counts.lost", equalTo(5))
                .body("percent", equalTo(0.0f));
        figure("few?from=2024-12-01&to=2025-02-28&knownAt=2025-01-31T12:00:00Z&today=2026-01-01")
                .body("counts.cohort", equalTo(0));
    }

    @Test
    void basis_follow_up_selects_by_the_due_date() {
        figure("few?from=2025-02-05&to=2025-02-05&basis=FOLLOW_UP")
                .body("window.basis", equalTo("FOLLOW_UP"))
                .body("counts.cohort", equalTo(1))
                .body("target.percent", equalTo(50.0f))
                .body("target.changedInWindow", is(false));
    }

    @Test
    void the_default_window_is_the_whole_period_by_the_basis_of_the_initiative() {
        figure("few")
                .body("window", equalTo(Map.of("from", "2019-01-01", "to", "2025-03-15", "basis", "ANCHOR")))
                .body("counts.cohort", equalTo(6));
        figure("few?from=&to=&basis=&measure=&today=&knownAt=").body("counts.cohort", equalTo(6));
        figure("few?to=2018-06-30")
                .statusCode(200)
                .body("window.from", equalTo("2018-06-30"))
                .body("counts.cohort", equalTo(0));
    }

    @Test
    void without_a_denominator_fields_are_null_and_not_absent() {
        JsonPath figure = figure("none").statusCode(200).extract().jsonPath();
        for (String field : List.of("percent", "interval", "knownPercent", "coveragePercent", "settledOn")) {
            assertThat(figure.getMap("$").containsKey(field)).as(field).isTrue();
            assertThat(figure.<Object>get(field)).as(field).isNull();
        }
        Map<String, Object> target = figure.getMap("target");
        assertThat(target)
                .containsEntry("percent", null)
                .containsEntry("reached", null)
                .containsEntry("changedInWindow", false);
        assertThat(figure.getInt("uniquePersons")).isZero();
        assertThat(figure.getBoolean("provisional")).isFalse();
    }

    @Test
    void a_list_has_each_initiative_and_measure_without_persons() {
        as(Roles.ANALYST)
                .get("/api/v1/rates?from=2024-12-01&to=2025-02-28")
                .then()
                .statusCode(200)
                .body("items.findAll { it.initiative == 'few' }.percent", contains(66.7f))
                .body("items.findAll { it.initiative == 'two-measures' }.measure", contains("one", "other"))
                .body("items.initiative", hasItem("none"))
                .body("items", everyItem(not(hasKey("uniquePersons"))))
                .body("items", everyItem(hasKey("percent")));
    }

    @Test
    void a_list_has_only_initiatives_in_scope() {
        String token = TestStack.token(Roles.LEAD, "leder2", "few");
        given().auth().oauth2(token).get("/api/v1/rates").then().body("items.initiative", contains("few"));
        given().auth().oauth2(token).get("/api/v1/rates/few").then().statusCode(200);
        given().auth().oauth2(token).get("/api/v1/rates/none").then().statusCode(404);
        given().auth().oauth2(token).get("/api/v1/rates/none/rolling").then().statusCode(404);
        given().auth()
                .oauth2(TestStack.token(Roles.LEAD, "leder3"))
                .get("/api/v1/rates")
                .then()
                .body("items", empty());
    }

    @Test
    void there_is_one_rolling_figure_for_each_month_end() {
        figure("few/rolling?months=1&from=2024-12-01&to=2025-02-28")
                .statusCode(200)
                .body("items.window.from", contains("2024-12-01", "2025-01-01", "2025-02-01"))
                .body("items.window.to", contains("2024-12-31", "2025-01-31", "2025-02-28"))
                .body("items.counts.cohort", contains(1, 4, 1))
                .body("items", everyItem(not(hasKey("uniquePersons"))));
        figure("few/rolling?from=2025-01-01&to=2025-02-27&today=2026-01-01")
                .body("items.window.from", contains("2024-02-01"))
                .body("items[0].counts.cohort", equalTo(5))
                .body("items[0].denominator", equalTo(4))
                .body("items[0].percent", equalTo(50.0f))
                .body("items[0].target.percent", equalTo(37.5f))
                .body("items[0].target.changedInWindow", is(true));
        figure("few/rolling?from=2025-01-05&to=2025-01-30").body("items", empty());
    }

    @Test
    void a_rolling_figure_equals_the_figure_of_its_window() {
        List<Map<String, Object>> rolling = figure(
                        "few/rolling?months=3&from=2024-06-01&to=2025-03-31&basis=FOLLOW_UP&today=2025-06-01")
                .extract()
                .jsonPath()
                .getList("items");
        assertThat(rolling).hasSize(10);
        for (Map<String, Object> item : rolling) {
            Map<?, ?> window = (Map<?, ?>) item.get("window");
            Map<String, Object> one = figure("few?basis=FOLLOW_UP&today=2025-06-01&from=" + window.get("from") + "&to="
                            + window.get("to"))
                    .extract()
                    .jsonPath()
                    .getMap("$");
            one.remove("uniquePersons");
            assertThat(item).isEqualTo(one);
        }
    }
}
