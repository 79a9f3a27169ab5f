package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.util.List;

/** How the denominator follows from all enrolments of the window. */
record DenominatorView(List<Line> lines) {

    /**
     * One number.
     *
     * @param count null if it is hidden
     * @param part whether it is a part of the cohort and not a sum of parts
     */
    record Line(String name, Long count, boolean part) {}

    static DenominatorView of(DisclosedFigure figure, Language language) {
        Counts counts = figure.figure().counts();
        Disclosure disclosure = figure.disclosure();
        boolean answers = disclosure.allows(Part.ANSWERS);
        boolean ofStatuses = figure.measure().takesStatuses();
        return new DenominatorView(List.of(
                new Line(
                        ofStatuses
                                ? language.say("Alle forløb i perioden", "All enrolments of the window")
                                : language.say("Alle i perioden", "All of the window"),
                        disclosure.allowsCohort() ? counts.cohort() : null,
                        false),
                new Line(
                        language.say("Ikke talt med (fx dødsfald)", "Excluded (such as deaths)"),
                        disclosure.allows(Part.EXCLUDED) ? counts.excluded() : null,
                        true),
                new Line(
                        language.say("Ikke forfaldne endnu", "Not due yet"),
                        disclosure.allows(Part.NOT_DUE) ? counts.notDue() : null,
                        true),
                new Line(
                        language.say("Afventer svar", "Pending"),
                        disclosure.allows(Part.PENDING) ? counts.pending() : null,
                        true),
                new Line(
                        ofStatuses
                                ? language.say("Kendt situation", "Situation known")
                                : language.say("Afgjort", "Decided"),
                        answers ? counts.recorded() : null,
                        true),
                new Line(language.say("Uden svar", "Without an answer"), answers ? counts.lost() : null, true),
                new Line(
                        ofStatuses
                                ? language.say(
                                        "Nævneren: kendt situation og uden svar",
                                        "The denominator: situation known and without an answer")
                                : language.say(
                                        "Nævneren: afgjort og uden svar",
                                        "The denominator: decided and without an answer"),
                        disclosure.headline() ? counts.denominator() : null,
                        false),
                new Line(
                        language.say("Heraf opfylder målepunktet", "Of these, meet the measure"),
                        disclosure.headline() ? counts.successes() : null,
                        false)));
    }

    public boolean isAnyHidden() {
        return lines.stream().anyMatch(line -> line.count() == null);
    }
}
