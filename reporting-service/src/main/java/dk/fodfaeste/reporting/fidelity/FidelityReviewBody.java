package dk.fodfaeste.reporting.fidelity;

import dk.fodfaeste.kit.text.PublicText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;

/**
 * A review in a request. {@link EnteringFidelityReviews} has the rules beyond types and lengths.
 *
 * @param unit that the reviewers belong to
 * @param scores an item that is missing, or has no score, was not scored
 * @param expectedVersion the version that the sender saw; optional
 */
record FidelityReviewBody(
        @NotNull(message = "missing") @PublicText(max = 200) String unit,

        @NotNull(message = "missing") @Valid List<@NotNull(message = "missing") ScoreBody> scores,

        Integer expectedVersion) {

    /** @param remark optional, like {@code score} */
    record ScoreBody(
            @NotNull(message = "missing") FidelityItem item,
            Integer score,
            @PublicText(max = 1_000) String remark) {
        ItemScore score(String stripped) {
            return new ItemScore(item, score, stripped);
        }
    }

    List<ItemScore> itemScores() {
        return scores.stream()
                .map(each -> each.score(
                        Objects.isNull(each.remark()) ? null : each.remark().strip()))
                .toList();
    }

    /**
     * The end of a review, for example of one that was entered for the wrong day.
     *
     * @param because optional, like {@code expectedVersion}
     */
    record Withdrawal(@PublicText(max = 1_000) String because, Integer expectedVersion) {
        String justification() {
            return because == null ? null : because.strip();
        }
    }
}
