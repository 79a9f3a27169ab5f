package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;

/** How the occasions of a series follow each other. */
public sealed interface Recurrence {

    /** The occasion after that one. */
    LocalDate after(LocalDate occasion);

    /** The last day of every period of so many months that divides the year. */
    enum PeriodEnd implements Recurrence {
        MONTH_END(1),
        QUARTER_END(3),
        HALF_YEAR_END(6);

        private final int months;

        PeriodEnd(int months) {
            this.months = months;
        }

        public int months() {
            return months;
        }

        /** The first such day that is not before the given one. */
        LocalDate onOrAfter(LocalDate day) {
            int last = (day.getMonthValue() + months - 1) / months * months;
            return YearMonth.of(day.getYear(), last).atEndOfMonth();
        }

        /** The last such day that is not after the given one. */
        LocalDate onOrBefore(LocalDate day) {
            LocalDate next = onOrAfter(day);
            return next.equals(day)
                    ? day
                    : YearMonth.from(next).minusMonths(months).atEndOfMonth();
        }

        @Override
        public LocalDate after(LocalDate occasion) {
            return onOrAfter(occasion.plusDays(1));
        }
    }

    /** A period after the one before; months clamp to the month's end, and stay clamped. */
    record Every(Period period) implements Recurrence {
        @Override
        public LocalDate after(LocalDate occasion) {
            return occasion.plus(period);
        }
    }
}
