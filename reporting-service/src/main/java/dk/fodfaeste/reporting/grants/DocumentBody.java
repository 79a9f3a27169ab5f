package dk.fodfaeste.reporting.grants;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A document as it shall be from now on, whole.
 *
 * @param expectedVersion the version that the sender saw; 0 where there is none yet
 * @param statedTotals none where they are left out
 */
record DocumentBody(
        @NotNull Integer expectedVersion,
        @NotNull @Size(max = GrantRules.MOST_LINES) List<@NotNull @Valid LineBody> lines,
        @Size(max = GrantRules.MOST_TOTALS) List<@NotNull @Valid TotalBody> statedTotals) {
    DocumentBody {
        statedTotals = statedTotals == null ? List.of() : statedTotals;
    }
}
