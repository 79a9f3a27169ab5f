package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.reporting.report.rendering.FiguresToWatch.Watched;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportTexts;

/** The tables of the first page: a verdict for each initiative, figures to watch, decisions and what became of the earlier ones. */
final class SummaryTables {
    private SummaryTables() {}

    static ReportTable verdicts(ReportDocument document) {
        return new TableBuilder<InitiativeSummary>(
                        "summary",
                        say("Er målene nået?", "Are the targets reached?"),
                        say(
                                "Usikkerheden er intervallet på 95 %. Uden vurdering: ingen målsætning, ingen forløb eller skjult.",
                                "The interval is that of 95%. Without a verdict: no target, no enrolments, or hidden."))
                .prose(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        summary -> ReportText.name(summary.initiative()))
                .prose(
                        say("Er målet nået?", "Is the target reached?"),
                        say(
                                "Indsatsens første målepunkt i halvåret, eller i de 12 måneder, hvis halvåret ingen vurdering har.",
                                "The first measure in the half-year, or in the 12 months if the half-year has no verdict."),
                        InitiativeSummary::verdict)
                .prose(
                        say("Resultat", "Result"),
                        say("Målepunktet med tal og målsætning.", "The measure with its figure and target."),
                        InitiativeSummary::result)
                .prose(
                        say("Hvor sikkert er det?", "How certain is it?"),
                        say(
                                "Det er usikkert og kan være tilfældigt, når målsætningen ligger i 95 % usikkerhedsintervallet.",
                                "It is uncertain and may be due to chance if the target is in the 95% interval."),
                        InitiativeSummary::certainty)
                .prose(
                        say("Hvad er ændret?", "What has changed?"),
                        say(
                                "Siden halvåret før, som det er opgjort nu, og i tal, der er offentliggjort før.",
                                "Since the half-year before, as calculated now, and in figures published before."),
                        InitiativeSummary::change)
                .build(document.initiatives().stream()
                        .map(InitiativeSummary::of)
                        .toList());
    }

    static ReportTable watched(ReportDocument document) {
        return new TableBuilder<Watched>("watch", say("Tre tal at holde øje med", "Three figures to watch"), "")
                .prose(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        watched -> ReportText.name(watched.row().initiative()))
                .prose(
                        say("Hvad der måles", "What is measured"),
                        ReportTables.measureExplanation(),
                        watched -> ReportText.name(watched.row().measure()))
                .prose(
                        say("Hvorfor", "Why"),
                        say(
                                "Længst under målet, faldet mest, færrest svar eller tæt på målet.",
                                "Furthest below the target, largest fall, fewest answers or close to the target."),
                        Watched::reason)
                .build(FiguresToWatch.of(document));
    }

    static ReportTable decisions(ReportDocument document) {
        return new TableBuilder<ReportTexts.Decision>("decisions", say("Nye beslutninger", "New decisions"), "")
                .prose(
                        say("Beslutning", "Decision"),
                        say("Hvad styregruppen besluttede.", "What the steering group decided."),
                        ReportTexts.Decision::decision)
                .shortText(
                        say("Ansvarlig", "Owner"),
                        say("Hvem der sørger for det.", "Who is responsible."),
                        ReportTexts.Decision::owner)
                .day(
                        say("Frist", "Due"),
                        say("Hvornår det skal være gjort.", "The deadline."),
                        ReportTexts.Decision::dueOn)
                .build(document.decisions());
    }

    static ReportTable earlierDecisions(ReportDocument document) {
        return new TableBuilder<ReportTexts.EarlierDecision>(
                        "earlier-decisions",
                        say("Hvad der blev af de tidligere beslutninger", "What became of the earlier decisions"),
                        "")
                .prose(
                        say("Beslutning", "Decision"),
                        say("Hvad styregruppen besluttede.", "What the steering group decided."),
                        ReportTexts.EarlierDecision::decision)
                .shortText(
                        say("Rapport", "Report"),
                        say("Den rapport, beslutningen er fra.", "The report that has the decision."),
                        decision -> ReportText.number(decision.report()))
                .shortText(
                        say("Ansvarlig", "Owner"),
                        say("Hvem der sørger for det.", "Who is responsible."),
                        ReportTexts.EarlierDecision::owner)
                .day(
                        say("Frist", "Due"),
                        say("Hvornår det skal være gjort.", "The deadline."),
                        ReportTexts.EarlierDecision::dueOn)
                .shortText(
                        say("Status", "Status"),
                        say("Om beslutningen er gennemført.", "Whether the decision is carried out."),
                        decision -> decision.done()
                                ? say("Gennemført", "Carried out")
                                : say("Ikke gennemført endnu", "Not carried out yet"))
                .prose(
                        say("Hvad der skete", "What happened"),
                        say("Skrevet af analytikeren.", "Written by the analyst."),
                        ReportTexts.EarlierDecision::outcome)
                .build(document.earlierDecisions());
    }

    static ReportTable comments(ReportDocument document) {
        return new TableBuilder<InitiativeSection>("comments", say("Kommentarer", "Comments"), "")
                .prose(ReportTables.initiative(), ReportTables.initiativeExplanation(), InitiativeSection::name)
                .prose(
                        say("Kommentar", "Comment"),
                        say("Skrevet af analytikeren.", "Written by the analyst."),
                        InitiativeSection::comment)
                .build(document.initiatives().stream()
                        .filter(initiative -> initiative.comment() != null)
                        .toList());
    }
}
