package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.outcome.LostReason;
import jakarta.validation.constraints.NotNull;

/**
 * Nobody could find out, however often they tried.
 *
 * @param attempts as many as are noted where it is absent
 */
record LostRequest(
        Integer attempts,
        LostReason reason,

        @NotNull(message = "is missing") @PlainText(max = Justification.LONGEST)
        String because,

        @NotNull(message = "is missing") Integer expectedVersion) {}
