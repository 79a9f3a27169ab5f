package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

/** Withdraws an activity. */
record ActivityWithdrawalRequest(
        @NotNull(message = "missing") @PlainText(max = ActivityTexts.MAX_BECAUSE)
        String because,

        @NotNull(message = "missing") Integer expectedVersion) {

    ActivityCommand toCommand() {
        return new ActivityCommand.Withdraw(because.strip(), expectedVersion);
    }
}
