package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

/** Nobody could find out, however often they tried. */
record Lost(
        @NotNull(message = "is missing") Integer attempts,

        @NotNull(message = "is missing") @PlainText(max = Because.LONGEST)
        String because,

        @NotNull(message = "is missing") Integer expectedVersion) {}
