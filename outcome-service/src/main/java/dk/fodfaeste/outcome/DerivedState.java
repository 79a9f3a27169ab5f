package dk.fodfaeste.outcome;

import dk.fodfaeste.measures.Settlement;
import java.time.LocalDate;
import java.util.List;

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
        var question = new dk.fodfaeste.measures.FollowUp(
                null, anchorOn, dueOn, closesOn, settlement(), false, needsConfirmation, null, List.of());
        return State.of(question.stateOn(today));
    }

    private Settlement settlement() {
        if (excluded) {
            return Settlement.EXCLUDED;
        }
        return switch (answer) {
            case RECORDED -> Settlement.ANSWERED;
            case LOST -> Settlement.LOST;
            case NONE -> Settlement.OPEN;
        };
    }
}
