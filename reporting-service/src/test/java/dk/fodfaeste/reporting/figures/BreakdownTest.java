package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breakdowns over HTTP. The clock is at noon on 15 March 2025. */
@QuarkusTest
class BreakdownTest {
    private static final String FIRST_HALF = "&from=2024-01-01&to=2024-06-30";
    private static final String SECOND_HALF = "&from=2024-07-01&to=2024-12-31";

    @Inject
    Events events;

    /**
     * "broken-down": in the first half of 2024 six both in school and in a job, seven in a job, eight unemployed, nine ill, six unanswered
     * and one deceased; in the second half seven in school, eight unemployed, six ill and two unanswered.
     */
    @BeforeEach
    void publishFacts() {
        events.publishOnce(BreakdownTest.class, BreakdownTest::facts);
    }

    private static List<FactVersion> facts() {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative(
                "broken-down",
                1,
                RECORDED,
                oneMonthAfterExit("50"),
                measure("after-start", Anchor.START, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null))));
        facts.addAll(exits("OTHER", 25).of(6, "2024-02-10", "EDUCATION", "ORDINARY_PART_TIME"));
        facts.addAll(exits("GOT_JOB", 33).of(7, "2024-02-10", "ORDINARY_FULL_TIME"));
        facts.addAll(exits("OTHER", 25).of(8, "2024-02-10", "UNEMPLOYED"));
        facts.addAll(exits("OF_THE_FUTURE", 61).of(9, "2024-03-10", "SICK_LEAVE"));
        facts.addAll(exits("GOT_JOB", null).of(6, "2024-03-10"));
        facts.addAll(exits("DECEASED", 17).of(1, "2024-03-10"));
        facts.addAll(exits("GOT_JOB", 25).of(7, "2024-08-10", "EDUCATION"));
        facts.addAll(exits("GOT_JOB", 25).of(8, "2024-08-10", "UNEMPLOYED"));
        facts.addAll(exits("GOT_JOB", 25).of(6, "2024-08-10", "SICK_LEAVE"));
        facts.addAll(exits("GOT_JOB", 45).of(2, "2024-08-10"));
        return facts;
    }

    private static Exits exits(String reason, Integer age) {
        return Exits.from("broken-down").withReason(reason).withAges(age, age);
    }

    private static ValidatableResponse as(String role, String query) {
        return given().auth()
                .oauth2(TestStack.token(role))
                .get("/api/v1/rates/broken-down/breakdown?measure=after-exit" + query)
                .then();
    }

    /** Each row as GROUP successes/denominator, or GROUP hidden. */
    private static List<String> rows(String role, String query) {
        List<Map<String, Object>> rows =
                as(role, query).statusCode(200).extract().path("rows");
        return rows.stream()
                .map(row -> row.get("group") + " "
                        + (row.get("suppressed").equals(true)
                                ? "hidden"
                                : row.get("successes") + "/" + row.get("denominator")))
                .toList();
    }

    @Test
    void a_breakdown_has_the_fields_of_the_contract_in_their_order() {
        String body = as(Roles.LEAD, "&by=EXIT_REASON" + FIRST_HALF)
                .statusCode(200)
                .extract()
                .asString();
        assertThat(body).isEqualTo("""
                {"initiative":"broken-down","measure":"after-exit",\
                "window":{"from":"2024-01-01","to":"2024-06-30","basis":"ANCHOR"},\
                "today":"2025-03-15","knownAt":"2025-03-15T11:00:00Z","by":"EXIT_REASON","denominator":36,"successes":13,\
                "rows":[{"group":"GOT_JOB","denominator":13,"successes":7,"percent":53.8,"suppressed":false},\
                {"group":"OTHER","denominator":14,"successes":6,"percent":42.9,"suppressed":false},\
                {"group":"UNKNOWN","denominator":9,"successes":0,"percent":0.0,"suppressed":false}],\
                "addsUpToMore":false,"suppressed":false}""");
    }

    @Test
    void a_person_in_a_job_and_in_school_is_counted_in_both_rows() {
        assertThat(rows(Roles.LEAD, "&by=STATUS" + FIRST_HALF))
                .containsExactly(
                        "ORDINARY_FULL_TIME 7/7",
                        "ORDINARY_PART_TIME 6/6",
                        "EDUCATION 6/6",
                        "UNEMPLOYED 0/8",
                        "SICK_LEAVE 0/9");
        as(Roles.LEAD, "&by=STATUS" + FIRST_HALF).body("addsUpToMore", is(true)).body("denominator", equalTo(36));
        as(Roles.LEAD, "&by=STATUS" + SECOND_HALF).body("addsUpToMore", is(false));
    }

    @Test
    void age_is_taken_at_the_anchor_and_unusual_groups_are_listed_only_if_they_occur() {
        assertThat(rows(Roles.ANALYST, "&by=AGE_GROUP" + FIRST_HALF))
                .containsExactly(
                        "AGE_18_29 6/14",
                        "AGE_30_39 7/7",
                        "AGE_40_49 0/0",
                        "AGE_50_59 0/0",
                        "AGE_60_PLUS 0/9",
                        "UNKNOWN 0/6");
    }

    @Test
    void rows_add_up_to_the_figure_for_any_window_and_day() {
        for (String window : List.of("", FIRST_HALF, "&basis=FOLLOW_UP&from=2024-03-15", "&today=2024-03-12")) {
            for (BreakdownDimension by : List.of(BreakdownDimension.EXIT_REASON, BreakdownDimension.AGE_GROUP)) {
                ValidatableResponse answer = as(Roles.LEAD, "&by=" + by + window);
                List<Integer> denominators = answer.extract().path("rows.denominator");
                List<Integer> successes = answer.extract().path("rows.successes");
                Map<String, Object> figure = given().auth()
                        .oauth2(TestStack.token(Roles.LEAD))
                        .get("/api/v1/rates/broken-down?measure=after-exit" + window)
                        .path("$");
                assertThat(denominators.stream().mapToInt(each -> each).sum())
                        .as(by + window)
                        .isEqualTo(figure.get("denominator"));
                assertThat(successes.stream().mapToInt(each -> each).sum())
                        .isEqualTo(((Map<?, ?>) figure.get("counts")).get("successes"));
            }
        }
    }

    @Test
    void for_the_steering_group_each_person_is_in_one_row() {
        assertThat(rows(Roles.STEERING, "&by=STATUS" + FIRST_HALF))
                .containsExactly("ORDINARY_FULL_TIME 7/7", "UNEMPLOYED 0/8", "SICK_LEAVE 0/9", "SEVERAL_STATUSES 6/6");
        as(Roles.STEERING, "&by=STATUS" + FIRST_HALF)
                .body("addsUpToMore", is(false))
                .body("suppressed", is(false));
    }

    @Test
    void a_number_that_the_headline_hides_is_hidden_in_the_table_too() {
        // The two unanswered could be computed from the denominator and the rows.
        assertThat(rows(Roles.STEERING, "&by=STATUS" + SECOND_HALF))
                .containsExactly("EDUCATION 7/7", "UNEMPLOYED 0/8", "SICK_LEAVE hidden");
        assertThat(rows(Roles.LEAD, "&by=STATUS" + SECOND_HALF))
                .containsExactly("EDUCATION 7/7", "UNEMPLOYED 0/8", "SICK_LEAVE 0/6");
    }

    @Test
    void a_small_group_is_hidden_with_another_group() {
        assertThat(rows(Roles.STEERING, "&by=AGE_GROUP" + SECOND_HALF))
                .containsExactly(
                        "AGE_18_29 hidden", "AGE_30_39 0/0", "AGE_40_49 hidden", "AGE_50_59 0/0", "AGE_60_PLUS 0/0");
        as(Roles.STEERING, "&by=AGE_GROUP" + SECOND_HALF)
                .body("suppressed", is(true))
                .body("rows[0].denominator", nullValue())
                .body("rows[0].successes", nullValue())
                .body("rows[0].percent", nullValue());
    }

    @Test
    void a_hidden_headline_has_no_rows() {
        as(Roles.STEERING, "&by=STATUS&from=2023-07-01&to=2023-12-31")
                .statusCode(200)
                .body("rows", empty());
        String start =
                "/api/v1/rates/broken-down/breakdown?measure=after-start&by=AGE_GROUP&from=2022-01-01&to=2022-06-30";
        given().auth()
                .oauth2(TestStack.token(Roles.STEERING))
                .get(start)
                .then()
                .statusCode(200)
                .body("denominator", equalTo(60));
    }

    @Test
    void the_default_is_the_latest_half_year_for_the_steering_group_and_else_the_whole_period() {
        as(Roles.STEERING, "&by=STATUS")
                .body("window.from", equalTo("2024-07-01"))
                .body("window.to", equalTo("2024-12-31"));
        as(Roles.LEAD, "&by=STATUS").body("window.from", equalTo("2019-01-01"));
    }

    @ParameterizedTest(name = "{0}: {1} names {2}")
    @CsvSource({
        "steering, &by=STATUS&from=2024-01-01&to=2024-12-31, 422, from",
        "steering, &by=STATUS&from=2023-07-01&to=2024-06-30, 422, from",
        "steering, &by=STATUS&from=2024-04-01&to=2024-09-30, 422, from",
        "steering, &by=STATUS&from=2025-01-01&to=2025-06-30, 422, to",
        "steering, &by=STATUS&basis=FOLLOW_UP, 422, basis",
        "steering, &by=STATUS&today=2025-03-15, 422, today",
        "lead, '', 400, by",
        "lead, &by=SHOE_SIZE, 400, by"
    })
    void an_invalid_request_is_refused_with_its_field(String role, String query, int status, String field) {
        as(role, query).statusCode(status).body("violations.field", contains(field));
    }

    @Test
    void a_measure_from_the_start_has_no_breakdown_by_exit_reason() {
        given().auth()
                .oauth2(TestStack.token(Roles.LEAD))
                .get("/api/v1/rates/broken-down/breakdown?measure=after-start&by=EXIT_REASON")
                .then()
                .statusCode(422)
                .body("violations.field", contains("by"))
                .body("violations[0].message", containsString("does not exist for this measure"));
    }
}
