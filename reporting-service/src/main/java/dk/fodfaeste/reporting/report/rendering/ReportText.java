package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.reporting.report.rendering.TableBuilder.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.StoredReport;

/** What a report says of its figures, in words. */
public final class ReportText {
    private ReportText() {}

    public static String period(String halfYear) {
        return told(HalfYear.read(halfYear).orElseThrow().window(Basis.ANCHOR));
    }

    static String told(Window window) {
        return new PeriodText(window, Language.current()).told();
    }

    static String basis(MeasureSection measure, FigureView figure) {
        if (figure.window().basis() == Basis.FOLLOW_UP) {
            return say("opfølgningsdato", "follow-up date");
        }
        return measure.anchor() == Anchor.EXIT ? say("afgangsdato", "exit date") : say("startdato", "start date");
    }

    /** Why there is no rate; or the rate with what it is made of. */
    static String sentence(MeasureSection measure, ReportedFigure reported) {
        FigureView figure = reported.figure();
        if (figure.notBegun()) {
            return say("Indsatsen var ikke begyndt.", "The initiative had not begun.");
        }
        if (reported.hidden()) {
            return say(
                    "Tallene vises ikke, for de kunne røbe nogen, selv eller sammen med andre tal.",
                    "The figures are not shown: alone or with others they could betray somebody.");
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
                        periods(measure, figure.denominator()),
                        DisplayText.percent(figure.percent()));
    }

    private static String periods(MeasureSection measure, long number) {
        boolean one = number == 1;
        return measure.anchor() == Anchor.EXIT
                ? (one
                        ? say("afsluttet forløb", "enrolment that ended")
                        : say("afsluttede forløb", "enrolments that ended"))
                : (one
                        ? say("påbegyndt forløb", "enrolment that began")
                        : say("påbegyndte forløb", "enrolments that began"));
    }

    /** Blank where there is no rate to judge. */
    static String judgement(ReportedFigure reported) {
        if (!reported.hasRate()) {
            return "";
        }
        return reported.figure().target().reached() == null
                ? say(
                        "Om målsætningen er nået, vises ikke, for det kunne røbe nogen.",
                        "Whether the target is reached is not shown, for it could betray somebody.")
                : say("Målsætningen er %s.", "The target is %s.").formatted(verdict(reported));
    }

    /** nået, men usikkert (foreløbigt) */
    static String verdict(ReportedFigure reported) {
        FigureView figure = reported.figure();
        if (!reported.hasRate()) {
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

    /** Whether the figure can still change by itself; blank where it is hidden or about nobody. */
    static String settled(ReportedFigure reported) {
        if (!reported.saysSettled()) {
            return "";
        }
        return reported.figure().provisional() ? say("foreløbigt", "provisional") : say("endeligt", "settled");
    }

    private static String reached(boolean reached) {
        return reached ? say("nået", "reached") : say("ikke nået", "not reached");
    }

    /** What was promised, and whether that changed meanwhile. */
    static String target(ReportedFigure reported) {
        FigureView figure = reported.figure();
        if (!reported.hasRate()) {
            return "";
        }
        if (figure.target().percent() == null) {
            return say(
                            "Målsætningen er ændret i perioden, mellem %s og %s. Hver opfølgning måles mod sin egen.",
                            "The target was revised within the window, between %s and %s. Each follow-up is judged by its own.")
                    .formatted(
                            DisplayText.shortPercent(reported.promise().lowest()),
                            DisplayText.shortPercent(reported.promise().highest()));
        }
        String target = DisplayText.shortPercent(figure.target().percent());
        return Boolean.TRUE.equals(figure.target().changedInWindow())
                ? target
                        + say(
                                " i gennemsnit. Målsætningen er ændret i perioden; hver opfølgning måles mod sin egen.",
                                " on average. The target was revised within the window; each follow-up is judged by its own.")
                : target;
    }

    static String interval(ReportedFigure reported) {
        FigureView figure = reported.figure();
        return figure.interval() == null
                ? ""
                : DisplayText.decimal(figure.interval().low())
                        + say(" til ", " to ")
                        + DisplayText.percent(figure.interval().high());
    }

    static String standing(ReportDocument document) {
        return say("Opgjort %s af det, der var registreret da.", "Computed on %s from what had been recorded by then.")
                .formatted(DisplayText.dateTime(document.knownAt()));
    }

    /** Blank where every event could be read. */
    static String unreadable(ReportDocument document) {
        long events = document.unreadable();
        if (events == 0) {
            return "";
        }
        return events == 1
                ? say(
                        "1 hændelse kunne ikke læses og er ikke med i tallene.",
                        "1 event could not be read and is not in the figures.")
                : say(
                                "%s hændelser kunne ikke læses og er ikke med i tallene.",
                                "%s events could not be read and are not in the figures.")
                        .formatted(DisplayText.count(events));
    }

    static String title(ReportDocument document) {
        String title = say("Halvårsrapport, ", "Half-yearly report: ") + period(document.period());
        return document.number() == null
                ? title + say(" (udkast)", " (draft)")
                : title + ", " + numbered(document.number());
    }

    static String numbered(int report) {
        return say("nr. ", "no. ") + report;
    }

    /** Which report it takes the place of and why; blank where it corrects none. */
    static String corrects(ReportDocument document) {
        return document.corrects() == null
                ? ""
                : say("Erstatter rapport nr. %d: %s", "Takes the place of report no. %d: %s")
                        .formatted(document.corrects(), document.because());
    }

    public static String state(StoredReport report) {
        return switch (report.status()) {
            case DRAFT -> say("Udkast", "Draft");
            case PUBLISHED -> say("Offentliggjort", "Published");
            case SUPERSEDED -> say("Erstattet af nr. ", "Superseded by no. ") + report.supersededBy();
        };
    }
}
