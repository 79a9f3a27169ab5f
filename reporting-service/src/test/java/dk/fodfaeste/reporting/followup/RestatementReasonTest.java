package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.Facts.at;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.enrolment;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static dk.fodfaeste.reporting.followup.Facts.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each follow-up has one reason, and it is the first that holds. Somebody left on 10 January 2025, so 10 March is asked about. */
class RestatementReasonTest {
    private static final Measure AFTER_EXIT = Facts.afterExit();
    private static final EnrolmentVersion LEFT = enrolment(2, at(1), "2024-01-01", "2025-01-10", "OTHER", 1);
    private static final OutcomeVersion IN_SCHOOL = status(1, at(2), 1, "2025-03-10", null, "EDUCATION");
    private static final OutcomeVersion UNEMPLOYED = status(2, at(3), 1, "2025-03-10", null, "UNEMPLOYED");
    private static final String REPORTED_ON = "2025-07-01";
    private static final String TODAY = "2026-01-02";

    private static FollowUpFacts known(Measure measure, EnrolmentVersion enrolment, OutcomeVersion outcome, String today) {
        return new FollowUpFacts(measure, enrolment, outcome, day(today));
    }

    private static RestatementReason why(EnrolmentVersion now, OutcomeVersion then, OutcomeVersion outcomeNow) {
        return RestatementReason.of(known(AFTER_EXIT, LEFT, then, REPORTED_ON), known(AFTER_EXIT, now, outcomeNow, TODAY));
    }

    private static EnrolmentVersion now(String exitedOn, String reason, int exitNumber) {
        return enrolment(3, at(9), "2024-01-01", exitedOn, reason, exitNumber);
    }

    @Test
    void wrongly_registered_comes_before_everything_else() {
        assertThat(why(Facts.wronglyRegistered(now("2025-01-20", "OTHER", 1), at(10)), IN_SCHOOL, UNEMPLOYED))
                .isEqualTo(RestatementReason.WRONG_REGISTRATION);
    }

    @Test
    void an_exit_withdrawn_and_one_that_followed_a_withdrawal_are_withdrawn_exits() {
        assertThat(why(now(null, null, 1), IN_SCHOOL, IN_SCHOOL)).isEqualTo(RestatementReason.WITHDRAWN_EXIT);
        assertThat(why(now("2025-01-10", "OTHER", 2), IN_SCHOOL, IN_SCHOOL)).isEqualTo(RestatementReason.WITHDRAWN_EXIT);
    }

    @Test
    void an_exit_on_another_day_is_moved_whatever_else_was_corrected() {
        assertThat(why(now("2025-01-11", "OTHER", 1), IN_SCHOOL, UNEMPLOYED)).isEqualTo(RestatementReason.MOVED_EXIT);
    }

    @Test
    void of_a_measure_that_counts_from_the_start_the_start_is_moved() {
        Measure afterStart = Facts.afterStart();
        EnrolmentVersion moved = enrolment(3, at(9), "2024-01-02", "2025-01-10", "OTHER", 1);
        assertThat(RestatementReason.of(known(afterStart, LEFT, null, REPORTED_ON), known(afterStart, moved, null, TODAY)))
                .isEqualTo(RestatementReason.MOVED_START);
    }

    @Test
    void an_enrolment_or_an_exit_that_nobody_had_told_of_is_late() {
        FollowUpFacts present = known(AFTER_EXIT, LEFT, IN_SCHOOL, TODAY);
        assertThat(RestatementReason.of(known(AFTER_EXIT, null, null, REPORTED_ON), present))
                .isEqualTo(RestatementReason.LATE_ENROLMENT);
        EnrolmentVersion active = enrolment(1, at(0), "2024-01-01", null, null, 0);
        assertThat(RestatementReason.of(known(AFTER_EXIT, active, null, REPORTED_ON), present))
                .isEqualTo(RestatementReason.LATE_EXIT);
    }

    @Test
    void a_late_exit_is_late_also_where_its_status_came_later_still() {
        EnrolmentVersion active = enrolment(1, at(0), "2024-01-01", null, null, 0);
        FollowUpFacts then = known(AFTER_EXIT, active, null, "2025-03-15");
        assertThat(RestatementReason.of(then, known(AFTER_EXIT, LEFT, IN_SCHOOL, TODAY)))
                .isEqualTo(RestatementReason.LATE_EXIT);
    }

