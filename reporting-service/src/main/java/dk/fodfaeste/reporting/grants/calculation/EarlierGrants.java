package dk.fodfaeste.reporting.grants.calculation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All granted money by budget agreement and year ("Tidligere afsatte midler" in the budget notes).
 *
 * @param priceLevels if there are several, {@code sums} adds amounts in different prices, and every view of it says so
 */
public record EarlierGrants(List<Integer> years, List<Row> rows, YearlyAmounts sums, List<Integer> priceLevels) {

    /** What one agreement granted in one price level. */
    public record Row(String budgetAgreement, String document, int priceLevel, YearlyAmounts amounts) {}

    private record GroupKey(String budgetAgreement, String document, int priceLevel) {}

    /** @param lines granted or not; only the granted ones are used */
    public static EarlierGrants among(Collection<GrantLine> lines) {
        List<GrantLine> granted = lines.stream().filter(GrantLine::isGranted).toList();
        List<Row> rows = granted.stream()
                .collect(Collectors.groupingBy(
                        line -> new GroupKey(line.budgetAgreement(), line.document(), line.priceLevel())))
                .entrySet()
                .stream()
                .map(group -> new Row(
                        group.getKey().budgetAgreement(),
                        group.getKey().document(),
                        group.getKey().priceLevel(),
                        YearlyAmounts.of(group.getValue())))
                .sorted(Comparator.comparing(Row::budgetAgreement)
                        .thenComparing(Row::document)
                        .thenComparing(Row::priceLevel))
                .toList();
        YearlyAmounts sums = YearlyAmounts.of(granted);
        return new EarlierGrants(List.copyOf(sums.byYear().keySet()), rows, sums, PriceLevels.of(granted));
    }

    public boolean mixesPriceLevels() {
        return priceLevels.size() > 1;
    }
}
