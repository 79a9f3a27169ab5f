package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import java.util.List;

/** One line for each measure of an initiative: the half-year, the twelve months and the half-years before. And what each measure counts. */
final class MeasureTables {
    private static final String ID_PREFIX = "measures-";

    private MeasureTables() {}

    static List<ReportTable> all(ReportDocument document) {
        return document.initiatives().stream().map(MeasureTables::of).toList();
    }

    static ReportTable of(InitiativeSection initiative) {
        TableBuilder<MeasureSection> table = new TableBuilder<MeasureSection>(
                        ID_PREFIX + initiative.code(),
                        ReportText.name(initiative) + say(": målepunkterne", ": the measures"),
                        "")
                .prose(ReportTables.measure(), ReportTables.measureExplanation(), MeasureSection::name)
                .count(
                        say("Succeser", "Successes"),
                        say("I halvåret.", "In the half-year."),
                        measure -> measure.halfYear().hidden(),
                        measure -> figure(measure).counts().successes())
                .count(
                        say("Nævner", "Denominator"),
                        say("I halvåret.", "In the half-year."),
                        measure -> measure.halfYear().hidden(),
                        measure -> figure(measure).denominator())
                .percent(
                        say("Andel", "Rate"),
                        say("I halvåret.", "In the half-year."),
                        measure -> measure.halfYear().hidden(),
                        measure -> figure(measure).percent())
                .percent(
                        say("Usikker fra", "Interval from"),
                        ReportTables.interval(),
                        measure -> measure.halfYear().hidden(),
                        measure -> interval(measure) == null
                                ? null
                                : interval(measure).low())
                .percent(
                        say("til", "to"),
                        ReportTables.interval(),
                        measure -> measure.halfYear().hidden(),
                        measure -> interval(measure) == null
                                ? null
                                : interval(measure).high())
                .percent(
                        say("Målsætning", "Target"),
                        say("Gennemsnittet i halvårets nævner.", "The mean in the half-year's denominator."),
                        measure -> measure.halfYear().hidden()
                                || (measure.halfYear().hasRate()
                                        && measure.halfYear().promise().complete()),
                        measure -> figure(measure).target().percent())
                .shortText(
                        say("Vurdering", "Verdict"),
                        say("Af halvåret.", "Of the half-year."),
                        measure -> ReportedFigureText.verdict(measure.halfYear()))
                .percent(
                        say("Dækning", "Coverage"),
                        say("Kendt situation divideret med nævneren.", "Recorded divided by the denominator."),
                        measure -> measure.halfYear().hidden()
                                || (measure.halfYear().hasRate()
                                        && figure(measure).counts().recorded() == null),
                        measure -> figure(measure).coveragePercent());
        rate(table, say("12 måneder", "12 months"), MeasureSection::twelveMonths);
        List<ReportedFigure> before = initiative.measures().isEmpty()
                ? List.of()
                : initiative.measures().getFirst().halfYears();
        for (int i = 0; i < before.size(); i++) {
            int place = i;
            rate(
                    table,
                    ReportText.window(before.get(place).figure().window().window()),
                    measure -> measure.halfYears().get(place));
        }
        return table.build(initiative.measures());
    }

    private interface FigureOf {
        ReportedFigure of(MeasureSection measure);
    }

    private static void rate(TableBuilder<MeasureSection> table, String period, FigureOf reported) {
        table.percent(
                period,
                say("Andelen i perioden, som den er opgjort nu.", "The rate of the period as calculated now."),
                measure -> reported.of(measure).hidden(),
                measure -> reported.of(measure).figure().percent());
    }

    private record Definition(InitiativeSection initiative, MeasureSection measure) {}

    static ReportTable definitions(ReportDocument document) {
        return new TableBuilder<Definition>(
                        "definitions", say("Hvad målepunkterne tæller", "What the measures count"), "")
                .group(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        row -> ReportText.name(row.initiative()))
                .prose(say("Navn", "Name"), ReportTables.measureExplanation(), row -> ReportText.name(row.measure()))
                .prose(
                        say("Tæller", "Counts"),
                        say("Hvad målepunktet tæller.", "What the measure counts."),
                        row -> say(
                                row.measure().counts().da(),
                                row.measure().counts().en()))
                .build(document.initiatives().stream()
                        .flatMap(initiative ->
                                initiative.measures().stream().map(measure -> new Definition(initiative, measure)))
                        .toList());
    }

    private static FigureView figure(MeasureSection measure) {
        return measure.halfYear().figure();
    }

    private static Interval interval(MeasureSection measure) {
        return figure(measure).interval();
    }
}
