package dk.fodfaeste.reporting.grants;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * A document as it shall be from now on, whole.
 *
 * @param expectedVersion the version that the sender saw; 0 where there is none yet
 * @param statedTotals none where they are left out
 */
record DocumentBody(
        @NotNull Integer expectedVersion,
        @NotNull List<@NotNull @Valid GrantLineBody> lines,
        List<@NotNull @Valid StatedTotalBody> statedTotals) {
    DocumentBody {
        statedTotals = statedTotals == null ? List.of() : statedTotals;
    }
}
