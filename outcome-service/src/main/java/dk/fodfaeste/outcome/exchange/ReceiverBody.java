package dk.fodfaeste.outcome.exchange;

import dk.fodfaeste.kit.text.PublicText;
import jakarta.validation.constraints.NotNull;

/**
 * A new receiver.
 *
 * @param name of the register, such as {@code DREAM}
 * @param certificate X.509 in PEM
 */
record ReceiverBody(
        @NotNull(message = "missing") @PublicText(max = 100) String name,

        @NotNull(message = "missing") String certificate) {}
