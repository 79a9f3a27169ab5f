package dk.fodfaeste.reporting.volumes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DailyCounts;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.CountDisclosures.Count;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The volumes of an initiative in a window, and what was promised. A hidden number is null, never 0.
 *
 * @param started enrolments that began in the window
 * @param exited enrolments whose last day is in it
 * @param enrolledOnLastDay enrolments on the last day of the window; the day of an exit counts
 * @param highest the highest number of enrolments on any day of the window
 * @param capacity enrolments at a time; null if nothing was promised, like the other promises
 * @param perYear the days of the window in each calendar year
 * @param caseloadPerFullTime enrolments on the last day per full-time equivalent of the consultants who have them, with one decimal; also
 *     null if nobody is enrolled, or none of these consultants works any more
 * @param staffing full-time equivalents on the last day of the window; null in reports from before it existed
 * @param suppressed whether small-count control hides numbers
 * @param readUntil later events are missing in the numbers; absent if events were read until less than a minute ago
 */
public record VolumesView(
        String initiative,
        LocalDate from,
        LocalDate to,
        LocalDate today,
        Instant knownAt,
        @Schema(nullable = true) Long started,
        @Schema(nullable = true) Long exited,
        @Schema(nullable = true) Long enrolledOnLastDay,
        @Schema(nullable = true) Long highest,
        @Schema(nullable = true) Integer capacity,
        List<YearView> perYear,
        @Schema(nullable = true) BigDecimal caseloadPerFullTime,
        @Schema(nullable = true) Integer caseloadNorm,
        @Schema(nullable = true) StaffingView staffing,
        boolean suppressed,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant readUntil) {

    /**
     * @param started enrolments that began in the year, within the window
     * @param intakePerYear the promise for a whole year
     */
    public record YearView(
            int year,
            @Schema(nullable = true) Long started,
            @Schema(nullable = true) Integer intakePerYear) {}

    private static final int CASELOAD_DECIMALS = 1;

    /**
     * Which numbers may be shown.
     *
     * @param partsOfWindow whether numbers of a part of the window may be shown, too
     */
    record VolumeParts(Set<Count> counts, boolean caseload, boolean partsOfWindow) {
        static final VolumeParts EVERYTHING = new VolumeParts(EnumSet.allOf(Count.class), true, true);

        boolean shows(Count count) {
            return counts.contains(count);
        }

        private boolean showsAll() {
            return caseload && counts.containsAll(EnumSet.of(Count.BEGAN, Count.ENDED, Count.ENROLLED));
        }
    }

    static VolumesView of(
            InitiativeVersion initiative,
            Window window,
            AsOf asOf,
            DailyCounts counts,
            Caseloads onLastDay,
            List<GrantLine> granted,
            VolumeParts shown) {
        LocalDate from = window.firstDay();
        LocalDate to = window.lastDayInclusive();
        List<YearView> years = IntStream.rangeClosed(from.getYear(), to.getYear())
                .mapToObj(year -> year(initiative, window, year, counts, shown))
                .toList();
        return new VolumesView(
                initiative.code(),
                from,
                to,
                asOf.today(),
                asOf.knownAt(),
                shown.shows(Count.BEGAN) ? counts.started(from, to) : null,
                shown.shows(Count.ENDED) ? counts.exited(from, to) : null,
                shown.shows(Count.ENROLLED) ? counts.enrolledOn(to) : null,
                shown.shows(Count.ENROLLED) ? counts.highest(from, to) : null,
                initiative.capacity(),
                years,
                shown.caseload()
                        ? onLastDay
                                .perFullTimeEquivalent(initiative.code(), CASELOAD_DECIMALS)
                                .orElse(null)
                        : null,
                initiative.caseloadNorm(),
                StaffingView.of(
                        to,
                        granted,
                        shown.caseload()
                                ? onLastDay
                                        .fullTimeWorking(initiative.code(), CASELOAD_DECIMALS)
                                        .orElse(null)
                                : null),
                !shown.showsAll() || years.stream().anyMatch(year -> year.started() == null),
                null);
    }

    /** Whether small-count control hides the caseload; otherwise a missing one does not exist. */
    public boolean hidesCaseload() {
        return caseloadPerFullTime == null && suppressed && (enrolledOnLastDay == null || enrolledOnLastDay > 0);
    }

    VolumesView readUntil(Instant instant) {
        return new VolumesView(
                initiative,
                from,
                to,
                today,
                knownAt,
                started,
                exited,
                enrolledOnLastDay,
                highest,
                capacity,
                perYear,
                caseloadPerFullTime,
                caseloadNorm,
                staffing,
                suppressed,
                instant);
    }

    /** A part of a window is no window of the grid, so only the year of a window within one year is shown to every reader. */
    private static YearView year(
            InitiativeVersion initiative, Window window, int year, DailyCounts counts, VolumeParts shown) {
        LocalDate from = later(window.firstDay(), LocalDate.of(year, 1, 1));
        LocalDate to = earlier(window.lastDayInclusive(), LocalDate.of(year, 12, 31));
        boolean isWhole = from.equals(window.firstDay()) && to.equals(window.lastDayInclusive());
        return new YearView(
                year,
                shown.shows(Count.BEGAN) && (shown.partsOfWindow() || isWhole) ? counts.started(from, to) : null,
                initiative.intakePerYear());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
