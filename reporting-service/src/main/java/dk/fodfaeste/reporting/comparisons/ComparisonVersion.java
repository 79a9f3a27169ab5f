package dk.fodfaeste.reporting.comparisons;

import java.time.Instant;

/**
 * A comparison after a change.
 *
 * @param because why it was withdrawn; null if it was not, or without a reason
 */
record ComparisonVersion(
        ComparisonKey key,
        int version,
        Comparison comparison,
        boolean withdrawn,
        String because,
        Instant recordedAt,
        String recordedBy) {

    boolean hasContent(Comparison content) {
        return !withdrawn && comparison.equals(content);
    }
}
