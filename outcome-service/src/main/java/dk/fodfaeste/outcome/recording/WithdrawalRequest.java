package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

/** The present status or LOST was a mistake. */
record WithdrawalRequest(
        @NotNull(message = "is missing") @PlainText(max = Justification.LONGEST)
        String because,

        @NotNull(message = "is missing") Integer expectedVersion) {}
