package dk.fodfaeste.measures;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * A period of the calendar, written in ISO 8601. A year is twelve months and a week is seven days; a month has no fixed number of days.
 * {@code P1Y} and {@code P12M} are equal.
 */
public record CalendarPeriod(long months, long days) {
    private static final LocalDate REFERENCE_DAY = LocalDate.EPOCH;
    private static final LocalDate FIFTY_YEARS_LATER = REFERENCE_DAY.plusYears(50);

    /** Empty if the text is no ISO period. */
    public static Optional<CalendarPeriod> tryParse(String text) {
        if (text == null || !text.matches("-?P[-+0-9YMWD]{2,40}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(Period.parse(text)));
        } catch (DateTimeException | ArithmeticException notAPeriod) {
            return Optional.empty();
        }
    }

    static CalendarPeriod of(Period period) {
        return new CalendarPeriod(period.toTotalMonths(), period.getDays());
    }

    /** Only of one that is not too long. */
    Period toPeriod() {
        return Period.of(0, Math.toIntExact(months), Math.toIntExact(days));
    }

    public boolean isNegative() {
        return months < 0 || days < 0;
    }

    /** Whether it is longer than fifty years. */
    public boolean isTooLong() {
        long most = FIFTY_YEARS_LATER.toEpochDay();
        return months > most
                || days > most
                || REFERENCE_DAY.plusMonths(months).plusDays(days).isAfter(FIFTY_YEARS_LATER);
    }
}
