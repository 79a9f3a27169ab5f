package dk.fodfaeste.reporting.fidelity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the reviewers found.
 *
 * @param unit that they belong to
 * @param scores all items in the order of the scale, also those that were not scored
 */
record FidelityReview(String unit, List<ItemScore> scores) {

    /** @param given at most one score of each item */
    static FidelityReview of(String unit, Collection<ItemScore> given) {
        Map<FidelityItem, ItemScore> byItem =
                given.stream().collect(Collectors.toMap(ItemScore::item, Function.identity()));
        return new FidelityReview(
                unit,
                Stream.of(FidelityItem.values())
                        .map(item -> byItem.getOrDefault(item, new ItemScore(item, null, null)))
                        .toList());
    }

    List<FidelityItem> missing() {
        return scores.stream()
                .filter(each -> each.score() == null)
                .map(ItemScore::item)
                .toList();
    }

    /** The sum of all scores, 25 to 125. Empty if a score is missing: a sum of fewer items cannot be compared with the bands. */
    Optional<Integer> total() {
        return missing().isEmpty()
                ? Optional.of(scores.stream().mapToInt(ItemScore::score).sum())
                : Optional.empty();
    }

    /** For templates. */
    public Integer totalOrNull() {
        return total().orElse(null);
    }

    Optional<FidelityBand> band() {
        return total().map(FidelityBand::of);
    }

    Integer score(FidelityItem item) {
        return scores.get(item.ordinal()).score();
    }

    boolean isEmpty() {
        return scores.stream().map(ItemScore::score).allMatch(Objects::isNull);
    }
}
