package dk.fodfaeste.reporting.comparisons;

import dk.fodfaeste.kit.text.PublicText;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * A comparison in a request. {@link EnteringComparisons} has the rules beyond types and lengths.
 *
 * @param expectedVersion the version that the sender saw; optional
 */
record ComparisonBody(
        @NotNull(message = "missing") @PublicText(max = 200) String label,

        @NotNull(message = "missing") Long successes,
        @NotNull(message = "missing") Long denominator,

        @NotNull(message = "missing") @PublicText(max = 500) String source,

        @NotNull(message = "missing") LocalDate lookedUpOn,
        Integer expectedVersion) {

    Comparison comparison() {
        return new Comparison(label.strip(), successes, denominator, source.strip(), lookedUpOn);
    }

    /**
     * The end of a comparison.
     *
     * @param because optional, like {@code expectedVersion}
     */
    record Withdrawal(@PublicText(max = 1_000) String because, Integer expectedVersion) {
        String justification() {
            return because == null ? null : because.strip();
        }
    }
}
