package dk.fodfaeste.reporting.fidelity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A review, compared with the one before.
 *
 * @param total 25 to 125; null if the score of an item is missing, like {@code band}
 * @param missing the items without a score
 * @param previousOn the day of the review before; null if there is none
 * @param change of the total since then; null if a total is missing
 */
public record ReviewView(
        String initiative,
        LocalDate reviewedOn,
        String unit,
        @Schema(nullable = true) Integer total,
        @Schema(nullable = true) FidelityBand band,
        List<FidelityItem> missing,
        @Schema(nullable = true) LocalDate previousOn,
        @Schema(nullable = true) Integer change,
        List<ScoreView> scores,
        int version) {

    /**
     * @param score 1 to 5; null if the item was not scored
     * @param change since the review before; null if a score is missing
     */
    public record ScoreView(
            FidelityGroup group,
            FidelityItem item,
            @Schema(nullable = true) Integer score,
            @Schema(nullable = true) Integer change,
            @Schema(nullable = true) String remark) {}

    /** The items of a group of the scale. */
    public record GroupView(FidelityGroup group, List<ScoreView> scores) {}

    public List<GroupView> groups() {
        return Stream.of(FidelityGroup.values())
                .map(group -> new GroupView(
                        group,
                        scores.stream().filter(score -> score.group() == group).toList()))
                .toList();
    }

    /** @param previous null if there is none */
    static ReviewView of(FidelityReviewVersion version, FidelityReviewVersion previous) {
        FidelityReview review = version.review();
        Optional<FidelityReview> before = Optional.ofNullable(previous).map(FidelityReviewVersion::review);
        return new ReviewView(
                version.initiative(),
                version.reviewedOn(),
                review.unit(),
                review.total().orElse(null),
                review.band().orElse(null),
                review.missing(),
                previous == null ? null : previous.reviewedOn(),
                difference(
                        review.total().orElse(null),
                        before.flatMap(FidelityReview::total).orElse(null)),
                review.scores().stream()
                        .map(each -> new ScoreView(
                                each.item().group(),
                                each.item(),
                                each.score(),
                                difference(
                                        each.score(),
                                        before.map(found -> found.score(each.item()))
                                                .orElse(null)),
                                each.remark()))
                        .toList(),
                version.version());
    }

    private static Integer difference(Integer now, Integer before) {
        return now == null || before == null ? null : Integer.valueOf(now - before);
    }
}