    @Test
    void an_exit_reason_that_does_not_count_is_a_reason_of_its_own() {
        assertThat(why(now("2025-01-10", "DECEASED", 1), IN_SCHOOL, IN_SCHOOL))
                .isEqualTo(RestatementReason.CORRECTED_EXIT_REASON);
        assertThat(why(now("2025-01-10", "GOT_JOB", 1), IN_SCHOOL, UNEMPLOYED))
                .as("another reason that counts changes nothing by itself")
                .isEqualTo(RestatementReason.CORRECTED_STATUS);
    }

    @Test
    void of_a_measure_that_counts_from_the_start_a_death_registered_late_is_a_late_exit() {
        Measure afterStart = Facts.afterStart();
        EnrolmentVersion active = enrolment(1, at(0), "2024-01-01", null, null, 0);
        EnrolmentVersion died = enrolment(2, at(9), "2024-01-01", "2024-05-01", "DECEASED", 1);
        assertThat(RestatementReason.of(known(afterStart, active, null, REPORTED_ON), known(afterStart, died, null, TODAY)))
                .isEqualTo(RestatementReason.LATE_EXIT);
    }

    @Test
    void a_success_set_or_a_target_revised_for_the_due_date_is_a_revised_definition() {
        Measure other = measure(
                "after-exit",
                Anchor.EXIT,
                "P2M",
                revision("2019-01-01", "25", Facts.WORK_OR_SCHOOL, null),
                revision("2025-03-10", "25", Set.of("ORDINARY_FULL_TIME"), null));
        Measure higher =
                measure("after-exit", Anchor.EXIT, "P2M", revision("2019-01-01", "30", Facts.WORK_OR_SCHOOL, null));
        FollowUpFacts then = known(AFTER_EXIT, LEFT, IN_SCHOOL, REPORTED_ON);
        assertThat(RestatementReason.of(then, known(other, LEFT, IN_SCHOOL, TODAY)))
                .isEqualTo(RestatementReason.REVISED_DEFINITION);
        assertThat(RestatementReason.of(then, known(higher, LEFT, IN_SCHOOL, TODAY)))
                .isEqualTo(RestatementReason.REVISED_DEFINITION);
    }

    @Test
    void a_revision_from_the_day_after_leaves_it_alone() {
        Measure later = measure(
                "after-exit",
                Anchor.EXIT,
                "P2M",
                revision("2019-01-01", "25", Facts.WORK_OR_SCHOOL, null),
                revision("2025-03-11", "25", Set.of("ORDINARY_FULL_TIME"), null));
        assertThat(RestatementReason.of(
                        known(AFTER_EXIT, LEFT, IN_SCHOOL, REPORTED_ON), known(later, LEFT, UNEMPLOYED, TODAY)))
                .isEqualTo(RestatementReason.CORRECTED_STATUS);
    }

    @Test
    void another_status_is_corrected_and_a_first_one_late_also_where_it_was_lost() {
        assertThat(why(LEFT, IN_SCHOOL, UNEMPLOYED)).isEqualTo(RestatementReason.CORRECTED_STATUS);
        assertThat(why(LEFT, IN_SCHOOL, Facts.takenBack(2, at(9), 1))).isEqualTo(RestatementReason.CORRECTED_STATUS);
        assertThat(why(LEFT, null, IN_SCHOOL)).isEqualTo(RestatementReason.LATE_STATUS);
        assertThat(why(LEFT, Facts.lost(1, at(2), 1), status(2, at(9), 1, "2025-03-10", null, "EDUCATION")))
                .isEqualTo(RestatementReason.LATE_STATUS);
    }

    @Test
    void where_only_the_day_is_another_time_has_passed() {
        assertThat(RestatementReason.of(
                        known(AFTER_EXIT, LEFT, null, "2025-04-09"), known(AFTER_EXIT, LEFT, null, "2025-04-10")))
                .isEqualTo(RestatementReason.TIME_PASSED);
        assertThat(RestatementReason.of(
                        known(AFTER_EXIT, LEFT, null, "2025-03-09"), known(AFTER_EXIT, LEFT, IN_SCHOOL, TODAY)))
                .as("it was not due when the report was published")
                .isEqualTo(RestatementReason.TIME_PASSED);
    }
}
