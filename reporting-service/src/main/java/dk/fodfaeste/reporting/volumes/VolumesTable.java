package dk.fodfaeste.reporting.volumes;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
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
     * @param value null if it is hidden or does not exist
     * @param promised null if nothing was promised
     */
    public record Line(String name, BigDecimal value, boolean hidden, Integer promised) {
        private static Line count(String name, Long count, Integer promised) {
            return new Line(name, count == null ? null : BigDecimal.valueOf(count), count == null, promised);
        }

        /** In words; null if it is hidden. */
        public String number() {
            if (value == null) {
                return hidden ? null : "–";
            }
            return value.scale() == 0 ? DisplayText.count(value.longValueExact()) : DisplayText.decimal(value);
        }
    }

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
                Line.count(language.say("Begyndt i perioden", "Began in the window"), volumes.started(), null),
                Line.count(language.say("Afsluttet i perioden", "Ended in the window"), volumes.exited(), null),
                Line.count(
                        language.say("I gang den sidste dag", "Enrolled on the last day"),
                        volumes.enrolledOnLastDay(),
                        volumes.capacity()),
                Line.count(
                        language.say("Flest på én dag", "Highest on any day"), volumes.highest(), volumes.capacity()),
                new Line(
                        language.say(
                                "Pr. fuldtidskonsulent den sidste dag", "Per full-time consultant on the last day"),
                        volumes.caseloadPerFullTime(),
                        volumes.hidesCaseload(),
                        volumes.caseloadNorm())));
        volumes.perYear().forEach(year -> lines.add(year(volumes, year, language)));
        return new VolumesTable(
                new PeriodText(window, language).nameAndDates(), lines, Staffing.of(volumes), volumes.suppressed());
    }

    private static Line year(VolumesView volumes, VolumesView.YearView year, Language language) {
        String name = language.say("Begyndt i ", "Began in ") + year.year();
        boolean part =
                (volumes.from().getYear() == year.year() && volumes.from().getDayOfYear() > 1)
                        || (volumes.to().getYear() == year.year()
                                && volumes.to().getDayOfYear() < volumes.to().lengthOfYear());
        return Line.count(
                part ? name + language.say(" (periodens dage)", " (days of the window)") : name,
                year.started(),
                year.intakePerYear());
    }
}
