package dk.fodfaeste.outcome.activity;

import static dk.fodfaeste.outcome.activity.ActivityFixtures.TODAY;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.context;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.contextOn;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.inInitiativeWith;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.meeting;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.milestone;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.noActivities;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.recorded;
import static dk.fodfaeste.outcome.activity.ActivityFixtures.spell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.RegistrationState;
import dk.fodfaeste.outcome.activity.RecordedActivity.Change;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The commands on activities and the rules between the activities of an enrolment. Today is 15 March 2026. */
class EnrolmentActivitiesTest {
    private final EnrolmentActivities activities = noActivities();

    @Test
    void a_spell_is_recorded_confirmed_and_ended() {
        RecordedActivity begun = recorded(activities, spell("2026-03-01", null, "2026-03-02", "18.5"));
        RecordedActivity confirmed = activities.confirm(begun, LocalDate.of(2026, 3, 10), context());
        RecordedActivity ended = activities.end(confirmed, LocalDate.of(2026, 3, 12), context());
        assertThat(List.of(begun, confirmed, ended))
                .extracting(RecordedActivity::version)
                .containsExactly(1, 2, 3);
        assertThat(List.of(begun, confirmed, ended))
                .extracting(RecordedActivity::change)
                .containsExactly(Change.RECORDED, Change.CONFIRMED, Change.ENDED);
        assertThat(confirmed.details().confirmedOn()).isEqualTo("2026-03-10");
        assertThat(ended.details().until()).isEqualTo("2026-03-12");
        assertThat(ended.details().confirmedOn()).isNull();
        assertThat(ended.details().weeklyHours()).hasToString("18.5");
        assertThat(activities.history(begun.activityId())).containsExactly(begun, confirmed, ended);
        assertThat(activities.present()).containsExactly(ended);
    }

    @Test
    void a_confirmation_only_raises_the_day() {
        RecordedActivity begun = recorded(activities, spell("2026-03-01", null, "2026-03-10", null));
        assertThat(refusal(() -> activities.confirm(begun, LocalDate.of(2026, 3, 10), context())))
                .isEqualTo("422 confirmedOn");
        assertThat(refusal(() -> activities.confirm(begun, LocalDate.of(2026, 3, 9), context())))
                .isEqualTo("422 confirmedOn");
        assertThat(refusal(() -> activities.confirm(begun, TODAY.plusDays(1), context())))
                .isEqualTo("422 confirmedOn");
        assertThat(activities.confirm(begun, TODAY, context()).details().confirmedOn())
                .isEqualTo(TODAY);
    }

    @Test
    void a_spell_that_lies_ahead_is_confirmed_once_it_has_begun() {
        RecordedActivity ahead = recorded(activities, spell("2026-03-20", null, null, null));
        assertThat(ahead.details().confirmedOn()).isNull();
        assertThat(refusal(() -> activities.confirm(ahead, TODAY, context()))).isEqualTo("422 confirmedOn");
        LocalDate begins = LocalDate.of(2026, 3, 20);
        assertThat(activities
                        .confirm(ahead, begins, contextOn(begins))
                        .details()
                        .confirmedOn())
                .isEqualTo(begins);
    }

    @Test
    void an_end_may_lie_ahead_but_not_before_the_beginning() {
        RecordedActivity begun = recorded(activities, spell("2026-03-01", null, null, null));
        assertThat(refusal(() -> activities.end(begun, LocalDate.of(2026, 2, 28), context())))
                .isEqualTo("422 until");
        RecordedActivity ended = activities.end(begun, LocalDate.of(2026, 12, 31), context());
        assertThat(refusal(() -> activities.end(ended, TODAY, context()))).isEqualTo("409 ");
        assertThat(refusal(() -> activities.confirm(ended, TODAY, context()))).isEqualTo("409 ");
    }

