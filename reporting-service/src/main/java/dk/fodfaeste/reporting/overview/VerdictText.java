package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.util.Optional;

/**
 * The verdict of a figure in one word, with its certainty as a second, quieter text.
 *
 * @param kind reached, missed, provisional, or none where there is no verdict to colour
 * @param certainty the interval, and whether the difference to the target may be random
 */
record VerdictText(String kind, String word, String certainty) {

    /** Null if the figure has no rate. */
    static VerdictText of(DisclosedFigure figure, Language language) {
        if (figure.figure().denominator() == 0) {
            return null;
        }
        String certainty = certainty(figure, language);
        if (!figure.figure().targets().isComplete()) {
            return new VerdictText("none", language.say("Intet mål", "No target"), certainty);
        }
        Optional<Boolean> reached = figure.targetReached();
        if (reached.isEmpty()) {
            return new VerdictText(
                    "none", language.say("Vises ikke (for få personer)", "Not shown (too few persons)"), certainty);
        }
        if (figure.figure().provisional()) {
            return new VerdictText(
                    "provisional",
                    language.say("Foreløbigt", "Provisional"),
                    soFar(figure, reached.get(), language) + "; " + certainty);
        }
        return reached.get()
                ? new VerdictText("reached", language.say("Målet er nået", "Target reached"), certainty)
                : new VerdictText("missed", language.say("Målet er ikke nået", "Target not reached"), certainty);
    }

    private static String soFar(DisclosedFigure figure, boolean reached, Language language) {
        String outcome = reached
                ? language.say("nået indtil nu", "reached so far")
                : language.say("ikke nået indtil nu", "not reached so far");
        if (!figure.disclosure().allows(Part.NOT_DUE) || !figure.disclosure().allows(Part.PENDING)) {
            return outcome;
        }
        long open = figure.figure().counts().notDue() + figure.figure().counts().pending();
        return outcome
                + language.say(
                                open == 1 ? ", 1 opfølgning er åben" : ", %s opfølgninger er åbne",
                                open == 1 ? ", 1 follow-up is open" : ", %s follow-ups are open")
                        .formatted(language.count(open));
    }

    private static String certainty(DisclosedFigure figure, Language language) {
        String interval = new FigureText(figure, language).shortInterval();
        if (figure.figure().interval().isEmpty()) {
            return "";
        }
        return figure.isUncertain()
                ? language.say("kan være tilfældigt, usikkerhed %s", "may be random, uncertainty %s")
                        .formatted(interval)
                : language.say("usikkerhed %s", "uncertainty %s").formatted(interval);
    }
}
