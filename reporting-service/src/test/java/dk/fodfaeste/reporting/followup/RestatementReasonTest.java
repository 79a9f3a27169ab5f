package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.Facts.at;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.enrolment;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static dk.fodfaeste.reporting.followup.Facts.status;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each follow-up has one reason, the first that applies. The exit is on 10 January 2025, so the follow-up is due on 10 March. */
class RestatementReasonTest {
    private static final MeasureDefinition AFTER_EXIT = Facts.afterExit();
    private static final EnrolmentVersion LEFT = enrolment(2, at(1), "2024-01-01", "2025-01-10", "OTHER", 1);
    private static final OutcomeVersion IN_SCHOOL = status(1, at(2), 1, "2025-03-10", null, "EDUCATION");
    private static final OutcomeVersion UNEMPLOYED = status(2, at(3), 1, "2025-03-10", null, "UNEMPLOYED");
    private static final String REPORTED_ON = "2025-07-01";
    private static final String TODAY = "2026-01-02";

    private static FollowUpFacts facts(
            MeasureDefinition measure, EnrolmentVersion enrolment, OutcomeVersion outcome, String today) {
        return new FollowUpFacts(
                new FollowUpKey(Facts.ENROLMENT, null, 0),
                Facts.read(measure),
                new Window(day("2020-01-01"), day("2029-12-31"), Basis.ANCHOR),
                enrolment,
                outcome == null ? Map.of() : Map.of(outcome.measure(), outcome),
                Map.of(),
                day(today));
    }

    private static RestatementReason reason(EnrolmentVersion now, OutcomeVersion then, OutcomeVersion outcomeNow) {
        return RestatementReason.of(
                facts(AFTER_EXIT, LEFT, then, REPORTED_ON), facts(AFTER_EXIT, now, outcomeNow, TODAY));
    }

    private static EnrolmentVersion now(String exitedOn, String reason, int exitNumber) {
        return enrolment(3, at(9), "2024-01-01", exitedOn, reason, exitNumber);
    }

    @Test
    void a_wrong_registration_precedes_every_other_reason() {
        assertThat(reason(Facts.wronglyRegistered(now("2025-01-20", "OTHER", 1), at(10)), IN_SCHOOL, UNEMPLOYED))
                .isEqualTo(RestatementReason.WRONG_REGISTRATION);
    }

    @Test
    void a_withdrawn_exit_and_its_successor_are_withdrawn_exits() {
        assertThat(reason(now(null, null, 1), IN_SCHOOL, IN_SCHOOL)).isEqualTo(RestatementReason.WITHDRAWN_EXIT);
        assertThat(reason(now("2025-01-10", "OTHER", 2), IN_SCHOOL, IN_SCHOOL))
                .isEqualTo(RestatementReason.WITHDRAWN_EXIT);
    }

    @Test
    void an_exit_on_another_day_is_moved_even_with_other_corrections() {
        assertThat(reason(now("2025-01-11", "OTHER", 1), IN_SCHOOL, UNEMPLOYED))
                .isEqualTo(RestatementReason.MOVED_EXIT);
    }

    @Test
    void a_measure_from_the_start_has_a_moved_start() {
        MeasureDefinition afterStart = Facts.afterStart();
        EnrolmentVersion moved = enrolment(3, at(9), "2024-01-02", "2025-01-10", "OTHER", 1);
        assertThat(RestatementReason.of(
                        facts(afterStart, LEFT, null, REPORTED_ON), facts(afterStart, moved, null, TODAY)))
                .isEqualTo(RestatementReason.MOVED_START);
    }

    @Test
    void an_enrolment_or_exit_that_was_unknown_is_late() {
        FollowUpFacts present = facts(AFTER_EXIT, LEFT, IN_SCHOOL, TODAY);
        assertThat(RestatementReason.of(facts(AFTER_EXIT, null, null, REPORTED_ON), present))
                .isEqualTo(RestatementReason.LATE_ENROLMENT);
        EnrolmentVersion active = enrolment(1, at(0), "2024-01-01", null, null, 0);
        assertThat(RestatementReason.of(facts(AFTER_EXIT, active, null, REPORTED_ON), present))
                .isEqualTo(RestatementReason.LATE_EXIT);
    }

    @Test
    void a_late_exit_precedes_its_late_status() {
        EnrolmentVersion active = enrolment(1, at(0), "2024-01-01", null, null, 0);
        FollowUpFacts then = facts(AFTER_EXIT, active, null, "2025-03-15");
        assertThat(RestatementReason.of(then, facts(AFTER_EXIT, LEFT, IN_SCHOOL, TODAY)))
                .isEqualTo(RestatementReason.LATE_EXIT);
    }

    @Test
    void an_excluded_exit_reason_is_a_corrected_exit_reason() {
        assertThat(reason(now("2025-01-10", "DECEASED", 1), IN_SCHOOL, IN_SCHOOL))
                .isEqualTo(RestatementReason.CORRECTED_EXIT_REASON);
        assertThat(reason(now("2025-01-10", "GOT_JOB", 1), IN_SCHOOL, UNEMPLOYED))
                .as("another reason that is not excluded has no effect")
                .isEqualTo(RestatementReason.CORRECTED_STATUS);
    }

