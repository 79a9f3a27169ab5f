package dk.fodfaeste.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * One version of what is known about one follow-up. Versions are only added; they count from 1 for each enrolment and measure, and the latest
 * applies. {@code recordedAt} is the time of entry; the day that a status describes is in its situation.
 *
 * @param situation null if lost or withdrawn
 * @param attempts number of attempts, if lost; null if an import states only LOST
 * @param lostReason why it is lost, if stated
 * @param dueOn the due date when this was recorded; null if a status was withdrawn after the exit was
 * @param exitNumber the exit that this answers
 */
public record Outcome(
        UUID enrolmentId,
        String measure,
        int version,
        Kind kind,
        Situation situation,
        Integer attempts,
        LostReason lostReason,
        String because,
        LocalDate dueOn,
        int exitNumber,
        Instant recordedAt,
        String recordedBy) {

    /** What a version does to the follow-up. */
    public enum Kind {
        RECORDED,
        CORRECTED,
        LOST,
        WITHDRAWN;

        boolean isStatus() {
            return switch (this) {
                case RECORDED, CORRECTED -> true;
                case LOST, WITHDRAWN -> false;
            };
        }
    }

    public boolean isLost() {
        return kind == Kind.LOST;
    }

    /** Whether this version records the same situation. A situation without a date means the due date at the time of this version. */
    public boolean matches(Situation other) {
        return kind.isStatus()
                && other.withDate(null).equals(situation.withDate(null))
                && situation.statusDate().equals(Objects.requireNonNullElse(other.statusDate(), dueOn));
    }
}
