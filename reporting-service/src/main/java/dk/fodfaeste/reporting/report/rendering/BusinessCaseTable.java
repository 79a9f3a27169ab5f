package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.reporting.businesscase.ReportedCase;
import dk.fodfaeste.reporting.businesscase.ReportedCase.ReportedYear;
import dk.fodfaeste.reporting.businesscase.ReportedCase.Side;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import java.math.BigDecimal;
import java.util.function.Function;

/** The table of business cases: planned beside realised, year by year. */
final class BusinessCaseTable {
    private BusinessCaseTable() {}

    private record Row(InitiativeSection initiative, ReportedCase businessCase, ReportedYear year) {
        boolean realisedHidden() {
            return businessCase.suppressed() && year.realised().saved() == null;
        }
    }

    static ReportTable of(ReportDocument document) {
        TableBuilder<Row> table = new TableBuilder<Row>(
                        "business-cases",
                        say("Business cases", "Business cases"),
                        say(
                                "Beløb i 1.000 kr. i ét prisniveau. Besparelser er negative; netto er omkostningen plus den negative besparelse.",
                                "Amounts in DKK 1,000 of one price level. Savings are negative; net is the cost plus the negative saving."))
                .group(
                        say("Indsats og business case", "Initiative and business case"),
                        say(
                                "Med prisniveauet og det år, hvor den er tilbagebetalt: det første, hvor netto i alt er 0 eller mindre.",
                                "With the price level and the year in which it is paid back: the first in which the accumulated net is 0 or less."),
                        row -> "%s: %s, %s %d. %s"
                                .formatted(
                                        ReportText.name(row.initiative()),
                                        row.businessCase().name(),
                                        say("prisniveau", "price level"),
                                        row.businessCase().priceLevel(),
                                        String.join(" ", row.businessCase().payback())))
                .shortText(
                        say("År", "Year"),
                        say("Kalenderåret.", "The calendar year."),
                        row -> row.year().provisional()
                                ? row.year().year() + say(" (foreløbigt)", " (provisional)")
                                : String.valueOf(row.year().year()));
        TableBuilder<Row> planned = counted(
                        table, say("Planlagt", "Planned"), row -> row.year().planned(), row -> false)
                .decimal(
                        say("Omkostning", "Cost"),
                        say(
                                "Indtastet, eller bevillingerne i prisniveauet.",
                                "Entered, or the grants of the price level."),
                        row -> false,
                        row -> row.year().planned().cost());
        return summed(
                        counted(
                                summed(
                                        planned,
                                        say("Planlagt", "Planned"),
                                        row -> row.year().planned(),
                                        row -> false),
                                say("Realiseret", "Realised"),
                                row -> row.year().realised(),
                                Row::realisedHidden),
                        say("Realiseret", "Realised"),
                        row -> row.year().realised(),
                        Row::realisedHidden)
                .build(document.initiatives().stream()
                        .flatMap(initiative -> initiative.businessCases().stream()
                                .flatMap(businessCase -> businessCase.years().stream()
                                        .map(year -> new Row(initiative, businessCase, year))))
                        .toList());
    }

    private static TableBuilder<Row> counted(
            TableBuilder<Row> table, String name, Function<Row, Side> side, Function<Row, Boolean> hidden) {
        return table.count(
                        name,
                        say(
                                "Hvor mange der opfylder målepunktet: planlagt, eller talt i kalenderåret.",
                                "How many meet the measure: planned, or counted in the calendar year."),
                        row -> hidden.apply(row) && side.apply(row).successes() == null,
                        row -> side.apply(row).successes() == null
                                ? null
                                : side.apply(row).successes().longValueExact())
                .decimal(
                        name + say(": overførsler", ": transfers"),
                        say(
                                "Antallet gange den planlagte besparelse pr. borger, plus den varige besparelse for hvert tidligere projektår.",
                                "The number times the planned saving of each, plus the lasting saving of each earlier project year."),
                        hidden,
                        number(side, Side::saved));
    }

    private static TableBuilder<Row> summed(
            TableBuilder<Row> table, String name, Function<Row, Side> side, Function<Row, Boolean> hidden) {
        return table.decimal(
                        name + say(": netto", ": net"),
                        say("Omkostning plus den negative besparelse.", "Cost plus the negative saving."),
                        hidden,
                        number(side, Side::net))
                .decimal(
                        name + say(": i alt", ": accumulated"),
                        say("Netto til og med året.", "Net of the years until this one."),
                        hidden,
                        number(side, Side::accumulated));
    }

    private static Function<Row, BigDecimal> number(Function<Row, Side> side, Function<Side, BigDecimal> number) {
        return row -> number.apply(side.apply(row));
    }
}
