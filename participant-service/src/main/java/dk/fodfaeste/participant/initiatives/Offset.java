package dk.fodfaeste.participant.initiatives;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * How long after its anchor date a follow-up falls due. A year is twelve months, a week seven days; a month is no number of days.
 * {@code P1Y} and {@code P12M} are the same offset.
 */
record Offset(long months, long days) {
    private static final LocalDate SOME_DAY = LocalDate.EPOCH;
    private static final LocalDate FIFTY_YEARS_ON = SOME_DAY.plusYears(50);

    /** Empty where the text is no ISO period. */
    static Optional<Offset> read(String text) {
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
        long most = FIFTY_YEARS_ON.toEpochDay();
        return months > most
                || days > most
                || SOME_DAY.plusMonths(months).plusDays(days).isAfter(FIFTY_YEARS_ON);
    }
}
