package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.day;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What figures of the different kinds of measures have. Of 24 people who began on 10 January 2024, 12 came to an interview on 5 March, 6 did not,
 * and those of 6 were cancelled; 8 were in education from February to May.
 */
@QuarkusTest
class KindsOfMeasuresTest {
    private static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");
    private static final String HALF = "&from=2024-01-01&to=2024-06-30";

    @Inject
    Events events;

    @BeforeEach
    void publish() {
        events.publishOnce(KindsOfMeasuresTest.class, KindsOfMeasuresTest::facts);
    }

    private static List<FactVersion> facts() {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(Facts.initiative("kinds", 1, RECORDED, attended(), employed(), educated(), onTime(), ofTheFuture()));
        for (int i = 0; i < 24; i++) {
            UUID id = UUID.randomUUID();
            facts.add(new EnrolmentVersion(
                    id,
                    id,
                    "kinds",
                    null,
                    day("2024-01-10"),
                    null,
                    null,
                    0,
                    30,
                    null,
                    i < 20 ? "UNEMPLOYED" : null,
                    "ACTIVE",
                    1,
                    RECORDED));
            facts.add(interview(id, i < 12 ? "HELD" : i < 18 ? "NO_SHOW" : "CANCELLED"));
            if (i < 8) {
                facts.add(new ActivityVersion(
                        UUID.randomUUID(),
                        id,
                        "EDUCATION",
                        day("2024-02-01"),
                        day("2024-05-31"),
                        null,
                        null,
                        null,
                        null,
                        false,
                        1,
                        RECORDED));
            }
        }
        return facts;
    }

    private static ActivityVersion interview(UUID enrolment, String attendance) {
        return new ActivityVersion(
                UUID.randomUUID(),
                enrolment,
                "JOB_INTERVIEW",
                day("2024-03-05"),
                null,
                null,
                null,
                attendance,
                null,
                false,
                1,
                RECORDED);
    }

    private static MeasureDefinition attended() {
        return definition("attended", "MEETINGS_ATTENDED", null, null, "JOB_INTERVIEW", null, null, null);
    }

    private static MeasureDefinition employed() {
        return definition("employed", "SITUATION_ON", null, "MONTH_END", null, null, null, List.of("EDUCATION"));
    }

    /** About the same people as {@link #employed}, of whom the status at start of four is unknown. */
    private static MeasureDefinition educated() {
        return definition(
                "educated",
                "SITUATION_ON",
                List.of("UNEMPLOYED"),
                "QUARTER_END",
                null,
                null,
                null,
                List.of("EDUCATION"));
    }

    private static MeasureDefinition onTime() {
        return definition("on-time", "MEETINGS_ON_TIME", null, null, "HEALTH_TALK", "P3M", "P3M", null);
    }

    private static MeasureDefinition ofTheFuture() {
        return definition("of-the-future", "OF_THE_FUTURE", null, null, null, null, null, null);
    }

    private static MeasureDefinition definition(
            String code,
            String kind,
            List<String> startedAs,
            String occasions,
            String meeting,
            String first,
            String every,
            List<String> successes) {
        return new MeasureDefinition(
                code,
                "Navn " + code,
                null,
                kind,
                null,
                null,
                null,
                30,
                List.of("DECEASED"),
                startedAs,
                null,
                occasions,
                null,
                null,
                meeting,
                first,
                every,
                List.of(new MeasureDefinition.Revision(
                        day("2019-01-01"),
                        code.equals("attended") ? new BigDecimal("60") : null,
                        successes,
                        null,
                        null,
                        null)));
    }

    private static ValidatableResponse as(String role, String path) {
        return given().auth()
                .oauth2(TestStack.token(role))
                .get("/api/v1/rates/kinds" + path)
                .then()
                .statusCode(200);
    }

    @Test
    void meetings_have_cancelled_ones_beside_the_counts_and_no_interval() {
        as(Roles.ANALYST, "?measure=attended" + HALF)
                .body("kind", equalTo("MEETINGS_ATTENDED"))
                .body("counts.cohort", is(18))
                .body("counts.successes", is(12))
                .body("cancelled", is(6))
                .body("$", not(hasKey("startUnknown")))
                .body("percent", is(66.7f))
                .body("interval", nullValue())
                .body("target.reached", is(true));
    }

    @Test
    void the_situation_on_days_is_that_of_the_last_occasion_and_rolls_by_occasion() {
        as(Roles.ANALYST, "?measure=employed&from=2024-01-01&to=2024-05-31")
                .body("window.from", equalTo("2024-01-01"))
                .body("denominator", is(24))
                .body("counts.successes", is(8))
                .body("interval", notNullValue())
                .body("target.percent", nullValue())
                .body("target.reached", nullValue());
        as(Roles.ANALYST, "/rolling?measure=employed&from=2024-01-01&to=2024-06-30")
                .body(
                        "items.window.from",
                        contains("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30"))
                .body("items.window.to", hasSize(6))
                .body("items.counts.successes", contains(0, 8, 8, 8, 8, 0));
    }

    @Test
    void enrolments_without_a_status_at_start_are_beside_the_counts() {
        as(Roles.ANALYST, "?measure=educated" + HALF)
                .body("denominator", is(20))
                .body("startUnknown", is(4))
                .body("$", not(hasKey("cancelled")));
    }

    @Test
    void activities_break_the_figure_down() {
        as(Roles.ANALYST, "/breakdown?measure=employed&by=ACTIVITY&from=2024-05-01&to=2024-05-31")
                .body("rows.group", contains("EDUCATION", "NO_ACTIVITY"))
                .body("rows.denominator", contains(8, 16));
        as(Roles.ANALYST, "/breakdown?measure=attended&by=ACTIVITY" + HALF)
                .body("rows.group", contains("HELD", "NO_SHOW"));
        given().auth()
                .oauth2(TestStack.token(Roles.ANALYST))
                .get("/api/v1/rates/kinds/breakdown?measure=employed&by=STATUS")
                .then()
                .statusCode(422);
    }

    @Test
    void silence_misses_a_deadline_every_quarter() {
        as(Roles.ANALYST, "?measure=on-time&from=2024-01-01&to=2024-12-31")
                .body("counts.recorded", is(72))
                .body("counts.successes", is(0))
                .body("uniquePersons", is(24));
    }

    @Test
    void small_count_control_goes_by_persons_and_half_years_and_hides_a_later_measure_of_the_same_people() {
        as(Roles.STEERING, "?measure=attended" + HALF)
                .body("denominator", is(18))
                .body("counts.recorded", nullValue())
                .body("$", not(hasKey("cancelled")))
                .body("suppressed", is(true));
        as(Roles.STEERING, "?measure=attended&from=2024-01-01&to=2024-12-31").body("denominator", nullValue());
        as(Roles.STEERING, "?measure=employed&from=2024-01-01&to=2024-06-30").body("denominator", is(24));
        as(Roles.STEERING, "?measure=educated" + HALF).body("denominator", nullValue());
    }

    @Test
    void a_measure_of_an_unknown_kind_is_skipped_and_named_on_the_page() throws Exception {
        given().auth()
                .oauth2(TestStack.token(Roles.ANALYST))
                .get("/api/v1/rates/kinds?measure=of-the-future")
                .then()
                .statusCode(404);
        assertThat(Browser.of("lead").get("/rates/kinds").body())
                .contains("Navn of-the-future")
                .contains("Navn attended");
    }
}
