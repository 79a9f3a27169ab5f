package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
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
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A figure's denominator by groups. In these tests it is noon on 15 March 2025. */
@QuarkusTest
class BreakdownTest {
    private static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");
    private static final String FIRST_HALF = "&from=2024-01-01&to=2024-06-30";
    private static final String SECOND_HALF = "&from=2024-07-01&to=2024-12-31";
    private static boolean told;

    @Inject
    Events events;

    /**
     * "broken-down": in the first half of 2024 six in school and in a job, seven in a job, eight without work, nine ill, six without an
     * answer, and one who died; in the second seven in school, eight without work, six ill and two without an answer.
     */
    @BeforeEach
    void tell() {
        if (told) {
            return;
        }
        told = true;
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative(
                "broken-down",
                1,
                RECORDED,
                measure("after-exit", Anchor.EXIT, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null)),
                measure("after-start", Anchor.START, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null))));
        left(facts, "2024-02-10", 6, "OTHER", 25, "EDUCATION", "ORDINARY_PART_TIME");
        left(facts, "2024-02-10", 7, "GOT_JOB", 33, "ORDINARY_FULL_TIME");
        left(facts, "2024-02-10", 8, "OTHER", 25, "UNEMPLOYED");
        left(facts, "2024-03-10", 9, "OF_THE_FUTURE", 61, "SICK_LEAVE");
        left(facts, "2024-03-10", 6, "GOT_JOB", null);
        left(facts, "2024-03-10", 1, "DECEASED", 17);
        left(facts, "2024-08-10", 7, "GOT_JOB", 25, "EDUCATION");
        left(facts, "2024-08-10", 8, "GOT_JOB", 25, "UNEMPLOYED");
        left(facts, "2024-08-10", 6, "GOT_JOB", 25, "SICK_LEAVE");
        left(facts, "2024-08-10", 2, "GOT_JOB", 45);
        events.tell(facts);
    }

    private static void left(
            List<FactVersion> facts, String exitedOn, int people, String reason, Integer age, String... statuses) {
        for (int i = 0; i < people; i++) {
            UUID id = UUID.randomUUID();
            facts.add(new EnrolmentVersion(
                    id,
                    UUID.randomUUID(),
                    "broken-down",
                    day("2022-03-01"),
                    day(exitedOn),
                    reason,
                    1,
                    age,
                    age,
                    "EXITED",
                    1,
                    RECORDED));
            if (statuses.length > 0) {
                facts.add(new OutcomeVersion(
                        id, "after-exit", 1, List.of(statuses), day(exitedOn).plusMonths(1), null, false, 1, RECORDED));
            }
        }
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
    void a_breakdown_says_everything_in_the_order_of_the_contract() {
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
    void who_is_in_a_job_and_in_school_stands_in_both_rows_and_the_table_says_so() {
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
    void age_is_that_on_the_day_counted_from_and_unusual_ones_stand_where_they_occur() {
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
    void rows_add_up_to_the_figure_on_any_window_and_day() {
        for (String asked : List.of("", FIRST_HALF, "&basis=FOLLOW_UP&from=2024-03-15", "&today=2024-03-12")) {
            for (BreakdownDimension by : List.of(BreakdownDimension.EXIT_REASON, BreakdownDimension.AGE_GROUP)) {
                ValidatableResponse answer = as(Roles.LEAD, "&by=" + by + asked);
                List<Integer> denominators = answer.extract().path("rows.denominator");
                List<Integer> successes = answer.extract().path("rows.successes");
                Map<String, Object> figure = given().auth()
                        .oauth2(TestStack.token(Roles.LEAD))
                        .get("/api/v1/rates/broken-down?measure=after-exit" + asked)
                        .path("$");
                assertThat(denominators.stream().mapToInt(each -> each).sum())
                        .as(by + asked)
                        .isEqualTo(figure.get("denominator"));
                assertThat(successes.stream().mapToInt(each -> each).sum())
                        .isEqualTo(((Map<?, ?>) figure.get("counts")).get("successes"));
            }
        }
    }

    @Test
    void the_steering_group_sees_everybody_in_one_row() {
        assertThat(rows(Roles.STEERING, "&by=STATUS" + FIRST_HALF))
                .containsExactly("ORDINARY_FULL_TIME 7/7", "UNEMPLOYED 0/8", "SICK_LEAVE 0/9", "SEVERAL_STATUSES 6/6");
        as(Roles.STEERING, "&by=STATUS" + FIRST_HALF)
                .body("addsUpToMore", is(false))
                .body("suppressed", is(false));
    }

    @Test
    void what_the_headline_keeps_secret_the_table_keeps_too() {
        // The two without an answer would follow from the denominator and the rows.
        assertThat(rows(Roles.STEERING, "&by=STATUS" + SECOND_HALF))
                .containsExactly("EDUCATION 7/7", "UNEMPLOYED 0/8", "SICK_LEAVE hidden");
        assertThat(rows(Roles.LEAD, "&by=STATUS" + SECOND_HALF))
                .containsExactly("EDUCATION 7/7", "UNEMPLOYED 0/8", "SICK_LEAVE 0/6");
    }

    @Test
    void a_small_group_is_hidden_with_another_one() {
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
    void a_hidden_headline_is_not_opened() {
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
    void without_a_window_the_steering_group_sees_the_last_half_year_and_others_the_whole_time() {
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
    void whatCannotBeAskedIsRefusedByField(String role, String query, int status, String field) {
        as(role, query).statusCode(status).body("violations.field", contains(field));
    }

    @Test
    void what_counts_from_the_start_has_no_reason_of_exit() {
        given().auth()
                .oauth2(TestStack.token(Roles.LEAD))
                .get("/api/v1/rates/broken-down/breakdown?measure=after-start&by=EXIT_REASON")
                .then()
                .statusCode(422)
                .body("violations.field", contains("by"))
                .body("violations[0].message", containsString("from the start"));
    }
}
