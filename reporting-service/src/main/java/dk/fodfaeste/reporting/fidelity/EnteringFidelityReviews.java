package dk.fodfaeste.reporting.fidelity;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Enters, corrects and withdraws fidelity reviews. Repeating a command changes nothing. */
@ApplicationScoped
class EnteringFidelityReviews {
    private static final int LOWEST = 1;
    private static final int HIGHEST = 5;

    private final FidelityReviews reviews;
    private final Caller caller;
    private final Clock clock;

    EnteringFidelityReviews(FidelityReviews reviews, Caller caller, Clock clock) {
        this.reviews = reviews;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param expectedVersion the version that the sender saw, 0 if there was none; null to write over any
     * @throws Refusal 422 if the day lies ahead, a score is not 1 to 5, an item occurs twice or none is scored
     */
    @Transactional
    void enter(String initiative, LocalDate reviewedOn, String unit, List<ItemScore> scores, Integer expectedVersion)
            throws SQLException {
        check(reviewedOn, scores);
        FidelityReview review = FidelityReview.of(unit.strip(), scores);
        Optional<FidelityReviewVersion> present = present(initiative, reviewedOn);
        if (present.filter(version -> version.hasContent(review)).isPresent()) {
            return;
        }
        requireCurrent(present, expectedVersion);
        reviews.add(next(initiative, reviewedOn, present, review, false, null));
    }

    /** @throws Refusal 404 if there is no such review */
    @Transactional
    void withdraw(String initiative, LocalDate reviewedOn, String because, Integer expectedVersion)
            throws SQLException {
        FidelityReviewVersion present =
                present(initiative, reviewedOn).orElseThrow(() -> Refusal.notFound("fidelity review"));
        if (present.withdrawn()) {
            return;
        }
        requireCurrent(Optional.of(present), expectedVersion);
        reviews.add(next(initiative, reviewedOn, Optional.of(present), present.review(), true, because));
    }

    private Optional<FidelityReviewVersion> present(String initiative, LocalDate reviewedOn) throws SQLException {
        return reviews.history(initiative, reviewedOn).stream().findFirst();
    }

    private static void requireCurrent(Optional<FidelityReviewVersion> present, Integer expectedVersion) {
        int version = present.map(FidelityReviewVersion::version).orElse(0);
        if (expectedVersion != null && expectedVersion != version) {
            throw Refusal.stale(expectedVersion, version);
        }
    }

    private void check(LocalDate reviewedOn, List<ItemScore> scores) {
        List<Violation> broken = new ArrayList<>();
        if (reviewedOn.isAfter(LocalDate.now(clock))) {
            broken.add(new Violation("date", message("liesAhead")));
        }
        Set<FidelityItem> seen = EnumSet.noneOf(FidelityItem.class);
        for (int place = 0; place < scores.size(); place++) {
            ItemScore each = scores.get(place);
            if (!seen.add(each.item())) {
                broken.add(new Violation("scores[" + place + "].item", message("itemTwice")));
            }
            if (each.score() != null && (each.score() < LOWEST || each.score() > HIGHEST)) {
                broken.add(new Violation("scores[" + place + "].score", message("notBetween", LOWEST, HIGHEST)));
            }
        }
        if (broken.isEmpty() && FidelityReview.of("", scores).isEmpty()) {
            broken.add(new Violation("scores", message("noScore")));
        }
        if (!broken.isEmpty()) {
            throw Refusal.rule(broken);
        }
    }

    private FidelityReviewVersion next(
            String initiative,
            LocalDate reviewedOn,
            Optional<FidelityReviewVersion> present,
            FidelityReview review,
            boolean withdrawn,
            String because) {
        return new FidelityReviewVersion(
                initiative,
                reviewedOn,
                present.map(FidelityReviewVersion::version).orElse(0) + 1,
                review,
                withdrawn,
                because,
                Clocks.notBefore(
                        clock, present.map(FidelityReviewVersion::recordedAt).orElse(null)),
                caller.user());
    }
}
