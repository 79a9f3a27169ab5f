package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.StoredReport;

/** Texts about a report as a whole, in the language of the page or document. */
public final class ReportText {
    private ReportText() {}

    /** @param halfYear such as 2024-H2 */
    public static String period(String halfYear) {
        return window(HalfYear.parse(halfYear).orElseThrow().window(Basis.ANCHOR));
    }

    static String name(ReportDocument.InitiativeSection initiative) {
        return DisplayText.name(initiative.name(), initiative.englishName());
    }

    static String name(ReportDocument.MeasureSection measure) {
        return DisplayText.name(measure.name(), measure.englishName());
    }

    static String window(Window window) {
        return new PeriodText(window, Language.current()).shortName();
    }

    static String title(ReportDocument document) {
        String title = say("Halvårsrapport, ", "Half-yearly report: ") + period(document.period());
        return document.number() == null
                ? title + say(" (udkast)", " (draft)")
                : title + ", " + number(document.number());
    }

    static String number(int report) {
        return say("nr. ", "no. ") + report;
    }

    static String calculatedAt(ReportDocument document) {
        return say("Opgjort %s af det, der var registreret da.", "Calculated on %s from what was recorded by then.")
                .formatted(DisplayText.dateTime(document.knownAt()));
    }

    /** Blank if every event could be read. */
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

    /** The report that this one replaces, and why; blank if it replaces none. */
    static String corrects(ReportDocument document) {
        return document.corrects() == null
                ? ""
                : say("Erstatter rapport nr. %d: %s", "Replaces report no. %d: %s")
                        .formatted(document.corrects(), document.because());
    }

    public static String status(StoredReport report) {
        return switch (report.status()) {
            case DRAFT -> say("Udkast", "Draft");
            case PUBLISHED -> say("Offentliggjort", "Published");
            case SUPERSEDED -> say("Erstattet af nr. ", "Superseded by no. ") + report.supersededBy();
        };
    }
}
