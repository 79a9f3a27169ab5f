package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.fidelity.ReviewView;
import dk.fodfaeste.reporting.fidelity.ReviewView.ScoreView;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import java.util.List;
import java.util.stream.Collectors;

/** The last fidelity review of each initiative: one line, and an appendix with its items. */
final class FidelityTables {
    private FidelityTables() {}

    private record ItemRow(InitiativeSection initiative, ScoreView score) {}

    static ReportTable reviews(ReportDocument document) {
        return new TableBuilder<InitiativeSection>(
                        "fidelity",
                        say("Modeltro", "Fidelity"),
                        say(
                                "Den seneste gennemgang ved halvårets slutning, efter IPS-skalaens 25 punkter. Den indgår ikke i andelen.",
                                "The last review by the end of the half-year, by the 25 items of the IPS scale. It is not part of the rate."))
                .prose(ReportTables.initiative(), ReportTables.initiativeExplanation(), InitiativeSection::name)
                .day(
                        say("Gennemgang", "Review"),
                        say("Dagen for gennemgangen.", "The day of the review."),
                        row -> row.fidelity().reviewedOn())
                .prose(
                        say("Hvem har gennemgået", "Who reviewed"),
                        say("Den enhed, der har gennemgået.", "The unit of the reviewers."),
                        row -> row.fidelity().unit())
                .count(
                        say("Samlet score", "Total"),
                        say(
                                "Summen af 25 scorer fra 1 til 5. Uden sum, hvis et punkt mangler.",
                                "The sum of 25 scores from 1 to 5. No total if an item is missing."),
                        row -> false,
                        row -> number(row.fidelity().total()))
                .shortText(
                        say("Vurdering", "Verdict"),
                        say(
                                "115-125 eksemplarisk, 100-114 god, 74-99 rimelig, under 74 ikke IPS.",
                                "115-125 exemplary, 100-114 good, 74-99 fair, below 74 not IPS."),
                        row -> DisplayText.label(row.fidelity().band()))
                .difference(
                        say("Ændring", "Change"),
                        say("Siden gennemgangen før.", "Since the review before."),
                        row -> false,
                        row -> number(row.fidelity().change()))
                .prose(
                        say("Punkter uden score", "Items without a score"),
                        say("De punkter, der ikke er vurderet.", "The items that were not scored."),
                        row -> row.fidelity().missing().stream()
                                .map(DisplayText::label)
                                .collect(Collectors.joining(", ")))
                .build(reviewed(document));
    }

    static ReportTable items(ReportDocument document) {
        return new TableBuilder<ItemRow>("fidelity-items", say("Modeltro punkt for punkt", "Fidelity item by item"), "")
                .group(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        row -> ReportText.name(row.initiative()))
                .shortText(
                        say("Gruppe", "Group"),
                        say("Skalaens grupper.", "The groups of the scale."),
                        row -> DisplayText.label(row.score().group()))
                .prose(
                        say("Punkt", "Item"),
                        say("Skalaens punkter.", "The items of the scale."),
                        row -> DisplayText.label(row.score().item()))
                .count(
                        say("Score", "Score"),
                        say("Fra 1 til 5.", "From 1 to 5."),
                        row -> false,
                        row -> number(row.score().score()))
                .difference(
                        say("Ændring", "Change"),
                        say("Siden gennemgangen før.", "Since the review before."),
                        row -> false,
                        row -> number(row.score().change()))
                .prose(
                        say("Bemærkning", "Remark"),
                        say("Gennemgangens bemærkning.", "The remark of the review."),
                        row -> row.score().remark())
                .build(reviewed(document).stream()
                        .flatMap(initiative ->
                                initiative.fidelity().scores().stream().map(score -> new ItemRow(initiative, score)))
                        .toList());
    }

    /** One sentence; blank without a review. */
    static String sentence(ReviewView review) {
        if (review == null) {
            return "";
        }
        String day = DisplayText.day(review.reviewedOn());
        if (review.total() == null) {
            return say(
                    "Modeltro %s: ingen samlet score, fordi punkter ikke er vurderet.".formatted(day),
                    "Fidelity %s: no total, because items were not scored.".formatted(day));
        }
        String total = say(
                "Modeltro %s: %d af 125 (%s)".formatted(day, review.total(), DisplayText.label(review.band())),
                "Fidelity %s: %d of 125 (%s)".formatted(day, review.total(), DisplayText.label(review.band())));
        return review.change() == null
                ? total + "."
                : total
                        + say(", ændring siden ", ", change since ")
                        + DisplayText.day(review.previousOn())
                        + ": "
                        + DisplayText.signedCount(review.change())
                        + ".";
    }

    private static List<InitiativeSection> reviewed(ReportDocument document) {
        return document.initiatives().stream()
                .filter(initiative -> initiative.fidelity() != null)
                .toList();
    }

    private static Long number(Integer number) {
        return number == null ? null : number.longValue();
    }
}
