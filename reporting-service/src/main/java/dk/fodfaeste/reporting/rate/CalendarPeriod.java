package dk.fodfaeste.reporting.rate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;

/** A calendar year, half-year or quarter. */
public sealed interface CalendarPeriod permits CalendarYear, HalfYear, Quarter {
    YearMonth firstMonth();

    int months();

    default LocalDate firstDay() {
        return firstMonth().atDay(1);
    }

    default YearMonth lastMonth() {
        return firstMonth().plusMonths(months() - 1L);
    }

    default LocalDate lastDay() {
        return lastMonth().atEndOfMonth();
    }

    default Window window(Basis basis) {
        return new Window(firstDay(), lastDay(), basis);
    }

    /** The calendar period that has exactly these days. */
    static Optional<CalendarPeriod> of(LocalDate firstDay, LocalDate lastDayInclusive) {
        return Stream.<CalendarPeriod>of(
                        new CalendarYear(firstDay.getYear()), HalfYear.of(firstDay), Quarter.of(firstDay))
                .filter(period ->
                        period.firstDay().equals(firstDay) && period.lastDay().equals(lastDayInclusive))
                .findFirst();
    }
}
