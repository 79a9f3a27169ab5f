package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.CalendarPeriod;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Quarter;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The windows that roles without access to persons may request: closed half-years, calendar years and 12 months ending with a quarter. They
 * are ordered by their last day. The decision about a window never depends on a window that closes later, so a reader who stored earlier
 * answers learns no more than one who fetches everything today. Of windows that close together, the calendar year comes first and then the
 * half-year.
 */
public final class Grid {
    private static final int QUARTERS_OF_YEAR = 4;
    private static final int MONTHS_OF_YEAR = 12;
    private static final int MAX_YEARS_BACK = 15;

    private final Quarter firstQuarter;
    private final Basis basis;
    private final int startQuarter;
    private final int quarters;
    private final List<QuarterRange> windowRanges = new ArrayList<>();

    private Grid(Quarter firstQuarter, Basis basis, int startQuarter, int quarters) {
        this.firstQuarter = firstQuarter;
        this.basis = basis;
        this.startQuarter = startQuarter;
        this.quarters = quarters;
        for (int last = 0; last < quarters; last++) {
            addWindowsEndingWith(last);
        }
    }

    /** From the calendar year in which the initiative starts, at most fifteen years back. */
    public static Grid of(LocalDate runsFrom, LocalDate today, Basis basis) {
        Quarter first = new Quarter(Math.max(runsFrom.getYear(), today.getYear() - MAX_YEARS_BACK), 1);
        return new Grid(
                first,
                basis,
                Math.max(0, first.quartersUntil(Quarter.of(runsFrom))),
                Math.max(0, first.quartersUntil(Quarter.of(today))));
    }

    /** Whether these days are a window of this kind for any initiative. */
    public static boolean isWindow(LocalDate from, LocalDate to) {
        Quarter last = Quarter.of(to);
        return to.equals(last.lastDay())
                && (isHalfYear(from, to)
                        || from.equals(last.plus(1 - QUARTERS_OF_YEAR).firstDay()));
    }

    /** Half-years do not overlap, so the difference of two of them reveals nothing. */
    public static boolean isHalfYear(LocalDate from, LocalDate to) {
        return CalendarPeriod.of(from, to).filter(HalfYear.class::isInstance).isPresent();
    }

    /** Whether the window ends before the quarter in which the initiative starts. */
    public static boolean endsBeforeStart(Window window, LocalDate runsFrom) {
        return Quarter.of(runsFrom).quartersUntil(Quarter.of(window.lastDayInclusive())) < 0;
    }

    public static Window latestHalfYear(LocalDate today, Basis basis) {
        return HalfYear.of(today).previous().window(basis);
    }

    public static boolean endsQuarter(YearMonth month) {
        return Quarter.of(month).lastMonth().equals(month);
    }

    /** The 12 months ending with the latest closed quarter. */
    public static Window latestTwelveMonths(LocalDate today, Basis basis) {
        return Window.endingWith(Quarter.of(today).plus(-1).lastMonth(), MONTHS_OF_YEAR, basis);
    }

    /** All windows, the newest first. If two end on the same day, the longer one comes first. */
    public List<Window> newestFirst() {
        return windowRanges.stream()
                .sorted(Comparator.comparingInt(QuarterRange::toExclusive)
                        .reversed()
                        .thenComparing(QuarterRange::from))
                .map(this::window)
                .toList();
    }

    /** From the first day of the first quarter to the last day of the last; empty if there is no quarter. */
    public Optional<Window> span() {
        return quarters == 0 ? Optional.empty() : Optional.of(window(new QuarterRange(0, quarters)));
    }

    public int quarters() {
        return quarters;
    }

    /** Negative for a month before the first quarter. */
    public int quarterOf(YearMonth month) {
        return firstQuarter.quartersUntil(Quarter.of(month));
    }

    /** The quarter in which the initiative starts. */
    int startQuarter() {
        return startQuarter;
    }

    boolean isHalfYearOrYear(QuarterRange range) {
        int length = range.toExclusive() - range.from();
        return length == QUARTERS_OF_YEAR / 2 || Math.floorMod(range.from(), QUARTERS_OF_YEAR) == 0;
    }

    List<QuarterRange> windowRanges() {
        return List.copyOf(windowRanges);
    }

    Window window(QuarterRange range) {
        return new Window(
                firstQuarter.plus(range.from()).firstDay(),
                firstQuarter.plus(range.toExclusive() - 1).lastDay(),
                basis);
    }

    /**
     * A half-year or calendar year may begin before the initiative starts. Other 12 months may not: they would be the figures of three, six
     * and nine months, and each would reveal a quarter.
     */
    private void addWindowsEndingWith(int quarter) {
        QuarterRange year = new QuarterRange(quarter + 1 - QUARTERS_OF_YEAR, quarter + 1);
        QuarterRange half = new QuarterRange(quarter - 1, quarter + 1);
        switch (quarter % QUARTERS_OF_YEAR) {
            case 1 -> {
                addIf(quarter >= startQuarter, half);
                addIf(year.from() >= startQuarter, year);
            }
            case 3 -> {
                windowRanges.add(year);
                addIf(quarter >= startQuarter, half);
            }
            default -> addIf(year.from() >= startQuarter, year);
        }
    }

    private void addIf(boolean condition, QuarterRange range) {
        if (condition) {
            windowRanges.add(range);
        }
    }
}
