package dk.fodfaeste.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * One version of what is known for one follow-up. Versions are only ever added, counted per enrolment and measure from 1, and the
 * latest holds. Each says when it was recorded and by whom; the day that a status describes is in its situation.
 *
 * @param situation absent when lost or taken back
 * @param attempts how often somebody tried, when lost; absent where an import says only LOST
 * @param lostReason why it is lost, where somebody said so
 * @param dueOn as it was when this was recorded; absent where a status was taken back after the exit had been withdrawn
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

    public boolean lost() {
        return kind == Kind.LOST;
    }

    /** Whether somebody who says this says what this version says. No date means the due date, as it was then. */
    public boolean says(Situation said) {
        return kind.isStatus()
                && said.on(null).equals(situation.on(null))
                && situation.statusDate().equals(Objects.requireNonNullElse(said.statusDate(), dueOn));
    }
}
