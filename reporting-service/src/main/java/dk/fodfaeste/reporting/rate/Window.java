package dk.fodfaeste.reporting.rate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** The days that a figure covers, both ends inclusive, and the date by which they select follow-ups. */
public record Window(LocalDate firstDay, LocalDate lastDayInclusive, Basis basis) {
    public Window {
        if (firstDay.isAfter(lastDayInclusive)) {
            throw new IllegalArgumentException("a window starts no later than it ends");
        }
    }

    /** Whole months, the last of which is {@code lastMonth}: twelve months ending with February 2026 start on 1 March 2025. */
    public static Window endingWith(YearMonth lastMonth, int months, Basis basis) {
        return new Window(lastMonth.minusMonths(months - 1L).atDay(1), lastMonth.atEndOfMonth(), basis);
    }

    /** One window for each month end in the range, the earliest first. */
    public static List<Window> rolling(LocalDate from, LocalDate toInclusive, int months, Basis basis) {
        return Stream.iterate(
                        YearMonth.from(from),
                        month -> !month.atEndOfMonth().isAfter(toInclusive),
                        month -> month.plusMonths(1))
                .map(month -> endingWith(month, months, basis))
                .toList();
    }

    /** The half-years that overlap the range, the earliest first. */
    public static List<Window> halfYears(LocalDate from, LocalDate toInclusive, Basis basis) {
        return Stream.iterate(HalfYear.of(from), half -> !half.firstDay().isAfter(toInclusive), HalfYear::next)
                .map(half -> half.window(basis))
                .toList();
    }

    /** The smallest window that contains all of these; the list is not empty. */
    public static Window enclosing(List<Window> windows) {
        LocalDate first =
                windows.stream().map(Window::firstDay).min(LocalDate::compareTo).orElseThrow();
        LocalDate last = windows.stream()
                .map(Window::lastDayInclusive)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return new Window(first, last, windows.getFirst().basis());
    }

    /** As many whole months before this one, or as many days if these are not whole months. */
    public Window previous() {
        LocalDate lastDay = firstDay.minusDays(1);
        boolean wholeMonths =
                firstDay.getDayOfMonth() == 1 && lastDayInclusive.plusDays(1).getDayOfMonth() == 1;
        return wholeMonths
                ? endingWith(
                        YearMonth.from(lastDay),
                        Math.toIntExact(ChronoUnit.MONTHS.between(firstDay, lastDayInclusive.plusDays(1))),
                        basis)
                : new Window(lastDay.minusDays(ChronoUnit.DAYS.between(firstDay, lastDayInclusive)), lastDay, basis);
    }

    /** The days between the first days plus the days between the last days. */
    public long distanceInDays(Window other) {
        return Math.abs(ChronoUnit.DAYS.between(firstDay, other.firstDay))
                + Math.abs(ChronoUnit.DAYS.between(lastDayInclusive, other.lastDayInclusive));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDayInclusive);
    }
}
