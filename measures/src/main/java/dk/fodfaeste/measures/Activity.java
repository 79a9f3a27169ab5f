package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One activity of an enrolment that is not withdrawn. Fields that the kind's shape lacks are null.
 *
 * @param on the first day of a spell, the day a meeting is planned for, the day a milestone was reached
 * @param until the last day of a spell, inclusive; null while it goes on
 * @param confirmedOn the last day an open spell is known to have gone on; null for a spell that has ended
 */
public record Activity(
        ActivityKind kind,
        LocalDate on,
        LocalDate until,
        LocalDate confirmedOn,
        BigDecimal weeklyHours,
        Attendance attendance,
        LocalDate heldOn) {

    public static Activity spell(
            ActivityKind kind, LocalDate on, LocalDate until, LocalDate confirmedOn, BigDecimal weeklyHours) {
        return new Activity(kind, on, until, until == null ? confirmedOn : null, weeklyHours, null, null);
    }

    public static Activity meeting(ActivityKind kind, LocalDate on, Attendance attendance, LocalDate heldOn) {
        LocalDate held = attendance == Attendance.HELD ? (heldOn == null ? on : heldOn) : null;
        return new Activity(kind, on, null, null, null, attendance, held);
    }

    public static Activity milestone(ActivityKind kind, LocalDate on) {
        return new Activity(kind, on, null, null, null, null, null);
    }

    boolean isHeld() {
        return attendance == Attendance.HELD;
    }

    /** The last day that the spell is known to cover. Silence is not success: an open spell ends where it was last confirmed. */
    LocalDate lastKnownDay() {
        if (until != null) {
            return until;
        }
        return confirmedOn == null ? on.minusDays(1) : confirmedOn;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(on) && !day.isAfter(lastKnownDay());
    }

    /** The threshold is inclusive; unknown hours do not reach it; it applies only to kinds that have hours. */
    boolean reaches(BigDecimal minimumWeeklyHours) {
        return minimumWeeklyHours == null
                || !kind.hasHours()
                || (weeklyHours != null && weeklyHours.compareTo(minimumWeeklyHours) >= 0);
    }
}
