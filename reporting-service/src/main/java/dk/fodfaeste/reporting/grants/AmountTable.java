package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.grants.calculation.EarlierGrants;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.YearlyAmounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of amounts as it is printed, with words in the language of the request. Amounts are 1,000 DKK, expenses less income.
 *
 * @param labels what the three columns before the years are called
 */
public record AmountTable(String caption, List<String> labels, List<Integer> years, List<Row> rows) {

    /**
     * One of its rows.
     *
     * @param labels two, null where nothing is said
     * @param amounts those of the years, null where there is none, and at last their sum
     * @param isSum whether it is the last row, which adds up the others
     */
    public record Row(String head, List<String> labels, List<Long> amounts, boolean isSum) {}

    /** Activities, each with who runs it. */
    public static AmountTable of(EconomyTable table) {
        List<Row> rows = new ArrayList<>(table.rows().stream()
                .map(row -> row(row.activity(), row.administration(), row.steeringArea(), table.years(), row.amounts()))
                .toList());
        rows.add(sum(DisplayText.say("I alt", "In all"), table.years(), table.sums()));
        return new AmountTable(
                EconomyText.caption(table),
                List.of(
                        DisplayText.say("Aktivitet", "Activity"),
                        DisplayText.say("Forvaltning", "Administration"),
                        DisplayText.say("Styringsområde", "Steering area")),
                table.years(),
                rows);
    }

    /** What the politicians grant: committee, grant number and sign. */
    public static AmountTable technical(EconomyTable table) {
        List<Row> rows = new ArrayList<>(table.technical().stream()
                .map(row -> row(
                        row.committee(), row.grantNumber(), CodeLabels.label(row.sign()), table.years(), row.amounts()))
                .toList());
        rows.add(sum(DisplayText.say("I alt", "In all"), table.years(), table.sums()));
        return new AmountTable(
                EconomyText.caption(table),
                List.of(
                        DisplayText.say("Udvalg", "Committee"),
                        DisplayText.say("Bevilling", "Grant"),
                        DisplayText.say("Indtægt/udgift", "Income/expense")),
                table.years(),
                rows);
    }

    /** Its sums may add unlike prices; then the last row says so. */
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
                                "In all, over price levels that are not alike")
                        : DisplayText.say("I alt", "In all"),
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
        return new Row(head, Arrays.asList(first, second), inYears(years, amounts), false);
    }

    private static Row sum(String head, List<Integer> years, YearlyAmounts amounts) {
        return new Row(head, List.of("", ""), inYears(years, amounts), true);
    }

    private static List<Long> inYears(List<Integer> years, YearlyAmounts amounts) {
        return Stream.concat(years.stream().map(amounts::in), Stream.of(amounts.total()))
                .toList();
    }
}