    @Test
    void a_planned_meeting_is_held_missed_or_cancelled_once() {
        RecordedActivity planned = recorded(activities, meeting("2026-03-10", null, null));
        RecordedActivity held = activities.setAttendance(planned, Attendance.HELD, null, context());
        assertThat(held.change()).isEqualTo(Change.ATTENDANCE);
        assertThat(held.details().heldOn()).isEqualTo("2026-03-10");
        assertThat(refusal(() -> activities.setAttendance(held, Attendance.NO_SHOW, null, context())))
                .isEqualTo("409 ");
        RecordedActivity other = recorded(activities, meeting("2026-03-11", null, null));
        assertThat(refusal(() -> activities.setAttendance(other, Attendance.PLANNED, null, context())))
                .isEqualTo("422 attendance");
        assertThat(refusal(() -> activities.setAttendance(other, Attendance.NO_SHOW, TODAY, context())))
                .isEqualTo("422 heldOn");
        RecordedActivity ahead = recorded(activities, meeting("2026-04-01", null, null));
        assertThat(refusal(() -> activities.setAttendance(ahead, Attendance.HELD, null, context())))
                .isEqualTo("422 attendance");
        assertThat(activities
                        .setAttendance(ahead, Attendance.CANCELLED, null, context())
                        .details()
                        .attendance())
                .isEqualTo(Attendance.CANCELLED);
    }

    @Test
    void a_command_of_another_shape_is_refused() {
        RecordedActivity begun = recorded(activities, spell("2026-03-01", null, null, null));
        RecordedActivity planned = recorded(activities, meeting("2026-03-10", null, null));
        RecordedActivity reached = recorded(activities, milestone("2026-03-10"));
        assertThat(refusal(() -> activities.setAttendance(begun, Attendance.HELD, null, context())))
                .isEqualTo("422 attendance");
        assertThat(refusal(() -> activities.end(planned, TODAY, context()))).isEqualTo("422 until");
        assertThat(refusal(() -> activities.confirm(reached, TODAY, context()))).isEqualTo("422 confirmedOn");
        assertThat(refusal(() -> activities.setAttendance(reached, Attendance.HELD, null, context())))
                .isEqualTo("422 attendance");
    }

    @Test
    void there_is_one_activity_of_a_kind_per_day() {
        recorded(activities, spell("2026-03-01", null, null, null));
        assertThat(refusal(() -> recorded(activities, spell("2026-03-01", "2026-03-05", null, null))))
                .isEqualTo("422 on");
        recorded(activities, spell("2026-03-02", null, null, null));
        recorded(activities, milestone("2026-03-01"));
    }

    @Test
    void a_withdrawn_or_cancelled_activity_leaves_its_day_free() {
        RecordedActivity planned = recorded(activities, meeting("2026-03-10", null, null));
        activities.setAttendance(planned, Attendance.CANCELLED, null, context());
        RecordedActivity again = recorded(activities, meeting("2026-03-10", Attendance.HELD, null));
        activities.withdraw(again, "forkert borger", context());
        recorded(activities, meeting("2026-03-10", Attendance.NO_SHOW, null));
        assertThat(refusal(() -> recorded(activities, meeting("2026-03-10", null, null))))
                .isEqualTo("422 on");
        recorded(activities, meeting("2026-03-10", Attendance.CANCELLED, null));
    }

    @Test
    void several_employers_may_be_visited_on_one_day() {
        recorded(activities, meeting(ActivityKind.EMPLOYER_MEETING, "2026-03-10", Attendance.HELD, null));
        recorded(activities, meeting(ActivityKind.EMPLOYER_MEETING, "2026-03-10", Attendance.HELD, null));
        assertThat(activities.present()).hasSize(2);
    }

    @Test
    void a_correction_replaces_everything_and_may_not_move_to_an_occupied_day() {
        RecordedActivity first = recorded(activities, meeting("2026-03-10", Attendance.HELD, null));
        recorded(activities, meeting("2026-03-11", Attendance.HELD, null));
        assertThat(refusal(() -> activities.correct(first, meeting("2026-03-11", null, null), null, "x", context())))
                .isEqualTo("422 on");
        RecordedActivity corrected =
                activities.correct(first, spell("2026-03-11", "2026-03-12", null, null), null, "slåfejl", context());
        assertThat(corrected.details().kind()).isEqualTo(ActivityKind.ORDINARY_PART_TIME);
        assertThat(corrected.details().attendance()).isNull();
        assertThat(corrected.because()).isEqualTo("slåfejl");
    }

    @Test
    void a_correction_does_not_raise_the_confirmation() {
        RecordedActivity begun = recorded(activities, spell("2026-03-01", null, "2026-03-05", "10"));
        RecordedActivity corrected =
                activities.correct(begun, spell("2026-03-01", null, null, "12"), null, "x", context());
        assertThat(corrected.details().confirmedOn()).isEqualTo("2026-03-05");
        RecordedActivity later =
                activities.correct(corrected, spell("2026-03-08", null, null, "12"), null, "x", context());
        assertThat(later.details().confirmedOn()).isEqualTo(TODAY);
    }

