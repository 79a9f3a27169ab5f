package dk.fodfaeste.participant.initiatives;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * The calendar period from the anchor date to the due date. A year is twelve months and a week is seven days; a month has no fixed number
 * of days. {@code P1Y} and {@code P12M} are equal.
 */
record Offset(long months, long days) {
    private static final LocalDate REFERENCE_DAY = LocalDate.EPOCH;
    private static final LocalDate FIFTY_YEARS_LATER = REFERENCE_DAY.plusYears(50);

    /** Empty if the text is no ISO period. */
    static Optional<Offset> tryParse(String text) {
        if (!text.matches("-?P[-+0-9YMWD]{2,40}")) {
            return Optional.empty();
        }
        try {
            Period period = Period.parse(text);
            return Optional.of(new Offset(period.toTotalMonths(), period.getDays()));
        } catch (DateTimeException | ArithmeticException notAPeriod) {
            return Optional.empty();
        }
    }

    boolean isNegative() {
        return months < 0 || days < 0;
    }

    boolean isTooLong() {
        long most = FIFTY_YEARS_LATER.toEpochDay();
        return months > most
                || days > most
                || REFERENCE_DAY.plusMonths(months).plusDays(days).isAfter(FIFTY_YEARS_LATER);
    }
}
