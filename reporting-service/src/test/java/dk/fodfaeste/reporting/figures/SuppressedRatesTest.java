package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
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
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures over HTTP with small-count control. The clock is at noon on 15 March 2025. */
@QuarkusTest
class SuppressedRatesTest {
    @Inject
    Events events;

    /**
     * "suppressed" has 12 exits in the first half of 2023, four of them in school and one unanswered; 3 in the second half; 12 in the first
     * half of 2024, six in school and six unanswered; 11 in the second half, one of them in school.
     */
    @BeforeEach
    void publishFacts() {
        events.publishOnce(SuppressedRatesTest.class, SuppressedRatesTest::facts);
    }

    private static List<FactVersion> facts() {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative("suppressed", 1, RECORDED, oneMonthAfterExit("50")));
        facts.add(initiative("suppressed-none", 1, RECORDED, oneMonthAfterExit("50")));
        Exits exits = Exits.from("suppressed");
        facts.addAll(exits.of(4, "2023-02-10", "EDUCATION"));
        facts.addAll(exits.of(7, "2023-02-10", "UNEMPLOYED"));
        facts.addAll(exits.of(1, "2023-02-10"));
        facts.addAll(exits.of(3, "2023-09-10", "EDUCATION"));
        facts.addAll(exits.of(6, "2024-02-10", "EDUCATION"));
        facts.addAll(exits.of(6, "2024-02-10"));
        facts.addAll(exits.of(1, "2024-09-10", "EDUCATION"));
        facts.addAll(exits.of(10, "2024-09-10", "UNEMPLOYED"));
        return facts;
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
    void a_window_outside_the_grid_is_refused_with_a_list_of_windows(String query, String field) {
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
    void rolling_figures_have_twelve_months_and_the_present_day(String query, String field) {
        asSteering("/suppressed/rolling?" + query).statusCode(422).body("violations.field", contains(field));
    }

    @Test
    void a_hidden_figure_has_no_numbers() {
        String body = asSteering("/suppressed?from=2023-07-01&to=2023-12-31&basis=ANCHOR")
                .statusCode(200)
                .extract()
                .asString();
        String expected = """
                {"initiative":"suppressed","measure":"after-exit","kind":"SITUATION_AFTER",\
                "window":{"from":"2023-07-01","to":"2023-12-31","basis":"ANCHOR"},\
                "today":"2025-03-15","knownAt":"2025-03-15T11:00:00Z",\
                "counts":{"cohort":null,"notDue":null,"pending":null,"recorded":null,"lost":null,"excluded":null,"successes":null},\
                "denominator":null,"percent":null,"interval":null,"knownPercent":null,"coveragePercent":null,\
                "target":{"percent":null,"changedInWindow":null,"reached":null},\
                "provisional":null,"settledOn":null,"suppressed":true,"notBegun":false}""";
        assertThat(body).isEqualTo(expected);
    }

    @Test
    void a_window_before_the_initiative_is_marked_as_not_begun() {
        asSteering("/suppressed?from=2018-07-01&to=2018-12-31")
                .body("denominator", nullValue())
                .body("notBegun", is(true));
        asSteering("/suppressed?from=2018-04-01&to=2019-03-31").body("notBegun", is(false));
    }

    @Test
    void a_year_that_would_reveal_a_hidden_half_year_is_hidden_too() {
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
    void a_small_part_is_hidden_with_every_number_that_reveals_it() {
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
    void an_empty_denominator_is_not_hidden() {
        asSteering("/suppressed-none")
                .body("suppressed", is(false))
                .body("denominator", equalTo(0))
                .body("counts.cohort", equalTo(0))
                .body("percent", nullValue());
    }

    @Test
    void the_default_window_is_the_latest_twelve_months_ending_with_a_quarter() {
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
    void rolling_figures_exist_for_closed_quarters() {
        asSteering("/suppressed/rolling?from=2024-01-01&to=2025-12-31")
                .statusCode(200)
                .body("items.window.to", contains("2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"))
                .body("items", everyItem(not(hasKey("uniquePersons"))));
    }

    /** "twice": of 60 exits, 28 in a job and two in school; a year before, ten of 60 in school. A third measure also excludes illness. */
    private void publishTwoMeasures() {
        Set<String> work = Set.of("ORDINARY_FULL_TIME");
        List<FactVersion> facts = new ArrayList<>();
        MeasureDefinition job = measure("job", Anchor.EXIT, "P1M", revision("2019-01-01", "40", work, null));
        facts.add(initiative(
                "twice",
                1,
                RECORDED,
                job,
                measure("job-or-school", Anchor.EXIT, "P1M", revision("2019-01-01", "45", WORK_OR_SCHOOL, null)),
                Facts.measure(
                        "of-the-well",
                        "of-the-well",
                        Anchor.EXIT,
                        "P1M",
                        30,
                        Set.of("DECEASED", "ILLNESS"),
                        job.revisions())));
        Exits exits = Exits.from("twice").withMeasures("job", "job-or-school", "of-the-well");
        facts.addAll(exits.of(28, "2024-02-10", "ORDINARY_FULL_TIME"));
        facts.addAll(exits.of(2, "2024-02-10", "EDUCATION"));
        facts.addAll(exits.of(30, "2024-02-10", "UNEMPLOYED"));
        facts.addAll(exits.of(20, "2023-02-10", "ORDINARY_FULL_TIME"));
        facts.addAll(exits.of(10, "2023-02-10", "EDUCATION"));
        facts.addAll(exits.of(30, "2023-02-10", "UNEMPLOYED"));
        events.publish(facts);
    }

    @Test
    void related_measures_do_not_disclose_a_small_difference() {
        publishTwoMeasures();
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
    void leads_and_analysts_see_all_numbers() {
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
    void a_minimum_below_three_is_refused() {
        SmallCountsSettings.Validation validation = new SmallCountsSettings.Validation();
        validation.onStart(null, () -> 3);
        assertThatThrownBy(() -> validation.onStart(null, () -> 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fodfaeste.small-counts.k is 2, and must be at least 3");
    }
}
