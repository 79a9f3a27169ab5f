package dk.fodfaeste.outcome;

import java.time.LocalDate;

/**
 * What of a follow-up does not depend on the day one asks. It is what the table keeps, and {@link #stateOn} is all that is left to
 * say on a given day.
 *
 * @param anchorOn absent, like the two dates that follow from it, while the exit that it would be is withdrawn
 * @param closesOn the last day on which it is pending: due date plus grace
 * @param needsConfirmation a status answers, but describes a day before the one that is now due
 */
public record DerivedState(
        LocalDate anchorOn,
        LocalDate dueOn,
        LocalDate closesOn,
        boolean cancelled,
        boolean excluded,
        Answer answer,
        boolean needsConfirmation) {

    public State stateOn(LocalDate today) {
        if (cancelled) {
            return State.CANCELLED;
        }
        if (excluded) {
            return State.EXCLUDED;
        }
        if (today.isBefore(dueOn)) {
            return State.NOT_DUE;
        }
        return switch (answer) {
            case RECORDED -> State.RECORDED;
            case LOST -> State.LOST;
            case NONE -> today.isAfter(closesOn) ? State.UNANSWERED : State.PENDING;
        };
    }
}
