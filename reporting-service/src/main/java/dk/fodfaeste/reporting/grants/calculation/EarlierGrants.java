package dk.fodfaeste.reporting.grants.calculation;

import dk.fodfaeste.reporting.grants.calculation.YearlyAmounts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tidligere afsatte midler: what has been granted, by budget agreement and year.
 *
 * @param priceLevels where there are several, {@code sums} adds amounts in unlike prices, and whoever shows them says so
 */
public record EarlierGrants(List<Integer> years, List<Row> rows, YearlyAmounts sums, List<Integer> priceLevels) {

    /** What one agreement granted in one price level. */
    public record Row(String budgetAgreement, String document, int priceLevel, YearlyAmounts amounts) {}

    private record Of(String budgetAgreement, String document, int priceLevel) {}

    /** Of whatever lines; those that are not granted are passed over. */
    public static EarlierGrants among(Collection<GrantLine> lines) {
        List<GrantLine> granted = lines.stream().filter(GrantLine::isGranted).toList();
        List<Row> rows = granted.stream()
                .collect(Collectors.groupingBy(
                        line -> new Of(line.budgetAgreement(), line.document(), line.priceLevel())))
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
