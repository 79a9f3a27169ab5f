package dk.fodfaeste.reporting.grants.calculation;

import java.util.List;

/**
 * A stated total that the document's own lines do not add up to. Both numbers are shown, and neither side is taken.
 *
 * @param computed what the lines add up to; 0 where there is none of them
 * @param difference stated less computed
 * @param lines how many were added
 * @param priceLevels of these lines; where there are several, even the computed sum adds unlike prices
 */
public record TotalDifference(StatedTotal stated, long computed, long difference, int lines, List<Integer> priceLevels) {

    /** Of the totals that are stated, those that differ, in their order. */
    public static List<TotalDifference> among(List<StatedTotal> totals, List<GrantLine> lines) {
        return totals.stream()
                .map(total -> of(total, lines.stream().filter(total::isOf).toList()))
                .filter(each -> each.difference != 0)
                .toList();
    }

    private static TotalDifference of(StatedTotal stated, List<GrantLine> lines) {
        long computed = lines.stream().mapToLong(GrantLine::signed).sum();
        return new TotalDifference(stated, computed, stated.amount() - computed, lines.size(), PriceLevels.of(lines));
    }
}
