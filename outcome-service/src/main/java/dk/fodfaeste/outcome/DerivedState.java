package dk.fodfaeste.outcome;

import java.time.LocalDate;

/**
 * The part of a follow-up that does not depend on today. It is stored in the table {@code follow_ups}; {@link #stateOn} adds the day.
 *
 * @param anchorOn null, like the two dates derived from it, while the exit is withdrawn
 * @param closesOn the last day on which it is pending: due date plus grace
 * @param needsConfirmation a status answers but describes a day before the present due date
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
