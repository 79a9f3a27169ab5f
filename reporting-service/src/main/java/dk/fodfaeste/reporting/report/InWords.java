package dk.fodfaeste.reporting.report;

import static dk.fodfaeste.reporting.report.TableOf.say;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.kit.web.Say;
import dk.fodfaeste.reporting.figures.FigureShown;
import dk.fodfaeste.reporting.figures.PeriodInWords;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.Document.OfMeasure;
import dk.fodfaeste.reporting.report.Document.Reported;
import dk.fodfaeste.reporting.report.Document.Standing;

/** What a report says of its figures, in words. */
final class InWords {
    private InWords() {}

    static String period(String halfYear) {
        return told(HalfYear.read(halfYear).orElseThrow().window(Basis.ANCHOR));
    }

    static String window(FigureShown figure) {
        return told(figure.window().window());
    }

    private static String told(Window window) {
        return new PeriodInWords(window, Language.present()).told();
    }

    static String basis(OfMeasure measure) {
        if (measure.halfYear().figure().window().basis() == Basis.FOLLOW_UP) {
            return say("opfølgningsdato", "follow-up date");
        }
        return measure.anchor() == Anchor.EXIT ? say("afgangsdato", "exit date") : say("startdato", "start date");
    }

    /** Which of three things it is that there is no rate; or the rate with what it is made of. */
    static String sentence(OfMeasure measure, Reported reported) {
        FigureShown figure = reported.figure();
        if (figure.denominator() == null) {
            return say(
                    "Tallene vises ikke, for der er så få forløb, at de kunne røbe nogen.",
                    "The figures are not shown: there are so few enrolments that they could betray somebody.");
        }
        if (figure.denominator() == 0) {
            return say(
                    "Der er endnu ingen forløb at vurdere i perioden. Det er ikke det samme som 0 %.",
                    "There are no enrolments to judge in this window yet. That is not the same as 0%.");
        }
        return say("%s af %s %s opfyldte målepunktet: %s.", "%s of %s %s met the measure: %s.")
                .formatted(
                        Say.count(figure.counts().successes()),
                        Say.count(figure.denominator()),
                        periods(measure, figure.denominator()),
                        Say.percent(figure.percent()));
    }

    private static String periods(OfMeasure measure, long number) {
        boolean one = number == 1;
        return measure.anchor() == Anchor.EXIT
                ? (one
                        ? say("afsluttet forløb", "enrolment that ended")
                        : say("afsluttede forløb", "enrolments that ended"))
                : (one
                        ? say("påbegyndt forløb", "enrolment that began")
                        : say("påbegyndte forløb", "enrolments that began"));
    }

    /** nået, men usikkert (foreløbigt) */
    static String verdict(Reported reported) {
        FigureShown figure = reported.figure();
        if (figure.denominator() == null || figure.denominator() == 0) {
            return "";
        }
        if (figure.target().reached() == null) {
            return say("vises ikke", "not shown");
        }
        String verdict = reached(figure.target().reached());
        if (reported.uncertain()) {
            verdict += say(", men usikkert", ", but uncertain");
        }
        return figure.provisional() ? verdict + say(" (foreløbigt)", " (provisional)") : verdict;
    }

    static String verdict(Standing standing) {
        return standing.reached() == null ? "" : reached(standing.reached());
    }

    private static String reached(boolean reached) {
        return reached ? say("nået", "reached") : say("ikke nået", "not reached");
    }

    /** What was promised, and whether that changed meanwhile. */
    static String target(Reported reported) {
        FigureShown figure = reported.figure();
        if (figure.denominator() == null || figure.denominator() == 0) {
            return "";
        }
        if (figure.target().percent() == null) {
            return say(
                            "Målsætningen er ændret i perioden, mellem %s og %s. Hver opfølgning måles mod sin egen.",
                            "The target was revised within the window, between %s and %s. Each follow-up is judged by its own.")
                    .formatted(
                            Say.promise(reported.promise().lowest()),
                            Say.promise(reported.promise().highest()));
        }
        String target = Say.promise(figure.target().percent());
        return Boolean.TRUE.equals(figure.target().changedInWindow())
                ? target
                        + say(
                                " i gennemsnit. Målsætningen er ændret i perioden; hver opfølgning måles mod sin egen.",
                                " on average. The target was revised within the window; each follow-up is judged by its own.")
                : target;
    }

    static String interval(Reported reported) {
        FigureShown figure = reported.figure();
        return figure.interval() == null
                ? ""
                : Say.decimal(figure.interval().low())
                        + say(" til ", " to ")
                        + Say.percent(figure.interval().high());
    }

    static String standing(Document document) {
        return say("Opgjort %s af det, der var registreret da.", "Computed on %s from what had been recorded by then.")
                .formatted(Say.moment(document.knownAt()));
    }

    static String title(Document document) {
        String title = say("Halvårsrapport, ", "Half-yearly report: ") + period(document.period());
        if (document.number() == null) {
            return title + say(" (udkast)", " (draft)");
        }
        return title + say(", nr. ", ", no. ") + document.number();
    }

    static String state(OnFile report) {
        return switch (report.status()) {
            case DRAFT -> say("Udkast", "Draft");
            case PUBLISHED -> say("Offentliggjort", "Published");
            case SUPERSEDED -> say("Erstattet af nr. ", "Superseded by no. ") + report.supersededBy();
        };
    }
}
