package dk.fodfaeste.reporting.volumes;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Volumes as the table of a page.
 *
 * @param window in words
 * @param staffing full-time equivalents on the last day
 * @param anyHidden whether a number is hidden
 */
public record VolumesTable(String window, List<Line> lines, Staffing staffing, boolean anyHidden) {

    /**
     * @param number in words; null if it is hidden
     * @param promised null if nothing was promised
     */
    public record Line(String name, String number, Integer promised) {}

    /**
     * In words.
     *
     * @param how the grant lines that add up to what is paid for
     * @param working null if it is hidden
     */
    public record Staffing(LocalDate day, String paidFor, String how, String working) {
        private static Staffing of(VolumesView volumes) {
            StaffingView staffing = volumes.staffing();
            String none = volumes.hidesCaseload() ? null : "–";
            return new Staffing(
                    staffing.day(),
                    staffing.paidForText(),
                    staffing.howPaidFor(),
                    staffing.working() == null ? none : DisplayText.decimal(staffing.working()));
        }
    }

    public static VolumesTable of(VolumesView volumes, Window window, Language language) {
        List<Line> lines = new ArrayList<>(List.of(
                new Line(language.say("Begyndt i perioden", "Began in the window"), count(volumes.started()), null),
                new Line(language.say("Afsluttet i perioden", "Ended in the window"), count(volumes.exited()), null),
                new Line(
                        language.say("I gang den sidste dag", "Enrolled on the last day"),
                        count(volumes.enrolledOnLastDay()),
                        volumes.capacity()),
                new Line(
                        language.say("Flest på én dag", "Highest on any day"),
                        count(volumes.highest()),
                        volumes.capacity()),
                new Line(
                        language.say(
                                "Pr. fuldtidskonsulent den sidste dag", "Per full-time consultant on the last day"),
                        caseload(volumes),
                        volumes.caseloadNorm())));
        volumes.perYear().forEach(year -> lines.add(year(volumes, year, language)));
        return new VolumesTable(
                new PeriodText(window, language).nameAndDates(), lines, Staffing.of(volumes), volumes.suppressed());
    }

    private static String count(Long number) {
        return number == null ? null : DisplayText.count(number);
    }

    private static String caseload(VolumesView volumes) {
        if (volumes.caseloadPerFullTime() == null) {
            return volumes.hidesCaseload() ? null : "–";
        }
        return DisplayText.decimal(volumes.caseloadPerFullTime());
    }

    private static Line year(VolumesView volumes, VolumesView.YearView year, Language language) {
        String name = language.say("Begyndt i ", "Began in ") + year.year();
        boolean part =
                (volumes.from().getYear() == year.year() && volumes.from().getDayOfYear() > 1)
                        || (volumes.to().getYear() == year.year()
                                && volumes.to().getDayOfYear() < volumes.to().lengthOfYear());
        return new Line(
                part ? name + language.say(" (periodens dage)", " (days of the window)") : name,
                count(year.started()),
                year.intakePerYear());
    }
}