    @Test
    void a_withdrawn_activity_accepts_no_command() {
        RecordedActivity withdrawn = activities.withdraw(
                recorded(activities, spell("2026-03-01", null, null, null)), "findes ikke", context());
        assertThat(withdrawn.isWithdrawn()).isTrue();
        assertThat(withdrawn.details().on()).isEqualTo("2026-03-01");
        for (ThrowingCallable command : List.<ThrowingCallable>of(
                () -> activities.end(withdrawn, TODAY, context()),
                () -> activities.confirm(withdrawn, TODAY, context()),
                () -> activities.correct(withdrawn, milestone("2026-03-01"), null, "x", context()),
                () -> activities.withdraw(withdrawn, "x", context()))) {
            assertThat(refusal(command)).isEqualTo("422 expectedVersion");
        }
    }

    @Test
    void an_external_id_is_unique_and_fixed() {
        RecordedActivity first =
                activities.record(UUID.randomUUID(), "A-1", "", spell("2026-03-01", null, null, null), context());
        assertThat(refusal(() -> activities.record(
                        UUID.randomUUID(), "A-1", "", spell("2026-03-02", null, null, null), context())))
                .isEqualTo("422 externalId");
        ActivityDetails corrected = spell("2026-03-03", null, null, null);
        assertThat(refusal(() -> activities.correct(first, corrected, "A-2", "x", context())))
                .isEqualTo("422 externalId");
        RecordedActivity kept = activities.correct(first, corrected, null, "x", context());
        assertThat(kept.externalId()).isEqualTo("A-1");
        activities.withdraw(kept, "x", context());
        assertThat(refusal(() -> activities.record(
                        UUID.randomUUID(), "A-1", "", spell("2026-03-02", null, null, null), context())))
                .isEqualTo("422 externalId");
    }

    @Test
    void in_a_wrongly_registered_enrolment_activities_are_only_withdrawn() {
        RecordedActivity begun = recorded(activities, spell("2026-03-01", null, null, null));
        var wrong = new EnrolmentActivities(
                ActivityFixtures.enrolment(RegistrationState.WRONGLY_REGISTERED), Optional.empty(), List.of(begun));
        for (ThrowingCallable command : List.<ThrowingCallable>of(
                () -> recorded(wrong, milestone("2026-03-01")),
                () -> wrong.end(begun, TODAY, context()),
                () -> wrong.confirm(begun, TODAY, context()),
                () -> wrong.correct(begun, milestone("2026-03-01"), null, "x", context()))) {
            assertThat(refusal(command)).isEqualTo("422 enrolmentId");
        }
        assertThat(wrong.withdraw(begun, "x", context()).version()).isEqualTo(2);
    }

    @Test
    void an_initiative_may_record_only_some_kinds() {
        EnrolmentActivities few = inInitiativeWith("JOB_INTERVIEW", "A_KIND_OF_THE_FUTURE");
        RecordedActivity planned = recorded(few, meeting("2026-03-10", null, null));
        assertThat(refusal(() -> recorded(few, milestone("2026-03-01")))).isEqualTo("422 kind");
        assertThat(refusal(() -> few.correct(planned, milestone("2026-03-01"), null, "x", context())))
                .isEqualTo("422 kind");
    }

    @Test
    void a_clock_that_was_set_back_does_not_reverse_versions() {
        RecordedActivity begun = recorded(activities, spell("2026-03-01", null, "2026-03-01", null));
        RecordedActivity ended = activities.end(begun, LocalDate.of(2026, 3, 5), contextOn(LocalDate.of(2026, 3, 14)));
        assertThat(ended.recordedAt()).isEqualTo(begun.recordedAt());
    }

    /** The status and the fields at fault. */
    private static String refusal(ThrowingCallable command) {
        Refusal refusal = catchThrowableOfType(Refusal.class, command);
        assertThat(refusal).as("refused").isNotNull();
        return refusal.status() + " "
                + String.join(
                        " ",
                        refusal.violations().stream()
                                .map(violation -> violation.field())
                                .toList());
    }
}
