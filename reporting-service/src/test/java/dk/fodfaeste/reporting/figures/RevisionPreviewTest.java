package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
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
 * In the first half of 2024 twenty left "previewed": six in school, five in part-time work of 20 hours, two with a wage subsidy, seven
 * unemployed. Today is 15 March 2025, so the newest window is the year 2024.
 */
@QuarkusTest
class RevisionPreviewTest {
    private static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");

    @Inject
    Events events;

    @BeforeEach
    void tell() throws InterruptedException {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative(
                "previewed",
                1,
                RECORDED,
                measure("after-exit", Anchor.EXIT, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null))));
        facts.add(initiative(
                "previewed-few",
                1,
                RECORDED,
                measure("after-exit", Anchor.EXIT, "P1M", revision("2019-01-01", "50", WORK_OR_SCHOOL, null))));
        left(facts, "previewed", 6, "EDUCATION", null);
        left(facts, "previewed", 5, "ORDINARY_PART_TIME", "20");
        left(facts, "previewed", 2, "WAGE_SUBSIDY", "37");
        left(facts, "previewed", 7, "UNEMPLOYED", null);
        left(facts, "previewed-few", 4, "EDUCATION", null);
        events.tell(facts);
    }

    private static void left(List<FactVersion> facts, String initiative, int people, String status, String hours) {
        for (int i = 0; i < people; i++) {
            UUID id =
                    UUID.nameUUIDFromBytes((initiative + status + i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            facts.add(new EnrolmentVersion(
                    id,
                    id,
                    initiative,
                    day("2023-03-01"),
                    day("2024-02-10"),
                    "OTHER",
                    1,
                    null,
                    null,
                    "EXITED",
                    1,
                    RECORDED));
            facts.add(new OutcomeVersion(
                    id,
                    "after-exit",
                    1,
                    List.of(status),
                    day("2024-03-10"),
                    hours == null ? null : new BigDecimal(hours),
                    false,
                    1,
                    RECORDED));
        }
    }

    private static ValidatableResponse preview(
            String initiative, String validFrom, String target, String statuses, String hours) {
        return given().auth()
                .oauth2(TestStack.token("admin"))
                .contentType("application/json")
                .body("""
                        {"measure":"after-exit","validFrom":"%s","targetPercent":%s,"successStatuses":[%s],"minimumWeeklyHours":%s}""".formatted(validFrom, target, statuses, hours))
                .post("/api/v1/rates/" + initiative + "/revision-preview")
                .then();
    }

    @Test
    void a_lower_target_turns_the_verdict_and_judges_nobody_otherwise() {
        preview("previewed", "2024-01-01", "60", inForce(), "null")
                .statusCode(200)
                .body("window.from", equalTo("2024-01-01"))
                .body("present.successes", is(11))
                .body("present.denominator", is(20))
                .body("present.reached", is(true))
                .body("revised.successes", is(11))
                .body("revised.percent", is(55.0f))
                .body("revised.targetPercent", is(60.0f))
                .body("revised.reached", is(false))
                .body("judgedOtherwise", is(0));
    }

    @Test
    void a_group_of_five_that_would_be_judged_otherwise_is_told() {
        preview("previewed", "2024-01-01", "50", "\"EDUCATION\"", "null")
                .body("revised.successes", is(6))
                .body("revised.percent", is(30.0f))
                .body("revised.reached", is(false))
                .body("judgedOtherwise", is(5));
        preview("previewed", "2024-01-01", "50", inForce(), "30").body("judgedOtherwise", is(5));
    }

    @Test
    void a_group_of_two_is_not_told_even_among_others() {
        preview("previewed", "2024-01-01", "50", inForce() + ",\"WAGE_SUBSIDY\"", "null")
                .body("present.successes", is(11))
                .body("revised", nullValue())
                .body("judgedOtherwise", nullValue());
        preview("previewed", "2024-01-01", "50", "\"EDUCATION\",\"WAGE_SUBSIDY\"", "null")
                .body("revised", nullValue());
    }

    @Test
    void a_revision_from_a_later_day_leaves_what_was_due_before() {
        preview("previewed", "2024-03-11", "50", "\"EDUCATION\"", "null")
                .body("revised.successes", is(11))
                .body("judgedOtherwise", is(0));
    }

    @Test
    void of_few_nothing_is_told() {
        preview("previewed-few", "2024-01-01", "50", "\"EDUCATION\"", "null")
                .statusCode(200)
                .body("present", nullValue())
                .body("revised", nullValue());
    }

    @Test
    void what_is_out_of_bounds_or_unknown_is_refused() {
        preview("previewed", "2024-01-01", "101", "\"EDUCATION\"", "null")
                .statusCode(422)
                .body("violations.field", contains("targetPercent"));
        preview("previewed-none", "2024-01-01", "50", "\"EDUCATION\"", "null").statusCode(404);
    }

    /** The success set that is in force. */
    private static String inForce() {
        return WORK_OR_SCHOOL.stream()
                .map(status -> "\"" + status + "\"")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }
}
