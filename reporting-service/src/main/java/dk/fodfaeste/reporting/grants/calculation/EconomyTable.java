package dk.fodfaeste.reporting.grants.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The economy table of a budget note: a row for each budget item, a column for each year, and the total ("I alt"). A table has one price level;
 * lines in other prices have their own table, so that no sum adds amounts in different prices.
 *
 * @param years of its lines, in order
 * @param sums of the columns and of the whole table
 * @param technical the same lines grouped as in the note's technical table
 */
public record EconomyTable(
        String budgetAgreement,
        String document,
        GrantStage standing,
        @Schema(nullable = true) String scenario,
        int priceLevel,
        List<Integer> years,
        List<Row> rows,
        YearlyAmounts sums,
        List<TechnicalRow> technical) {

    /**
     * One budget item of one administration.
     *
     * @param fullTimeEquivalents by year; without the years for which the note states none
     */
    public record Row(
            String initiative,
            String budgetItem,
            String administration,
            @Schema(nullable = true) String steeringArea,
            YearlyAmounts amounts,
            SortedMap<Integer, BigDecimal> fullTimeEquivalents) {
        /** Reports from before full-time equivalents existed have none. */
        public Row {
            fullTimeEquivalents = fullTimeEquivalents == null
                    ? new TreeMap<>()
                    : Collections.unmodifiableSortedMap(new TreeMap<>(fullTimeEquivalents));
        }
    }

    /** Committee (Udvalg), grant number (Bevilling), sign (Indtægt/udgift). */
    public record TechnicalRow(
            @Schema(nullable = true) String committee,
            @Schema(nullable = true) String grantNumber,
            Sign sign,
            YearlyAmounts amounts) {}

    /** Of whatever lines; granted before applied for, within it by agreement, document, scenario and price level. */
    public static List<EconomyTable> of(Collection<GrantLine> lines) {
        return grouped(
                        lines,
                        line -> List.of(
                                line.budgetAgreement(),
                                line.document(),
                                line.standing(),
                                GrantLine.blank(line.scenario()),
                                line.priceLevel()))
                .stream()
                .map(EconomyTable::table)
                .sorted(Comparator.comparing(EconomyTable::standing)
                        .reversed()
                        .thenComparing(EconomyTable::budgetAgreement)
                        .thenComparing(EconomyTable::document)
                        .thenComparing(table -> GrantLine.blank(table.scenario()))
                        .thenComparing(EconomyTable::priceLevel))
                .toList();
    }

    private static EconomyTable table(List<GrantLine> lines) {
        GrantLine any = lines.getFirst();
        List<Row> rows = grouped(
                        lines,
                        line -> List.of(
                                line.initiative(),
                                line.budgetItem(),
                                line.administration(),
                                GrantLine.blank(line.steeringArea())))
                .stream()
                .map(row -> new Row(
                        row.getFirst().initiative(),
                        row.getFirst().budgetItem(),
                        row.getFirst().administration(),
                        row.getFirst().steeringArea(),
                        YearlyAmounts.of(row),
                        FullTimeEquivalents.byYear(row)))
                .toList();
        List<TechnicalRow> technical = grouped(
                        lines,
                        line -> List.of(
                                GrantLine.blank(line.committee()), GrantLine.blank(line.grantNumber()), line.sign()))
                .stream()
                .map(row -> new TechnicalRow(
                        row.getFirst().committee(),
                        row.getFirst().grantNumber(),
                        row.getFirst().sign(),
                        YearlyAmounts.of(row)))
                .toList();
        YearlyAmounts sums = YearlyAmounts.of(lines);
        return new EconomyTable(
                any.budgetAgreement(),
                any.document(),
                any.standing(),
                any.scenario(),
                any.priceLevel(),
                List.copyOf(sums.byYear().keySet()),
                rows,
                sums,
                technical);
    }

    /** The groups in the order of their first lines. */
    private static List<List<GrantLine>> grouped(Collection<GrantLine> lines, Function<GrantLine, List<Object>> by) {
        Map<List<Object>, List<GrantLine>> groups =
                lines.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
        return new ArrayList<>(groups.values());
    }
}
