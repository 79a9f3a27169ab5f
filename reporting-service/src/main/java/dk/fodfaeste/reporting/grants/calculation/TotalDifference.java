package dk.fodfaeste.reporting.grants.calculation;

import java.util.List;

/**
 * A total stated by a document that differs from the sum of the document's lines. Both numbers are shown; neither is chosen as the right one.
 *
 * @param computed sum of the lines; 0 if there are none
 * @param difference stated less computed
 * @param lines number of lines added
 * @param priceLevels of these lines; if there are several, the computed sum adds amounts in different prices
 */
public record TotalDifference(
        StatedTotal stated, long computed, long difference, int lines, List<Integer> priceLevels) {

    /** The stated totals that differ, in their order. */
    public static List<TotalDifference> among(List<StatedTotal> totals, List<GrantLine> lines) {
        return totals.stream()
                .map(total -> of(total, lines.stream().filter(total::covers).toList()))
                .filter(each -> each.difference != 0)
                .toList();
    }

    private static TotalDifference of(StatedTotal stated, List<GrantLine> lines) {
        long computed = lines.stream().mapToLong(GrantLine::signed).sum();
        return new TotalDifference(stated, computed, stated.amount() - computed, lines.size(), PriceLevels.of(lines));
    }
}
