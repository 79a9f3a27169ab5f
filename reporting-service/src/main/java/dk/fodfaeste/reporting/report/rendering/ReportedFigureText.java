package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.ComparedGroupView;
import dk.fodfaeste.reporting.figures.ComparisonText;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.figures.UnitText;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;

/** Texts about one figure of a report, in the language of the page or document. */
final class ReportedFigureText {
    private ReportedFigureText() {}

    static String basis(MeasureSection measure, FigureView figure) {
        if (figure.window().basis() == Basis.FOLLOW_UP) {
            return say("opfølgningsdato", "follow-up date");
        }
        UnitText.Words day = UnitText.of(measure.unit()).day();
        return say(day.danish(), day.english());
    }

    /** The rate with its numerator and denominator, or why there is none. */
    static String sentence(MeasureSection measure, ReportedFigure reported) {
        FigureView figure = reported.figure();
        if (figure.notBegun()) {
            return say("Indsatsen var ikke begyndt.", "The initiative had not begun.");
        }
        if (reported.hidden()) {
            return say(
                    "Tallene vises ikke, fordi enkeltpersoner kan genkendes, alene ud fra tallene eller sammen med andre tal.",
                    "The figures are not shown: alone or with other figures they could identify a person.");
        }
        if (figure.denominator() == 0) {
            return say(
                    "Der er endnu ingen forløb at vurdere i perioden. Det er ikke det samme som 0 %.",
                    "There are no enrolments to judge in this window yet. That is not the same as 0%.");
        }
        return say("%s af %s %s opfyldte målepunktet: %s.", "%s of %s %s met the measure: %s.")
                .formatted(
                        DisplayText.count(figure.counts().successes()),
                        DisplayText.count(figure.denominator()),
                        enrolments(measure, figure.denominator()),
                        DisplayText.percent(figure.percent()));
    }

    /** 12 af 25 (48,0 %) */
    static String shortRate(ReportedFigure reported) {
        FigureView figure = reported.figure();
        if (figure.notBegun()) {
            return say("ikke begyndt", "not begun");
        }
        if (reported.hidden()) {
            return say("skjult", "hidden");
        }
        return figure.denominator() == 0
                ? say("ingen", "none")
                : say("%s af %s (%s)", "%s of %s (%s)")
                        .formatted(
                                DisplayText.count(figure.counts().successes()),
                                DisplayText.count(figure.denominator()),
                                DisplayText.percent(figure.percent()));
    }

    private static String enrolments(MeasureSection measure, long number) {
        UnitText.Words words = UnitText.of(measure.unit()).counted(number);
        return say(words.danish(), words.english());
    }

    /** Blank without a rate. */
    static String judgement(ReportedFigure reported) {
        if (!reported.hasRate()) {
            return "";
        }
        if (!reported.promise().complete()) {
            return "";
        }
        return reported.figure().target().reached() == null
                ? say(
                        "Om målsætningen er nået, vises ikke, fordi enkeltpersoner kan genkendes.",
                        "Whether the target is reached is not shown, because it could identify a person.")
                : say("Målsætningen er %s.", "The target is %s.").formatted(verdict(reported));
    }

    /** nået; kan være tilfældigt (foreløbigt) */
    static String verdict(ReportedFigure reported) {
        FigureView figure = reported.figure();
        if (!reported.hasRate() || !reported.promise().complete()) {
            return "";
        }
        if (figure.target().reached() == null) {
            return say("vises ikke", "not shown");
        }
        String verdict = figure.target().reached() ? say("nået", "reached") : say("ikke nået", "not reached");
        if (reported.uncertain()) {
            verdict += say("; kan være tilfældigt", "; may be due to chance");
        }
        return figure.provisional() ? verdict + say(" (foreløbigt)", " (provisional)") : verdict;
    }

    /** Whether the figure is provisional; blank if it is hidden or there is nothing to count. */
    static String state(ReportedFigure reported) {
        if (!reported.hasState()) {
            return "";
        }
        return reported.figure().provisional() ? say("foreløbigt", "provisional") : say("endeligt", "settled");
    }

    /** {@link #state} as a sentence. */
    static String stateSentence(ReportedFigure reported) {
        if (!reported.hasState()) {
            return "";
        }
        return reported.figure().provisional()
                ? say(
                        "Tallet er foreløbigt: der mangler stadig opfølgninger.",
                        "The figure is provisional: follow-ups are still missing.")
                : say(
                        "Tallet er ikke foreløbigt: alle opfølgninger er afgjort.",
                        "The figure is not provisional: all follow-ups are settled.");
    }

    /** The target, and whether it was changed in the window. */
    static String target(ReportedFigure reported) {
        FigureView figure = reported.figure();
        if (!reported.hasRate() || !reported.promise().complete()) {
            return "";
        }
        if (figure.target().percent() == null) {
            return say(
                            "Målsætningen er ændret i perioden, mellem %s og %s. Hver opfølgning måles mod sin egen.",
                            "The target was changed in the window, between %s and %s. Each follow-up is judged by its own target.")
                    .formatted(
                            DisplayText.shortPercent(reported.promise().lowest()),
                            DisplayText.shortPercent(reported.promise().highest()));
        }
        String target = DisplayText.shortPercent(figure.target().percent());
        return Boolean.TRUE.equals(figure.target().changedInWindow())
                ? target
                        + say(
                                " i gennemsnit. Målsætningen er ændret i perioden; hver opfølgning måles mod sin egen.",
                                " on average. The target was changed in the window; each follow-up is judged by its own target.")
                : target;
    }

    static String comparison(ReportedFigure reported) {
        ComparedGroupView group = reported.figure().comparison();
        return group == null
                ? ""
                : new ComparisonText(group, Language.current()).sentences() + " "
                        + ComparisonText.note(Language.current());
    }

    static String interval(ReportedFigure reported) {
        FigureView figure = reported.figure();
        return figure.interval() == null
                ? ""
                : DisplayText.decimal(figure.interval().low())
                        + say(" til ", " to ")
                        + DisplayText.percent(figure.interval().high());
    }
}
