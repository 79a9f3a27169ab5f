package dk.fodfaeste.reporting.comparisons;

import dk.fodfaeste.reporting.rate.Share;
import java.time.LocalDate;

/**
 * Another group that a figure is compared with.
 *
 * @param label who the group is
 * @param source where the counts were found
 * @param lookedUpOn the day on which they were found
 */
public record Comparison(String label, long successes, long denominator, String source, LocalDate lookedUpOn) {
    public Share rate() {
        return new Share(successes, denominator);
    }
}
