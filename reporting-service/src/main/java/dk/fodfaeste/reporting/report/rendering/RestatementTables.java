package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.reporting.report.rendering.TableBuilder.say;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.ReportDocument.FigureChange;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.RestatedFigure;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import java.util.stream.Stream;

/** What has become of the figures of earlier reports. */
final class RestatementTables {
    private RestatementTables() {}

    private record RestatedRow(InitiativeSection initiative, MeasureSection measure, RestatedFigure restated) {
        /** As it was published, and below it as it would be. */
        Stream<ReportTables.Row> thenAndNow() {
            return Stream.of(
                    new ReportTables.Row(initiative, measure, restated.published(), ReportText.numbered(restated.report())),
                    new ReportTables.Row(initiative, measure, restated.now(), say("nu", "now")));
        }
    }

    private static Stream<RestatedRow> restated(ReportDocument document) {
        return document.initiatives().stream()
                .flatMap(initiative -> initiative.measures().stream()
                        .flatMap(measure ->
                                measure.restated().stream().map(one -> new RestatedRow(initiative, measure, one))));
    }

    static ReportTable restatements(ReportDocument document) {
        TableBuilder<ReportTables.Row> table = ReportTables.ofFigures(
                        "restatements",
                        say("Tidligere tal, som de ville være nu", "Earlier figures, as they would be now"),
                        say(
                                "Offentliggjorte rapporter ændres ikke. For hvert af deres tal står her, hvad det var, og hvad det ville være i dag.",
                                "Published reports never change. For each of their figures this is what it was, and what it would be today."))
                .words(
                        say("Rapport", "Report"),
                        say("Den rapport, tallet stod i.", "The report that the figure stood in."),
                        ReportTables.Row::said)
                .day(
                        say("Opgjort", "Computed"),
                        say("Den dag, tallet blev regnet ud.", "The day on which the figure was computed."),
                        row -> row.figure().today());
        return ReportTables.headline(table)
                .with(restated(document).flatMap(RestatedRow::thenAndNow).toList());
    }

    private record ReasonRow(RestatedRow before, FigureChange change) {}

    static ReportTable reasons(ReportDocument document) {
        return new TableBuilder<ReasonRow>(
                        "restatement-reasons",
                        say("Hvorfor de er ændret", "Why they have changed"),
                        say(
                                "Hver opfølgning har én årsag: den første, der passer. Tilsammen giver de hele forskellen.",
                                "Each follow-up has one reason: the first that fits. Together they make the whole difference."))
                .group(
                        ReportTables.initiative(),
                        ReportTables.initiativeIs(),
                        row -> row.before().initiative().name())
                .group(
                        ReportTables.measure(),
                        ReportTables.measureIs(),
                        row -> row.before().measure().name())
                .period(
                        say("Periode", "Window"),
                        say("Det halvår, der blev rapporteret.", "The half-year that was reported."),
                        row -> row.before()
                                .restated()
                                .published()
                                .figure()
                                .window()
                                .window())
                .words(
                        say("Rapport", "Report"),
                        say("Den rapport, tallet stod i.", "The report that the figure stood in."),
                        row -> ReportText.numbered(row.before().restated().report()))
                .words(
                        say("Årsag", "Reason"),
                        say("Hvad der er sket siden.", "What has happened since."),
                        row -> row.change().reason() == null
                                ? say("vises ikke", "not shown")
                                : CodeLabels.label(row.change().reason()))
                .count(
                        say("Opfølgninger", "Follow-ups"),
                        say(
                                "Hvor mange der tæller anderledes af den grund.",
                                "How many count otherwise for that reason."),
                        row -> row.change().suppressed(),
                        row -> row.change().followUps())
                .difference(
                        say("Succeser", "Successes"),
                        say("Hvor meget succeserne flyttede sig.", "By how much the successes moved."),
                        row -> row.change().suppressed(),
                        row -> row.change().successes())
                .difference(
                        say("Nævner", "Denominator"),
                        say("Hvor meget nævneren flyttede sig.", "By how much the denominator moved."),
                        row -> row.change().suppressed(),
                        row -> row.change().denominator())
                .with(restated(document)
                        .flatMap(before ->
                                before.restated().changes().stream().map(change -> new ReasonRow(before, change)))
                        .toList());
    }
}
