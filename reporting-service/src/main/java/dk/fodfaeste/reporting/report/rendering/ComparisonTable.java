package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.ComparedGroupView;
import dk.fodfaeste.reporting.figures.ComparisonText;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.report.rendering.ReportTables.Row;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** The table of comparisons with other groups. Figures without one have no row. */
final class ComparisonTable {
    private ComparisonTable() {}

    static ReportTable of(ReportDocument document) {
        return ReportTables.figureTable(
                        "comparisons",
                        say("Sammenligning med andre grupper", "Comparison with other groups"),
                        ComparisonText.note(Language.current()))
                .prose(
                        say("Gruppen", "The group"),
                        say("Hvem der sammenlignes med.", "Whom the figure is compared with."),
                        row -> group(row).label())
                .count(
                        say("Gruppens succeser", "Successes of the group"),
                        say("Hvor mange i gruppen der opfyldte det samme.", "How many of the group met the same."),
                        row -> false,
                        row -> group(row).successes())
                .count(
                        say("Gruppens størrelse", "Size of the group"),
                        say("Alle i gruppen.", "Everyone in the group."),
                        row -> false,
                        row -> group(row).denominator())
                .percent(
                        say("Gruppens andel", "Rate of the group"),
                        say("Gruppens succeser divideret med dens størrelse.", "Its successes divided by its size."),
                        row -> false,
                        row -> group(row).percent())
                .percent(
                        say("Andel", "Rate"),
                        say("Indsatsens andel i samme periode.", "The rate of the initiative in the same window."),
                        row -> false,
                        row -> row.figure().percent())
                .points(
                        say("Forskel", "Difference"),
                        say(
                                "Indsatsens andel minus gruppens, i procentpoint.",
                                "The rate of the initiative less that of the group, in percentage points."),
                        row -> group(row).difference())
                .points(
                        say("Forskel fra", "Difference from"),
                        interval(),
                        row -> low(group(row).differenceInterval()))
                .points(
                        say("Forskel til", "Difference to"),
                        interval(),
                        row -> high(group(row).differenceInterval()))
                .prose(
                        say("Kilde", "Source"),
                        say("Hvor gruppens tal er fra.", "Where the counts of the group are from."),
                        row -> group(row).source())
                .day(
                        say("Slået op", "Looked up on"),
                        say("Den dag, tallene blev slået op.", "The day on which the counts were looked up."),
                        row -> group(row).lookedUpOn())
                .build(ReportTables.rows(
                                document,
                                measure -> Stream.concat(
                                        Stream.of(measure.halfYear(), measure.twelveMonths()),
                                        measure.halfYears().stream()))
                        .filter(row -> group(row) != null)
                        .toList());
    }

    private static ComparedGroupView group(Row row) {
        return row.figure().comparison();
    }

    private static BigDecimal low(Interval interval) {
        return interval == null ? null : interval.low();
    }

    private static BigDecimal high(Interval interval) {
        return interval == null ? null : interval.high();
    }

    private static String interval() {
        return say(
                "95 % usikkerhed på forskellen efter Newcombe (metode 10), hvis begge grupper ses som stikprøver.",
                "95% interval of the difference by Newcombe (method 10), if both groups are seen as samples.");
    }
}
