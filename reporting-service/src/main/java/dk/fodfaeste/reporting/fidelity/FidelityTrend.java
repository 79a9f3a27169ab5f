package dk.fodfaeste.reporting.fidelity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The reviews of an initiative over time, each compared with the one before. */
@ApplicationScoped
public class FidelityTrend {
    private final FidelityReviews reviews;

    FidelityTrend(FidelityReviews reviews) {
        this.reviews = reviews;
    }

    /** The latest first; {@link Instant#MAX} for now. */
    public List<ReviewView> knownAt(Instant instant, String initiative) throws SQLException {
        List<FidelityReviewVersion> known = reviews.knownAt(instant, initiative);
        return IntStream.range(0, known.size())
                .mapToObj(place ->
                        ReviewView.of(known.get(place), place + 1 < known.size() ? known.get(place + 1) : null))
                .toList();
    }

    /** The last review by a day, with what was known at an instant; empty if there is none. */
    public Optional<ReviewView> latestBy(LocalDate day, Instant instant, String initiative) throws SQLException {
        return knownAt(instant, initiative).stream()
                .filter(review -> !review.reviewedOn().isAfter(day))
                .findFirst();
    }
}
