package dk.fodfaeste.reporting.report;

import static dk.fodfaeste.reporting.report.TableOf.say;

import dk.fodfaeste.kit.web.CodeWords;
import dk.fodfaeste.reporting.report.Document.Change;
import dk.fodfaeste.reporting.report.Document.OfInitiative;
import dk.fodfaeste.reporting.report.Document.OfMeasure;
import dk.fodfaeste.reporting.report.Document.Restated;
import java.util.List;
import java.util.function.Function;

/** What has become of the figures of earlier reports. */
final class RestatementTables {
    private RestatementTables() {}

    private record Before(OfInitiative initiative, OfMeasure measure, Restated restated) {}

    private static List<Before> restated(Document document) {
        return document.initiatives().stream()
                .flatMap(initiative -> initiative.measures().stream()
                        .flatMap(measure ->
                                measure.restated().stream().map(one -> new Before(initiative, measure, one))))
                .toList();
    }

    private static <R> TableOf<R> ofRestated(TableOf<R> table, Function<R, Before> whose) {
        return table.prose(
                        Tables.initiative(),
                        Tables.initiativeIs(),
                        row -> whose.apply(row).initiative().name())
                .prose(
                        Tables.measure(),
                        Tables.measureIs(),
                        row -> whose.apply(row).measure().name())
                .words(
                        say("Periode", "Window"),
                        say("Det halvår, der blev rapporteret.", "The half-year that was reported."),
                        row -> InWords.period(whose.apply(row).restated().period()))
                .words(
                        say("Rapport", "Report"),
                        say("Den rapport, tallet stod i.", "The report that the figure stood in."),
                        row -> say("nr. ", "no. ") + whose.apply(row).restated().report());
    }

    static Table restatements(Document document) {
        return ofRestated(
                        new TableOf<Before>(
                                "restatements",
                                say("Tidligere tal, som de ville være nu", "Earlier figures, as they would be now"),
                                say(
                                        "Offentliggjorte rapporter ændres ikke. Her står, hvad deres tal ville være i dag.",
                                        "Published reports never change. This is what their figures would be today.")),
                        row -> row)
                .count(
                        say("Succeser da", "Successes then"),
                        say("Som offentliggjort.", "As published."),
                        row -> row.restated().published().suppressed(),
                        row -> row.restated().published().successes())
                .count(
                        say("Nævner da", "Denominator then"),
                        say("Som offentliggjort.", "As published."),
                        row -> row.restated().published().suppressed(),
                        row -> row.restated().published().denominator())
                .percent(
                        say("Andel da", "Rate then"),
                        say("Som offentliggjort.", "As published."),
                        row -> row.restated().published().suppressed(),
                        row -> row.restated().published().percent())
                .words(
                        say("Vurdering da", "Verdict then"),
                        say("Som offentliggjort.", "As published."),
                        row -> InWords.verdict(row.restated().published()))
                .count(
                        say("Succeser nu", "Successes now"),
                        say("Som det er kendt nu.", "As known now."),
                        row -> row.restated().now().suppressed(),
                        row -> row.restated().now().successes())
                .count(
                        say("Nævner nu", "Denominator now"),
                        say("Som det er kendt nu.", "As known now."),
                        row -> row.restated().now().suppressed(),
                        row -> row.restated().now().denominator())
                .percent(
                        say("Andel nu", "Rate now"),
                        say("Som det er kendt nu.", "As known now."),
                        row -> row.restated().now().suppressed(),
                        row -> row.restated().now().percent())
                .words(
                        say("Vurdering nu", "Verdict now"),
                        say("Som det er kendt nu.", "As known now."),
                        row -> InWords.verdict(row.restated().now()))
                .with(restated(document));
    }

    private record Because(Before before, Change change) {}

    static Table reasons(Document document) {
        return ofRestated(
                        new TableOf<Because>(
                                "restatement-reasons",
                                say("Hvorfor de er ændret", "Why they have changed"),
                                say(
                                        "Hver opfølgning har én årsag: den første, der passer. Tilsammen giver de hele forskellen.",
                                        "Each follow-up has one reason: the first that fits. Together they make the whole difference.")),
                        Because::before)
                .words(
                        say("Årsag", "Reason"),
                        say("Hvad der er sket siden.", "What has happened since."),
                        row -> CodeWords.word(row.change().reason()))
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
                .with(restated(document).stream()
                        .flatMap(before ->
                                before.restated().changes().stream().map(change -> new Because(before, change)))
                        .toList());
    }
}
