package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.web.CodeWords;
import dk.fodfaeste.kit.web.Say;
import dk.fodfaeste.reporting.economy.Amounts;
import dk.fodfaeste.reporting.economy.EarlierGrants;
import dk.fodfaeste.reporting.economy.EconomyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of amounts as a page prints it: words and numbers in the language of the request.
 *
 * @param labels what the columns before the years are called
 */
record Printed(String caption, List<String> labels, List<Integer> years, List<Row> rows) {
    private static final String NOTHING_SAID = "–";

    /** @param isSum whether it is the last row, which adds up the others */
    record Row(String head, List<String> labels, List<String> numbers, boolean isSum) {}

    static Printed of(EconomyTable table) {
        List<Row> rows = new ArrayList<>(table.rows().stream()
                .map(row -> row(
                        row.activity(),
                        List.of(row.administration(), orNothing(row.steeringArea())),
                        table.years(),
                        row.amounts()))
                .toList());
        rows.add(sum(2, table.years(), table.sums()));
        return new Printed(
                MoneyInWords.caption(table),
                List.of(
                        Say.say("Aktivitet", "Activity"),
                        Say.say("Forvaltning", "Administration"),
                        Say.say("Styringsområde", "Steering area")),
                table.years(),
                rows);
    }

    static Printed technical(EconomyTable table) {
        List<Row> rows = new ArrayList<>(table.technical().stream()
                .map(row -> row(
                        orNothing(row.committee()),
                        List.of(orNothing(row.grantNumber()), CodeWords.word(row.sign())),
                        table.years(),
                        row.amounts()))
                .toList());
        rows.add(sum(2, table.years(), table.sums()));
        return new Printed(
                MoneyInWords.caption(table),
                List.of(
                        Say.say("Udvalg", "Committee"),
                        Say.say("Bevilling", "Grant"),
                        Say.say("Indtægt/udgift", "Income/expense")),
                table.years(),
                rows);
    }

    /** Its sums may add unlike prices; then the last row says so. */
    static Printed of(EarlierGrants earlier) {
        List<Row> rows = new ArrayList<>(earlier.rows().stream()
                .map(row -> row(
                        row.budgetAgreement(),
                        List.of(row.document(), MoneyInWords.prices(row.priceLevel())),
                        earlier.years(),
                        row.amounts()))
                .toList());
        Row sum = sum(2, earlier.years(), earlier.sums());
        rows.add(
                earlier.mixesPriceLevels()
                        ? new Row(
                                Say.say(
                                        "I alt, på tværs af prisniveauer, som ikke er ens",
                                        "In all, over price levels that are not alike"),
                                sum.labels(),
                                sum.numbers(),
                                true)
                        : sum);
        return new Printed(
                Say.say("Tidligere afsatte midler (1.000 kr.)", "Earlier grants (DKK 1,000)"),
                List.of(
                        Say.say("Budgetaftale", "Budget agreement"),
                        Say.say("Dokument", "Document"),
                        Say.say("Prisniveau", "Price level")),
                earlier.years(),
                rows);
    }

    private static Row row(String head, List<String> labels, List<Integer> years, Amounts amounts) {
        return new Row(head, labels, numbers(years, amounts), false);
    }

    private static Row sum(int blanks, List<Integer> years, Amounts amounts) {
        return new Row(
                Say.say("I alt", "In all"),
                Stream.generate(() -> "").limit(blanks).toList(),
                numbers(years, amounts),
                true);
    }

    private static List<String> numbers(List<Integer> years, Amounts amounts) {
        return Stream.concat(
                        years.stream()
                                .map(year -> amounts.in(year) == null ? NOTHING_SAID : Say.count(amounts.in(year))),
                        Stream.of(Say.count(amounts.total())))
                .toList();
    }

    private static String orNothing(String text) {
        return text == null ? NOTHING_SAID : text;
    }
}
