package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * "previewed" has twenty exits in the first half of 2024: six in school, five in part-time work of 20 hours, two with a wage subsidy, seven
 * unemployed. Today is 15 March 2025, so the latest window is the year 2024.
 */
@QuarkusTest
class RevisionPreviewTest {
    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative("previewed", 1, RECORDED, oneMonthAfterExit("50")));
        facts.add(initiative("previewed-few", 1, RECORDED, oneMonthAfterExit("50")));
        facts.addAll(exits("previewed", null).of(6, "2024-02-10", "EDUCATION"));
        facts.addAll(exits("previewed", "20").of(5, "2024-02-10", "ORDINARY_PART_TIME"));
        facts.addAll(exits("previewed", "37").of(2, "2024-02-10", "WAGE_SUBSIDY"));
        facts.addAll(exits("previewed", null).of(7, "2024-02-10", "UNEMPLOYED"));
        facts.addAll(exits("previewed-few", null).of(4, "2024-02-10", "EDUCATION"));
        events.publish(facts);
    }

    private static Exits exits(String initiative, String hours) {
        return Exits.from(initiative).startedOn("2023-03-01").withStableIds().withWeeklyHours(hours);
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
    void a_lower_target_changes_the_verdict_of_the_figure_but_of_no_follow_up() {
        preview("previewed", "2024-01-01", "60", presentSuccessSet(), "null")
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
    void a_group_of_five_with_another_verdict_is_disclosed() {
        preview("previewed", "2024-01-01", "50", "\"EDUCATION\"", "null")
                .body("revised.successes", is(6))
                .body("revised.percent", is(30.0f))
                .body("revised.reached", is(false))
                .body("judgedOtherwise", is(5));
        preview("previewed", "2024-01-01", "50", presentSuccessSet(), "30").body("judgedOtherwise", is(5));
    }

    @Test
    void a_group_of_two_is_not_disclosed_even_with_others() {
        preview("previewed", "2024-01-01", "50", presentSuccessSet() + ",\"WAGE_SUBSIDY\"", "null")
                .body("present.successes", is(11))
                .body("revised", nullValue())
                .body("judgedOtherwise", nullValue());
        preview("previewed", "2024-01-01", "50", "\"EDUCATION\",\"WAGE_SUBSIDY\"", "null")
                .body("revised", nullValue());
    }

    @Test
    void a_revision_from_a_later_quarter_does_not_change_earlier_follow_ups() {
        preview("previewed", "2024-04-11", "50", "\"EDUCATION\"", "null")
                .body("countedFrom", equalTo("2024-04-01"))
                .body("revised.successes", is(11))
                .body("judgedOtherwise", is(0));
    }

    /** The follow-ups are due on 10 March 2024. */
    @Test
    void the_day_of_a_revision_does_not_disclose_when_people_were_due() {
        for (String day : List.of("2024-01-01", "2024-03-10", "2024-03-11", "2024-03-31")) {
            preview("previewed", day, "60", "\"EDUCATION\"", "null")
                    .body("countedFrom", equalTo("2024-01-01"))
                    .body("revised.targetChangedInWindow", is(false))
                    .body("revised.targetPercent", is(60.0f))
                    .body("judgedOtherwise", is(5));
        }
    }

    /** Five part-time workers are due in one quarter and three in the next. */
    @Test
    void a_group_that_is_small_in_one_quarter_is_not_disclosed() {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative("previewed-quarters", 1, RECORDED, oneMonthAfterExit("50")));
        facts.addAll(exits("previewed-quarters", null).of(15, "2024-02-10", "UNEMPLOYED"));
        facts.addAll(exits("previewed-quarters", null).of(10, "2024-04-10", "SICK_LEAVE"));
        Exits partTime =
                Exits.from("previewed-quarters").startedOn("2023-03-01").withWeeklyHours("20");
        facts.addAll(partTime.of(5, "2024-02-10", "ORDINARY_PART_TIME"));
        facts.addAll(partTime.of(3, "2024-04-10", "ORDINARY_PART_TIME"));
        events.publish(facts);
        preview("previewed-quarters", "2024-01-01", "50", "\"EDUCATION\"", "null")
                .body("present.denominator", is(33))
                .body("revised", nullValue());
        preview("previewed-quarters", "2024-04-01", "50", "\"EDUCATION\"", "null")
                .body("revised", nullValue());
        preview("previewed-quarters", "2024-07-01", "50", "\"EDUCATION\"", "null")
                .body("judgedOtherwise", is(0));
    }

    /** Targets on both sides of a change, so that only the number of those due before it decides. */
    @Test
    void a_verdict_that_counts_those_due_before_a_change_is_withheld() {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative("previewed-change", 1, RECORDED, oneMonthAfterExit("50")));
        facts.addAll(exits("previewed-change", null).of(11, "2024-02-10", "EDUCATION"));
        facts.addAll(exits("previewed-change", null).of(10, "2024-04-10", "UNEMPLOYED"));
        events.publish(facts);
        preview("previewed-change", "2024-04-01", "60", presentSuccessSet(), "null")
                .body("present.reached", is(true))
                .body("revised.successes", is(11))
                .body("revised.targetChangedInWindow", is(true))
                .body("revised.targetPercent", nullValue())
                .body("revised.reached", nullValue());
        preview("previewed-change", "2024-04-01", "40", presentSuccessSet(), "null")
                .body("revised.reached", is(true));
    }

    @Test
    void a_small_denominator_is_not_disclosed() {
        preview("previewed-few", "2024-01-01", "50", "\"EDUCATION\"", "null")
                .statusCode(200)
                .body("present", nullValue())
                .body("revised", nullValue());
    }

    @Test
    void invalid_values_and_unknown_measures_are_refused() {
        preview("previewed", "2024-01-01", "101", "\"EDUCATION\"", "null")
                .statusCode(422)
                .body("violations.field", contains("targetPercent"));
        preview("previewed-none", "2024-01-01", "50", "\"EDUCATION\"", "null").statusCode(404);
    }

    /** The present success set. */
    private static String presentSuccessSet() {
        return WORK_OR_SCHOOL.stream()
                .map(status -> "\"" + status + "\"")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }
}
