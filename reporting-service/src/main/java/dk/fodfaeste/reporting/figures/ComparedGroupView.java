package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.comparisons.Comparison;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.rate.RateDifference;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The JSON form of a comparison beside a figure. It never changes the verdict.
 *
 * @param difference the figure's rate less that of the group, in percentage points; null if the figure has no rate
 * @param differenceInterval 95 %; null if the figure has no interval
 */
public record ComparedGroupView(
        String label,
        long successes,
        long denominator,
        String source,
        LocalDate lookedUpOn,
        BigDecimal percent,
        @Schema(nullable = true) BigDecimal difference,
        @Schema(nullable = true) Interval differenceInterval) {

    /**
     * Null if the figure has no comparison.
     *
     * @param hasInterval whether the figure has an interval: without one its answers are not independent, and the difference has none either
     */
    static ComparedGroupView of(DisclosedFigure figure, boolean hasInterval) {
        return figure.comparison()
                .map(comparison -> of(comparison, figure.figure(), hasInterval))
                .orElse(null);
    }

    private static ComparedGroupView of(Comparison comparison, Figure figure, boolean hasInterval) {
        RateDifference difference = new RateDifference(figure.rate(), comparison.rate());
        return new ComparedGroupView(
                comparison.label(),
                comparison.successes(),
                comparison.denominator(),
                comparison.source(),
                comparison.lookedUpOn(),
                comparison.rate().percent().orElseThrow(),
                difference.points().orElse(null),
                hasInterval ? difference.interval().orElse(null) : null);
    }
}
