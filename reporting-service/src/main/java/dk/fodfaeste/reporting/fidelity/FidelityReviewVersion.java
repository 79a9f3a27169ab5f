package dk.fodfaeste.reporting.fidelity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A review after a change. The initiative and the day of the review identify it.
 *
 * @param because why it was withdrawn; null if it was not, or without a reason
 */
record FidelityReviewVersion(
        String initiative,
        LocalDate reviewedOn,
        int version,
        FidelityReview review,
        boolean withdrawn,
        String because,
        Instant recordedAt,
        String recordedBy) {

    boolean hasContent(FidelityReview content) {
        return !withdrawn && review.equals(content);
    }
}
