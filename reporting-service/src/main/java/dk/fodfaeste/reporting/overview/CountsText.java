package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.Omissions;
import dk.fodfaeste.reporting.figures.UnitText;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;

/** The counts of a figure: its denominator and its coverage. */
final class CountsText {
    private final DisclosedFigure disclosed;
    private final Figure figure;
    private final Counts counts;
    private final Disclosure disclosure;
    private final Language language;

    CountsText(DisclosedFigure disclosed, Language language) {
        this.disclosed = disclosed;
        this.figure = disclosed.figure();
        this.counts = figure.counts();
        this.disclosure = disclosed.disclosure();
        this.language = language;
    }

    /** Which enrolments are in the denominator, and which are excluded from it. */
    String denominator() {
        if (!disclosure.allows(Part.ANSWERS)) {
            return say(
                    "%s. Hvor mange der er uden svar, vises ikke, fordi enkeltpersoner kan genkendes",
                    "%s. How many are without an answer is not shown, because it could identify a person",
                    enrolments(figure.denominator()));
        }
        String included = say(
                        disclosed.measure().takesStatuses()
                                ? "%s: %s med kendt situation og %s uden svar"
                                : "%s: %s afgjort og %s uden svar",
                        disclosed.measure().takesStatuses()
                                ? "%s: %s with a known situation and %s without an answer"
                                : "%s: %s decided and %s without an answer",
                        enrolments(figure.denominator()),
                        language.count(counts.recorded()),
                        language.count(counts.lost()))
                + omissions();
        if (!disclosure.allows(Part.EXCLUDED)) {
            return included
                    + say(
                            ". Hvor mange der ikke er talt med (fx dødsfald), vises ikke, fordi enkeltpersoner kan genkendes",
                            ". How many are excluded (such as deaths) is not shown, because it could identify a person");
        }
        return counts.excluded() == 0
                ? included
                : included
                        + say(
                                ". Derudover er %s ikke talt med (fx dødsfald)",
                                ". In addition, %s are excluded (such as deaths)", language.count(counts.excluded()));
    }

    /** What is counted beside, if anything is. */
    private String omissions() {
        Omissions omissions = disclosed.omissions();
        return omissions
                        .startUnknown()
                        .filter(count -> count > 0)
                        .map(count -> say(
                                ". For %s er situationen ved start ukendt, så de er ikke med",
                                ". For %s the status at start is unknown, so they are not counted",
                                language.count(count)))
                        .orElse("")
                + omissions
                        .cancelled()
                        .filter(count -> count > 0)
                        .map(count -> say(
                                ". Derudover er %s aflyst", ". In addition, %s were cancelled", language.count(count)))
                        .orElse("");
    }

    String coverage() {
        if (!disclosure.allows(Part.ANSWERS)) {
            return say(
                    "Vises ikke, fordi enkeltpersoner kan genkendes", "Not shown, because it could identify a person");
        }
        return say(
                disclosed.measure().takesStatuses()
                        ? "%s – vi kender situationen for %s af %s"
                        : "%s – %s af %s er afgjort",
                disclosed.measure().takesStatuses()
                        ? "%s – we know the situation of %s of %s"
                        : "%s – %s of %s are decided",
                language.percent(figure.coverage().percent().orElseThrow()),
                language.count(counts.recorded()),
                language.count(figure.denominator()));
    }

    /** 24 af 120 */
    String share() {
        return say("%s af %s", "%s of %s", language.count(counts.successes()), language.count(figure.denominator()));
    }

    /** 24 af 120 afsluttede forløb */
    String shareOfEnrolments() {
        return say("%s af %s", "%s of %s", language.count(counts.successes()), enrolments(figure.denominator()));
    }

    private String enrolments(long number) {
        UnitText.Words words = UnitText.of(disclosed.measure().unit()).counted(number);
        return language.count(number) + " " + language.say(words.danish(), words.english());
    }

    private String say(String danish, String english, Object... values) {
        return language.say(danish, english).formatted(values);
    }
}