    @Test
    void for_a_measure_from_the_start_a_late_death_is_a_late_exit() {
        MeasureDefinition afterStart = Facts.afterStart();
        EnrolmentVersion active = enrolment(1, at(0), "2024-01-01", null, null, 0);
        EnrolmentVersion died = enrolment(2, at(9), "2024-01-01", "2024-05-01", "DECEASED", 1);
        assertThat(RestatementReason.of(
                        facts(afterStart, active, null, REPORTED_ON), facts(afterStart, died, null, TODAY)))
                .isEqualTo(RestatementReason.LATE_EXIT);
    }

    @Test
    void a_success_set_or_target_revised_for_the_due_date_is_a_revised_definition() {
        MeasureDefinition other = measure(
                "after-exit",
                Anchor.EXIT,
                "P2M",
                revision("2019-01-01", "25", Facts.WORK_OR_SCHOOL, null),
                revision("2025-03-10", "25", Set.of("ORDINARY_FULL_TIME"), null));
        MeasureDefinition higher =
                measure("after-exit", Anchor.EXIT, "P2M", revision("2019-01-01", "30", Facts.WORK_OR_SCHOOL, null));
        FollowUpFacts then = facts(AFTER_EXIT, LEFT, IN_SCHOOL, REPORTED_ON);
        assertThat(RestatementReason.of(then, facts(other, LEFT, IN_SCHOOL, TODAY)))
                .isEqualTo(RestatementReason.REVISED_DEFINITION);
        assertThat(RestatementReason.of(then, facts(higher, LEFT, IN_SCHOOL, TODAY)))
                .isEqualTo(RestatementReason.REVISED_DEFINITION);
    }

    @Test
    void a_revision_from_a_later_day_has_no_effect() {
        MeasureDefinition later = measure(
                "after-exit",
                Anchor.EXIT,
                "P2M",
                revision("2019-01-01", "25", Facts.WORK_OR_SCHOOL, null),
                revision("2025-03-11", "25", Set.of("ORDINARY_FULL_TIME"), null));
        assertThat(RestatementReason.of(
                        facts(AFTER_EXIT, LEFT, IN_SCHOOL, REPORTED_ON), facts(later, LEFT, UNEMPLOYED, TODAY)))
                .isEqualTo(RestatementReason.CORRECTED_STATUS);
    }

    @Test
    void another_status_is_corrected_and_a_first_status_is_late_also_after_lost() {
        assertThat(reason(LEFT, IN_SCHOOL, UNEMPLOYED)).isEqualTo(RestatementReason.CORRECTED_STATUS);
        assertThat(reason(LEFT, IN_SCHOOL, Facts.takenBack(2, at(9), 1))).isEqualTo(RestatementReason.CORRECTED_STATUS);
        assertThat(reason(LEFT, null, IN_SCHOOL)).isEqualTo(RestatementReason.LATE_STATUS);
        assertThat(reason(LEFT, Facts.lost(1, at(2), 1), status(2, at(9), 1, "2025-03-10", null, "EDUCATION")))
                .isEqualTo(RestatementReason.LATE_STATUS);
    }

    @Test
    void without_any_change_of_facts_time_has_passed() {
        assertThat(RestatementReason.of(
                        facts(AFTER_EXIT, LEFT, null, "2025-04-09"), facts(AFTER_EXIT, LEFT, null, "2025-04-10")))
                .isEqualTo(RestatementReason.TIME_PASSED);
        assertThat(RestatementReason.of(
                        facts(AFTER_EXIT, LEFT, null, "2025-03-09"), facts(AFTER_EXIT, LEFT, IN_SCHOOL, TODAY)))
                .as("not due when the report was published")
                .isEqualTo(RestatementReason.TIME_PASSED);
    }

    private static RestatementReason reason(ActivityVersion before, ActivityVersion after) {
        return RestatementReason.of(placed(before, REPORTED_ON), placed(after, TODAY));
    }

    private static FollowUpFacts placed(ActivityVersion activity, String today) {
        return new FollowUpFacts(
                new FollowUpKey(Facts.ENROLMENT, null, 0),
                Facts.read(Facts.placed()),
                new Window(day("2020-01-01"), day("2029-12-31"), Basis.ANCHOR),
                LEFT,
                Map.of(),
                activity == null ? Map.of() : Map.of(activity.activityId(), activity),
                day(today));
    }

    @Test
    void an_activity_that_was_recorded_later_is_late() {
        assertThat(reason(null, Facts.spell(1, at(9), "INTERNSHIP", "2024-02-01", false)))
                .isEqualTo(RestatementReason.LATE_ACTIVITY);
    }

    @Test
    void an_activity_that_was_moved_withdrawn_or_given_another_kind_is_corrected() {
        ActivityVersion before = Facts.spell(1, at(1), "INTERNSHIP", "2024-02-01", false);
        for (ActivityVersion after : List.of(
                Facts.spell(2, at(9), "INTERNSHIP", "2024-04-01", false),
                Facts.spell(2, at(9), "EDUCATION", "2024-02-01", false),
                Facts.spell(2, at(9), "INTERNSHIP", "2024-02-01", true))) {
            assertThat(reason(before, after)).as(after.toString()).isEqualTo(RestatementReason.CORRECTED_ACTIVITY);
        }
    }
}
