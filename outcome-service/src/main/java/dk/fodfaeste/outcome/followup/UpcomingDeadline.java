package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.measures.ActivityKind;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A meeting that must be held before a deadline.
 *
 * @param measure code of the measure
 * @param dueOn the deadline; it may have passed
 */
public record UpcomingDeadline(
        UUID enrolmentId, String initiative, String consultant, String measure, ActivityKind meeting, LocalDate dueOn) {

    public boolean hasPassed(LocalDate today) {
        return dueOn.isBefore(today);
    }
}
