package dk.fodfaeste.outcome.activity;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.CommandContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One version of an activity. A spell is recorded when it begins, confirmed while it goes on, and ended. A meeting is planned, and then held or not.
 * A milestone is recorded once. Each may be corrected, and finally withdrawn.
 *
 * <p>Versions are only added; they count from 1 for each activity, and the latest applies. The commands check the rules and return the next version;
 * they change nothing. {@link EnrolmentActivities} checks the rules that concern the enrolment and its other activities.
 *
 * @param externalId the id of another system; fixed when the activity is recorded, null if there is none
 * @param recordingUnit the unit of the user who recorded the first version; blank if they have none
 * @param details after a withdrawal those of the version before
 * @param because the justification of a correction or withdrawal; otherwise null
 */
public record RecordedActivity(
        UUID activityId,
        UUID enrolmentId,
        String externalId,
        String recordingUnit,
        int version,
        Change change,
        ActivityDetails details,
        String because,
        Instant recordedAt,
        String recordedBy) {

    /** What a version does to the activity. */
    public enum Change {
        RECORDED,
        ENDED,
        CONFIRMED,
        ATTENDANCE,
        CORRECTED,
        WITHDRAWN
    }

    static RecordedActivity first(
            UUID activityId,
            UUID enrolmentId,
            String externalId,
            String recordingUnit,
            ActivityDetails completed,
            CommandContext context) {
        return new RecordedActivity(
                activityId,
                enrolmentId,
                externalId,
                recordingUnit,
                1,
                Change.RECORDED,
                completed,
                null,
                context.now(),
                context.user());
    }

    public boolean isWithdrawn() {
        return change == Change.WITHDRAWN;
    }

    /** Whether it prevents another activity of its kind on the same day. */
    boolean occupiesItsDay() {
        return !isWithdrawn() && details.isUniqueOnItsDay();
    }

    /** Sets the last day of an open spell. It may lie ahead. */
    RecordedActivity end(LocalDate until, CommandContext context) {
        requireOpenSpell("until");
        return next(Change.ENDED, details.endedOn(until).completed(context.today()), null, context);
    }

    /** Notes that an open spell still goes on. The day is only raised. */
    RecordedActivity confirm(LocalDate confirmedOn, CommandContext context) {
        requireOpenSpell("confirmedOn");
        if (details.confirmedOn() != null && !confirmedOn.isAfter(details.confirmedOn())) {
            throw Refusal.rule("confirmedOn", message("notAfterConfirmed", details.confirmedOn()));
        }
        return next(Change.CONFIRMED, details.confirmedOn(confirmedOn).completed(context.today()), null, context);
    }

    /** Records what became of a planned meeting. */
    RecordedActivity setAttendance(Attendance attendance, LocalDate heldOn, CommandContext context) {
        refuseIfWithdrawn();
        if (details.kind().shape() != ActivityKind.Shape.MEETING) {
            throw Refusal.rule(
                    "attendance", message("notAFieldOfKind", details.kind().name()));
        }
        if (!details.isPlannedMeeting()) {
            throw Refusal.conflict(message("attendanceAlreadyRecorded"));
        }
        if (attendance == Attendance.PLANNED) {
            throw Refusal.rule("attendance", message("alreadyPlanned"));
        }
        return next(
                Change.ATTENDANCE,
                details.withAttendance(attendance, heldOn).completed(context.today()),
                null,
                context);
    }

    /** Replaces all details. If an open spell gets no {@code confirmedOn}, the present one applies, because only a confirmation raises it. */
    RecordedActivity correct(ActivityDetails corrected, String because, CommandContext context) {
        refuseIfWithdrawn();
        boolean keepsConfirmation = corrected.isOpenSpell()
                && corrected.confirmedOn() == null
                && details.confirmedOn() != null
                && !details.confirmedOn().isBefore(corrected.on());
        ActivityDetails given = keepsConfirmation ? corrected.confirmedOn(details.confirmedOn()) : corrected;
        return next(Change.CORRECTED, given.completed(context.today()), because, context);
    }

    /** Takes the activity back for good. */
    RecordedActivity withdraw(String because, CommandContext context) {
        refuseIfWithdrawn();
        return next(Change.WITHDRAWN, details, because, context);
    }

    private void requireOpenSpell(String field) {
        refuseIfWithdrawn();
        if (details.kind().shape() != ActivityKind.Shape.SPELL) {
            throw Refusal.rule(field, message("notAFieldOfKind", details.kind().name()));
        }
        if (details.until() != null) {
            throw Refusal.conflict(message("spellHasEnded"));
        }
    }

    private void refuseIfWithdrawn() {
        if (isWithdrawn()) {
            throw Refusal.rule("expectedVersion", message("activityWithdrawn"));
        }
    }

    private RecordedActivity next(Change nextChange, ActivityDetails completed, String why, CommandContext context) {
        // A clock that was set back must not reverse the order of versions.
        Instant at = recordedAt.isAfter(context.now()) ? recordedAt : context.now();
        return new RecordedActivity(
                activityId,
                enrolmentId,
                externalId,
                recordingUnit,
                version + 1,
                nextChange,
                completed,
                why,
                at,
                context.user());
    }
}
