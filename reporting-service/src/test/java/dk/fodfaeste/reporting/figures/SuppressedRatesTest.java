package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three resources, as the steering group meets them. In these tests it is noon on 15 March 2025. */
@QuarkusTest
class SuppressedRatesTest {
    private static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");
    private static boolean told;

    @Inject
    Events events;

    /**
     * "suppressed": 12 left in the first half of 2023, four of them in school and one lost; 3 in the second half; 12 in the first of 2024,
     * six in school and six lost; 11 in the second, one of them in school.
     */
    @BeforeEach
    void tell() {
        if (told) {
            return;
        }
        told = true;
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative(
                "suppressed",
                1,
                RECORDED,
                measure("after-exit", Anchor.EXIT, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null))));
        facts.add(initiative(
                "suppressed-none",
                1,
                RECORDED,
                measure("after-exit", Anchor.EXIT, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null))));
        left(facts, "2023-02-10", 4, "EDUCATION");
        left(facts, "2023-02-10", 7, "UNEMPLOYED");
        left(facts, "2023-02-10", 1, null);
        left(facts, "2023-09-10", 3, "EDUCATION");
        left(facts, "2024-02-10", 6, "EDUCATION");
        left(facts, "2024-02-10", 6, null);
        left(facts, "2024-09-10", 1, "EDUCATION");
        left(facts, "2024-09-10", 10, "UNEMPLOYED");
        events.tell(facts);
    }

    private static void left(List<FactVersion> facts, String exitedOn, int people, String status) {
        left(facts, "suppressed", exitedOn, people, status, "after-exit");
    }

    private static void left(
            List<FactVersion> facts, String initiative, String exitedOn, int people, String status, String... measures) {
        for (int i = 0; i < people; i++) {
            UUID id = UUID.randomUUID();
            facts.add(new EnrolmentVersion(
                    id,
                    UUID.randomUUID(),
                    initiative,
                    day("2022-03-01"),
                    day(exitedOn),
                    "OTHER",
                    1,
                    null,
                    null,
                    "EXITED",
                    1,
                    RECORDED));
            if (status != null) {
                for (String measure : measures) {
                    facts.add(new OutcomeVersion(
                            id, measure, 1, List.of(status), day(exitedOn).plusMonths(1), null, false, 1, RECORDED));
                }
            }
        }
    }

    private static ValidatableResponse asSteering(String query) {
        return given().auth()
                .oauth2(TestStack.token(Roles.STEERING))
                .get("/api/v1/rates" + query)
                .then();
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "from=2024-01-02&to=2024-12-31, from",
        "from=2024-01-01&to=2024-09-30, from",
        "from=2024-02-01&to=2025-01-31, from",
        "from=2024-04-01&to=2024-09-30, from",
        "from=2025-01-01&to=2024-12-31, from",
        "from=2024-07-01&to=2024-12-30, from",
        "from=2025-01-01&to=2025-06-30, to",
        "from=2024-04-01&to=2025-03-31, to",
        "from=2024-01-01, to",
        "to=2024-12-31, from",
        "today=2025-03-15, today",
        "knownAt=2025-03-15T11:00:00Z, knownAt",
        "basis=FOLLOW_UP, basis"
    })
    void whatIsNotOfTheGridIsRefusedAndTheWindowsAreNamed(String query, String field) {
        for (String path : List.of("", "/suppressed")) {
            asSteering(path + "?" + query)
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("violations.field", contains(field))
                    .body("violations[0].message", containsString("calendar year"));
        }
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "months=11, months",
        "today=2025-03-15, today",
        "knownAt=2025-03-15T11:00:00Z, knownAt",
        "basis=FOLLOW_UP, basis"
    })
    void rollingIsOfTwelveMonthsAndOfToday(String query, String field) {
        asSteering("/suppressed/rolling?" + query).statusCode(422).body("violations.field", contains(field));
    }

    @Test
    void a_hidden_figure_holds_no_number() {
        String body = asSteering("/suppressed?from=2023-07-01&to=2023-12-31&basis=ANCHOR")
                .statusCode(200)
                .extract()
                .asString();
        String expected = """
                {"initiative":"suppressed","measure":"after-exit",\
                "window":{"from":"2023-07-01","to":"2023-12-31","basis":"ANCHOR"},\
                "today":"2025-03-15","knownAt":"2025-03-15T11:00:00Z",\
                "counts":{"cohort":null,"notDue":null,"pending":null,"recorded":null,"lost":null,"excluded":null,"successes":null},\
                "denominator":null,"percent":null,"interval":null,"knownPercent":null,"coveragePercent":null,\
                "target":{"percent":null,"changedInWindow":null,"reached":null},\
                "provisional":null,"settledOn":null,"suppressed":true,"notBegun":false}""";
        assertThat(body).isEqualTo(expected);
    }

    @Test
    void a_window_before_the_initiative_says_that_it_hides_nothing() {
        asSteering("/suppressed?from=2018-07-01&to=2018-12-31")
                .body("denominator", nullValue())
                .body("notBegun", is(true));
        asSteering("/suppressed?from=2018-04-01&to=2019-03-31").body("notBegun", is(false));
    }

    @Test
    void a_year_that_would_give_a_hidden_half_year_back_is_hidden_alike() {
        asSteering("/suppressed?from=2023-01-01&to=2023-06-30")
                .body("denominator", equalTo(12))
                .body("counts.successes", equalTo(4));
        asSteering("/suppressed?from=2023-01-01&to=2023-12-31")
                .body("denominator", nullValue())
                .body("suppressed", is(true));
        asSteering("/suppressed?from=2024-01-01&to=2024-12-31")
                .body("denominator", equalTo(23))
                .body("percent", equalTo(30.4f));
    }

    @Test
    void a_part_of_few_people_is_hidden_with_whatever_gives_it_back() {
        asSteering("/suppressed?from=2023-01-01&to=2023-06-30")
                .body("suppressed", is(true))
                .body("counts.lost", nullValue())
                .body("counts.recorded", nullValue())
                .body("knownPercent", nullValue())
                .body("coveragePercent", nullValue())
                .body("percent", equalTo(33.3f))
                .body("counts.cohort", equalTo(12))
                .body("$", not(hasKey("uniquePersons")));
        asSteering("/suppressed?from=2024-01-01&to=2024-06-30")
                .body("suppressed", is(false))
                .body("counts.lost", equalTo(6))
                .body("coveragePercent", equalTo(50.0f));
    }

    @Test
    void nobody_is_no_secret() {
        asSteering("/suppressed-none")
                .body("suppressed", is(false))
                .body("denominator", equalTo(0))
                .body("counts.cohort", equalTo(0))
                .body("percent", nullValue());
    }

    @Test
    void what_is_not_said_is_the_latest_twelve_months_that_end_with_a_quarter() {
        asSteering("/suppressed")
                .body("window.from", equalTo("2024-01-01"))
                .body("window.to", equalTo("2024-12-31"))
                .body("denominator", equalTo(23));
        asSteering("")
                .statusCode(200)
                .body("items.findAll { it.initiative == 'suppressed' }.window.to", contains("2024-12-31"))
                .body("items.findAll { it.initiative == 'suppressed' }.denominator", contains(23));
    }

    @Test
    void rolling_has_the_quarter_ends_that_are_over() {
        asSteering("/suppressed/rolling?from=2024-01-01&to=2025-12-31")
                .statusCode(200)
                .body("items.window.to", contains("2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"))
                .body("items", everyItem(not(hasKey("uniquePersons"))));
    }

    /** "twice": of 60 who left, 28 were in a job and two in school; ten of 60 a year before. A third measure leaves out who got ill, too. */
    private void tellOfTwoMeasures() {
        Set<String> work = Set.of("ORDINARY_FULL_TIME");
        List<FactVersion> facts = new ArrayList<>();
        Measure job = measure("job", Anchor.EXIT, "P1M", revision("2019-01-01", "40", work, null));
        facts.add(initiative(
                "twice",
                1,
                RECORDED,
                job,
                measure("job-or-school", Anchor.EXIT, "P1M", revision("2019-01-01", "45", WORK_OR_SCHOOL, null)),
                new Measure(
                        "of-the-well",
                        "of-the-well",
                        Anchor.EXIT,
                        Period.ofMonths(1),
                        30,
                        Set.of("DECEASED", "ILLNESS"),
                        job.revisions())));
        twice(facts, "2024-02-10", 28, "ORDINARY_FULL_TIME");
        twice(facts, "2024-02-10", 2, "EDUCATION");
        twice(facts, "2024-02-10", 30, "UNEMPLOYED");
        twice(facts, "2023-02-10", 20, "ORDINARY_FULL_TIME");
        twice(facts, "2023-02-10", 10, "EDUCATION");
        twice(facts, "2023-02-10", 30, "UNEMPLOYED");
        events.tell(facts);
    }

    private static void twice(List<FactVersion> facts, String exitedOn, int people, String status) {
        left(facts, "twice", exitedOn, people, status, "job", "job-or-school", "of-the-well");
    }

    @Test
    void two_measures_of_the_same_people_do_not_tell_of_the_few_by_whom_they_differ() {
        tellOfTwoMeasures();
        String half = "&from=2024-01-01&to=2024-06-30";
        String halfBefore = "&from=2023-01-01&to=2023-06-30";
        asSteering("/twice?measure=job" + half)
                .body("denominator", equalTo(60))
                .body("counts.successes", equalTo(28))
                .body("counts.excluded", equalTo(0));
        asSteering("/twice?measure=job-or-school" + half)
                .body("denominator", nullValue())
                .body("suppressed", is(true));
        asSteering("/twice?measure=job-or-school" + halfBefore)
                .body("denominator", equalTo(60))
                .body("counts.successes", equalTo(30))
                .body("counts.recorded", nullValue());
        asSteering("/twice?measure=of-the-well" + halfBefore).body("denominator", nullValue());
        asSteering("/twice/breakdown?measure=job&by=STATUS" + half)
                .body("rows", hasSize(0))
                .body("suppressed", is(true));
        given().auth()
                .oauth2(TestStack.token(Roles.LEAD))
                .get("/api/v1/rates/twice?measure=job-or-school" + half)
                .then()
                .body("counts.successes", equalTo(30))
                .body("suppressed", is(false));
    }

    @Test
    void others_see_everything() {
        for (String role : List.of(Roles.LEAD, Roles.ANALYST)) {
            given().auth()
                    .oauth2(TestStack.token(role))
                    .get("/api/v1/rates/suppressed?from=2023-09-10&to=2023-09-10&today=2025-03-15&basis=ANCHOR")
                    .then()
                    .statusCode(200)
                    .body("denominator", equalTo(3))
                    .body("counts.recorded", equalTo(3))
                    .body("uniquePersons", equalTo(3))
                    .body("suppressed", is(false));
        }
    }

    @Test
    void parts_of_two_are_never_shown() {
        SmallCountsSettings.Checked checked = new SmallCountsSettings.Checked();
        checked.atStart(null, () -> 3);
        assertThatThrownBy(() -> checked.atStart(null, () -> 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fodfaeste.small-counts.k is 2, and must be at least 3");
    }
}
