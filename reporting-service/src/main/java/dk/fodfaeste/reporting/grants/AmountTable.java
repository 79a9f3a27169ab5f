package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.grants.calculation.EarlierGrants;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.YearlyAmounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A table of amounts for pages and reports, with labels in the language of the request. Amounts are 1,000 DKK, expenses less income.
 *
 * @param labels of the columns before the years: three, or four with full-time equivalents
 */
public record AmountTable(String caption, List<String> labels, List<Integer> years, List<Row> rows) {

    /**
     * One of its rows.
     *
     * @param labels of the columns after the head, null for an empty cell
     * @param amounts of the years, null for an empty cell, and last their sum
     * @param isSum whether the row is the sum of the rows above
     */
    public record Row(String head, List<String> labels, List<Long> amounts, boolean isSum) {}

    /** The budget items, with administration and steering area, and full-time equivalents if the note states any. */
    public static AmountTable of(EconomyTable table) {
        boolean hasStaff =
                table.rows().stream().anyMatch(row -> !row.fullTimeEquivalents().isEmpty());
        List<Row> rows = new ArrayList<>(
                table.rows().stream().map(row -> row(row, table, hasStaff)).toList());
        List<String> empty = new ArrayList<>(List.of("", ""));
        List<String> labels = new ArrayList<>(List.of(
                DisplayText.say("Budgetpost", "Budget item"),
                DisplayText.say("Forvaltning", "Administration"),
                DisplayText.say("Styringsområde", "Steering area")));
        if (hasStaff) {
            labels.add(DisplayText.say("Årsværk", "Full-time equivalents"));
            empty.add(EconomyText.fullTimeEquivalents(staff(table), table.years()));
        }
        rows.add(new Row(DisplayText.say("I alt", "Total"), empty, amounts(table.years(), table.sums()), true));
        return new AmountTable(EconomyText.caption(table), labels, table.years(), rows);
    }

    private static Row row(EconomyTable.Row row, EconomyTable table, boolean hasStaff) {
        List<String> labels = new ArrayList<>(Arrays.asList(row.administration(), row.steeringArea()));
        if (hasStaff) {
            labels.add(EconomyText.fullTimeEquivalents(row.fullTimeEquivalents(), table.years()));
        }
        return new Row(row.budgetItem(), labels, amounts(table.years(), row.amounts()), false);
    }

    private static SortedMap<Integer, BigDecimal> staff(EconomyTable table) {
        SortedMap<Integer, BigDecimal> sums = new TreeMap<>();
        table.rows()
                .forEach(row ->
                        row.fullTimeEquivalents().forEach((year, number) -> sums.merge(year, number, BigDecimal::add)));
        return sums;
    }

    /** The technical table of the note: committee, grant number and sign. */
    public static AmountTable technical(EconomyTable table) {
        List<Row> rows = new ArrayList<>(table.technical().stream()
                .map(row -> row(
                        row.committee(), row.grantNumber(), CodeLabels.label(row.sign()), table.years(), row.amounts()))
                .toList());
        rows.add(sum(DisplayText.say("I alt", "Total"), table.years(), table.sums()));
        return new AmountTable(
                EconomyText.caption(table),
                List.of(
                        DisplayText.say("Udvalg", "Committee"),
                        DisplayText.say("Bevilling", "Grant"),
                        DisplayText.say("Indtægt/udgift", "Income/expense")),
                table.years(),
                rows);
    }

    /** The last row says so if its sums add different prices. */
    public static AmountTable of(EarlierGrants earlier) {
        List<Row> rows = new ArrayList<>(earlier.rows().stream()
                .map(row -> row(
                        row.budgetAgreement(),
                        row.document(),
                        EconomyText.prices(row.priceLevel()),
                        earlier.years(),
                        row.amounts()))
                .toList());
        rows.add(sum(
                earlier.mixesPriceLevels()
                        ? DisplayText.say(
                                "I alt, på tværs af prisniveauer, som ikke er ens",
                                "Total, across different price levels")
                        : DisplayText.say("I alt", "Total"),
                earlier.years(),
                earlier.sums()));
        return new AmountTable(
                DisplayText.say("Tidligere afsatte midler (1.000 kr.)", "Earlier grants (DKK 1,000)"),
                List.of(
                        DisplayText.say("Budgetaftale", "Budget agreement"),
                        DisplayText.say("Dokument", "Document"),
                        DisplayText.say("Prisniveau", "Price level")),
                earlier.years(),
                rows);
    }

    private static Row row(String head, String first, String second, List<Integer> years, YearlyAmounts amounts) {
        return new Row(head, Arrays.asList(first, second), amounts(years, amounts), false);
    }

    private static Row sum(String head, List<Integer> years, YearlyAmounts amounts) {
        return new Row(head, List.of("", ""), amounts(years, amounts), true);
    }

    private static List<Long> amounts(List<Integer> years, YearlyAmounts amounts) {
        return Stream.concat(years.stream().map(amounts::in), Stream.of(amounts.total()))
                .toList();
    }
}
