package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.outcome.LostReason;
import jakarta.validation.constraints.NotNull;

/**
 * Marks the person as lost.
 *
 * @param attempts null for the number of noted attempts
 */
record LostRequest(
        Integer attempts,
        LostReason reason,

        @NotNull(message = "missing") @PlainText(max = Justification.MAX_LENGTH)
        String because,

        @NotNull(message = "missing") Integer expectedVersion) {

    FollowUpCommand toCommand() {
        return new FollowUpCommand.MarkLost(attempts, reason, because.strip(), expectedVersion);
    }
}
