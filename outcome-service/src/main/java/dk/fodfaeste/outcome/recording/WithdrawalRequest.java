package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

/** Withdraws the present status or LOST. */
record WithdrawalRequest(
        @NotNull(message = "missing") @PlainText(max = Justification.MAX_LENGTH)
        String because,

        @NotNull(message = "missing") Integer expectedVersion) {

    FollowUpCommand toCommand() {
        return new FollowUpCommand.Withdraw(because.strip(), expectedVersion);
    }
}
