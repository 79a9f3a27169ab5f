package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The only windows that whoever may not see persons can ask for: half-years, calendar years and 12 months ending at a quarter, when their
 * last day is over. They are kept in the order in which they close: what is decided about one never depends on a window that closes later,
 * so whoever keeps what was shown knows no more than whoever fetches everything today. Where two close together the calendar year comes
 * first, and then the half-year.
 */
public final class Grid {
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int QUARTERS_OF_YEAR = 4;
    private static final int MOST_YEARS_BACK = 15;

    private final YearMonth begin;
    private final Basis basis;
    /** The quarter in which the initiative began. */
    private final int began;

    private final int quarters;
    private final List<QuarterRange> stretches = new ArrayList<>();

    private Grid(YearMonth begin, Basis basis, int began, int quarters) {
        this.begin = begin;
        this.basis = basis;
        this.began = began;
        this.quarters = quarters;
        for (int last = 0; last < quarters; last++) {
            addWindowsClosingWith(last);
        }
    }

    /** From the calendar year in which the initiative began, at most fifteen years back. */
    public static Grid of(LocalDate runsFrom, LocalDate today, Basis basis) {
        YearMonth begin = YearMonth.of(Math.max(runsFrom.getYear(), today.getYear() - MOST_YEARS_BACK), 1);
        return new Grid(
                begin,
                basis,
                Math.max(0, quartersBetween(begin, YearMonth.from(runsFrom))),
                Math.max(0, quartersBetween(begin, YearMonth.from(today))));
    }

    /** Whether it is a window of this kind at all, for any initiative. */
    public static boolean isWindow(LocalDate from, LocalDate to) {
        YearMonth last = YearMonth.from(to);
        boolean wholeMonths = from.getDayOfMonth() == 1 && last.atEndOfMonth().equals(to);
        long months = ChronoUnit.MONTHS.between(YearMonth.from(from), last) + 1;
        return wholeMonths && endsQuarter(last) && (months == 12 || (months == 6 && last.getMonthValue() % 6 == 0));
    }

    /** Whether it is a half-year; those do not overlap, so that nothing follows from the difference of two. */
    public static boolean isHalfYear(LocalDate from, LocalDate to) {
        HalfYear half = HalfYear.of(from);
        return half.firstDay().equals(from) && half.lastDay().equals(to);
    }

    /** Whether the window is over before the quarter begins in which the initiative did. */
    public static boolean isBefore(Window window, LocalDate runsFrom) {
        YearMonth began = YearMonth.from(runsFrom);
        return quartersBetween(
                        began.minusMonths((began.getMonthValue() - 1) % MONTHS_OF_QUARTER),
                        YearMonth.from(window.lastDayInclusive()))
                < 0;
    }

    /** The last half-year that is over. */
    public static Window latestHalfYear(LocalDate today, Basis basis) {
        return HalfYear.of(today).before().window(basis);
    }

    public static boolean endsQuarter(YearMonth month) {
        return month.getMonthValue() % MONTHS_OF_QUARTER == 0;
    }

    /** The 12 months ending with the last quarter that is over. */
    public static Window latestTwelveMonths(LocalDate today, Basis basis) {
        YearMonth last = YearMonth.from(today).minusMonths(1);
        while (!endsQuarter(last)) {
            last = last.minusMonths(1);
        }
        return Window.endingWith(last, 12, basis);
    }

    /** All of them, the newest first; of two that end together the longer. */
    public List<Window> newestFirst() {
        return stretches.stream()
                .sorted(Comparator.comparingInt(QuarterRange::toExclusive).reversed().thenComparing(QuarterRange::from))
                .map(this::window)
                .toList();
    }

    /** From the first day of the first quarter to the last of the last, if there is one. */
    public Optional<Window> whole() {
        return quarters == 0 ? Optional.empty() : Optional.of(window(new QuarterRange(0, quarters)));
    }

    public int quarters() {
        return quarters;
    }

    /** One that ends before the first is counted from it backwards. */
    public int quarterOf(YearMonth month) {
        return quartersBetween(begin, month);
    }

    int began() {
        return began;
    }

    List<QuarterRange> stretches() {
        return List.copyOf(stretches);
    }

    Window window(QuarterRange stretch) {
        return new Window(
                begin.plusMonths((long) stretch.from() * MONTHS_OF_QUARTER).atDay(1),
                begin.plusMonths((long) stretch.toExclusive() * MONTHS_OF_QUARTER - 1)
                        .atEndOfMonth(),
                basis);
    }

    /**
     * A half-year or calendar year may have begun before the initiative did. Other 12 months may not: they would be the figures of three,
     * six and nine months, and each would give back a quarter.
     */
    private void addWindowsClosingWith(int quarter) {
        QuarterRange year = new QuarterRange(quarter + 1 - QUARTERS_OF_YEAR, quarter + 1);
        QuarterRange half = new QuarterRange(quarter - 1, quarter + 1);
        switch (quarter % QUARTERS_OF_YEAR) {
            case 1 -> {
                addIf(quarter >= began, half);
                addIf(year.from() >= began, year);
            }
            case 3 -> {
                stretches.add(year);
                addIf(quarter >= began, half);
            }
            default -> addIf(year.from() >= began, year);
        }
    }

    private void addIf(boolean belongs, QuarterRange stretch) {
        if (belongs) {
            stretches.add(stretch);
        }
    }

    private static int quartersBetween(YearMonth begin, YearMonth month) {
        return Math.toIntExact(Math.floorDiv(ChronoUnit.MONTHS.between(begin, month), MONTHS_OF_QUARTER));
    }
}
