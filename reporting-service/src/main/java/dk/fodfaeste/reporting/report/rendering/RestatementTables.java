package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.FigureChange;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.RestatedFigure;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of restatements: the figures of earlier reports then and now, and why they differ. */
final class RestatementTables {
    private RestatementTables() {}

    private record RestatedRow(InitiativeSection initiative, MeasureSection measure, RestatedFigure restated) {
        /** The published figure, and below it the current one. */
        Stream<ReportTables.Row> publishedAndNow() {
            return Stream.of(
                    new ReportTables.Row(
                            initiative, measure, restated.published(), ReportText.number(restated.report())),
                    new ReportTables.Row(initiative, measure, restated.now(), say("nu", "now")));
        }
    }

    private static Stream<RestatedRow> restated(ReportDocument document) {
        return document.initiatives().stream()
                .flatMap(initiative -> initiative.measures().stream()
                        .flatMap(measure -> measure.restated().stream()
                                .map(restated -> new RestatedRow(initiative, measure, restated))));
    }

    static ReportTable restatements(ReportDocument document) {
        TableBuilder<ReportTables.Row> table = ReportTables.figureTable(
                        "restatements",
                        say("Tidligere tal, som de ville være nu", "Earlier figures, as they would be now"),
                        say(
                                "Offentliggjorte rapporter ændres ikke. For hvert af deres tal står her, hvad det var, og hvad det ville være i dag.",
                                "Published reports never change. For each of their figures: the published value, and what it would be today."))
                .shortText(
                        say("Rapport", "Report"),
                        say("Den rapport, tallet stod i.", "The report that published the figure."),
                        ReportTables.Row::source)
                .day(
                        say("Opgjort", "Computed"),
                        say("Den dag, tallet blev regnet ud.", "The day of the calculation."),
                        row -> row.figure().today());
        return ReportTables.headline(table)
                .build(restated(document).flatMap(RestatedRow::publishedAndNow).toList());
    }

    /** The earlier figures that are not what they were, on one line each. A hidden figure that stays hidden is not one of them. */
    static ReportTable changed(ReportDocument document) {
        return new TableBuilder<RestatedRow>(
                        "restated-changes",
                        say("Tidligere tal, der er ændret", "Earlier figures that have changed"),
                        say(
                                "Offentliggjorte rapporter ændres ikke. Her er de tal, der ville være anderledes, hvis rapporten blev lavet nu.",
                                "Published reports never change. These figures would be different if the report were made now."))
                .group(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        row -> ReportText.name(row.initiative()))
                .group(ReportTables.measure(), ReportTables.measureExplanation(), row -> ReportText.name(row.measure()))
                .period(
                        say("Periode", "Window"),
                        say("Det halvår, der blev rapporteret.", "The half-year that was reported."),
                        row -> row.restated().published().figure().window().window())
                .shortText(
                        say("Rapport", "Report"),
                        say("Den rapport, tallet stod i.", "The report that published the figure."),
                        row -> ReportText.number(row.restated().report()))
                .shortText(
                        say("Offentliggjort", "Published"),
                        say("Succeser af nævneren, og andelen.", "Successes of the denominator, and the rate."),
                        row -> ReportedFigureText.shortRate(row.restated().published()))
                .shortText(
                        say("Vurdering dengang", "Verdict then"),
                        say("Vurderingen i rapporten.", "The verdict of the report."),
                        row -> ReportedFigureText.verdict(row.restated().published()))
                .shortText(
                        say("Nu", "Now"),
                        say("Det samme tal, som det er nu.", "The same figure as it is now."),
                        row -> ReportedFigureText.shortRate(row.restated().now()))
                .shortText(
                        say("Vurdering nu", "Verdict now"),
                        say("Vurderingen, som den er nu.", "The verdict as it is now."),
                        row -> ReportedFigureText.verdict(row.restated().now()))
                .prose(
                        say("Årsager", "Reasons"),
                        say("Hvad der er sket siden.", "What has happened since."),
                        row -> row.restated().changes().stream()
                                .map(RestatementTables::reason)
                                .distinct()
                                .collect(Collectors.joining(", ")))
                .build(restated(document)
                        .filter(row -> isChanged(row.restated()))
                        .toList());
    }

    /** Whether a reader of both figures sees a difference. */
    static boolean isChanged(RestatedFigure restated) {
        return !ReportedFigureText.shortRate(restated.published()).equals(ReportedFigureText.shortRate(restated.now()))
                || !ReportedFigureText.verdict(restated.published()).equals(ReportedFigureText.verdict(restated.now()));
    }

    private static String reason(FigureChange change) {
        return change.reason() == null ? say("vises ikke", "not shown") : CodeLabels.label(change.reason());
    }

    private record ReasonRow(RestatedRow restated, FigureChange change) {}

    static ReportTable reasons(ReportDocument document) {
        return new TableBuilder<ReasonRow>(
                        "restatement-reasons",
                        say("Hvorfor de er ændret", "Why they have changed"),
                        say(
                                "Hver opfølgning har én årsag: den første, der passer. Tilsammen giver de hele forskellen.",
                                "Each follow-up has one reason: the first that applies. Together they make up the whole difference."))
                .group(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        row -> ReportText.name(row.restated().initiative()))
                .group(
                        ReportTables.measure(),
                        ReportTables.measureExplanation(),
                        row -> ReportText.name(row.restated().measure()))
                .period(
                        say("Periode", "Window"),
                        say("Det halvår, der blev rapporteret.", "The half-year that was reported."),
                        row -> row.restated()
                                .restated()
                                .published()
                                .figure()
                                .window()
                                .window())
                .shortText(
                        say("Rapport", "Report"),
                        say("Den rapport, tallet stod i.", "The report that published the figure."),
                        row -> ReportText.number(row.restated().restated().report()))
                .shortText(
                        say("Årsag", "Reason"),
                        say("Hvad der er sket siden.", "What has happened since."),
                        row -> reason(row.change()))
                .count(
                        say("Opfølgninger", "Follow-ups"),
                        say(
                                "Hvor mange der tæller anderledes af den grund.",
                                "How many count differently for that reason."),
                        row -> row.change().suppressed(),
                        row -> row.change().followUps())
                .difference(
                        say("Succeser", "Successes"),
                        say("Hvor meget succeserne flyttede sig.", "The change of the successes."),
                        row -> row.change().suppressed(),
                        row -> row.change().successes())
                .difference(
                        say("Nævner", "Denominator"),
                        say("Hvor meget nævneren flyttede sig.", "The change of the denominator."),
                        row -> row.change().suppressed(),
                        row -> row.change().denominator())
                .build(restated(document)
                        .flatMap(row -> row.restated().changes().stream().map(change -> new ReasonRow(row, change)))
                        .toList());
    }
}
