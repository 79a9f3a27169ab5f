package dk.fodfaeste.reporting.report;

import static dk.fodfaeste.reporting.report.TableOf.say;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.reporting.report.Document.Change;
import dk.fodfaeste.reporting.report.Document.OfInitiative;
import dk.fodfaeste.reporting.report.Document.OfMeasure;
import dk.fodfaeste.reporting.report.Document.Restated;
import java.util.stream.Stream;

/** What has become of the figures of earlier reports. */
final class RestatementTables {
    private RestatementTables() {}

    private record Before(OfInitiative initiative, OfMeasure measure, Restated restated) {
        /** As it was published, and below it as it would be. */
        Stream<Tables.Row> thenAndNow() {
            return Stream.of(
                    new Tables.Row(initiative, measure, restated.published(), InWords.numbered(restated.report())),
                    new Tables.Row(initiative, measure, restated.now(), say("nu", "now")));
        }
    }

    private static Stream<Before> restated(Document document) {
        return document.initiatives().stream()
                .flatMap(initiative -> initiative.measures().stream()
                        .flatMap(measure ->
                                measure.restated().stream().map(one -> new Before(initiative, measure, one))));
    }

    static Table restatements(Document document) {
        TableOf<Tables.Row> table = Tables.ofFigures(
                        "restatements",
                        say("Tidligere tal, som de ville være nu", "Earlier figures, as they would be now"),
                        say(
                                "Offentliggjorte rapporter ændres ikke. For hvert af deres tal står her, hvad det var, og hvad det ville være i dag.",
                                "Published reports never change. For each of their figures this is what it was, and what it would be today."))
                .words(
                        say("Rapport", "Report"),
                        say("Den rapport, tallet stod i.", "The report that the figure stood in."),
                        Tables.Row::said)
                .day(
                        say("Opgjort", "Computed"),
                        say("Den dag, tallet blev regnet ud.", "The day on which the figure was computed."),
                        row -> row.figure().today());
        return Tables.headline(table)
                .with(restated(document).flatMap(Before::thenAndNow).toList());
    }

    private record Because(Before before, Change change) {}

    static Table reasons(Document document) {
        return new TableOf<Because>(
                        "restatement-reasons",
                        say("Hvorfor de er ændret", "Why they have changed"),
                        say(
                                "Hver opfølgning har én årsag: den første, der passer. Tilsammen giver de hele forskellen.",
                                "Each follow-up has one reason: the first that fits. Together they make the whole difference."))
                .group(
                        Tables.initiative(),
                        Tables.initiativeIs(),
                        row -> row.before().initiative().name())
                .group(
                        Tables.measure(),
                        Tables.measureIs(),
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
                        row -> InWords.numbered(row.before().restated().report()))
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
                .moved(
                        say("Succeser", "Successes"),
                        say("Hvor meget succeserne flyttede sig.", "By how much the successes moved."),
                        row -> row.change().suppressed(),
                        row -> row.change().successes())
                .moved(
                        say("Nævner", "Denominator"),
                        say("Hvor meget nævneren flyttede sig.", "By how much the denominator moved."),
                        row -> row.change().suppressed(),
                        row -> row.change().denominator())
                .with(restated(document)
                        .flatMap(before ->
                                before.restated().changes().stream().map(change -> new Because(before, change)))
                        .toList());
    }
}
