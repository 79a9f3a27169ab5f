package dk.fodfaeste.reporting.rate;

import java.time.LocalDate;
import java.time.YearMonth;

/** Three months of a year; the first quarter is January to March. */
public record Quarter(int year, int quarter) implements CalendarPeriod {
    private static final int MONTHS = 3;
    private static final int QUARTERS_OF_YEAR = 4;

    public Quarter {
        if (quarter < 1 || quarter > QUARTERS_OF_YEAR) {
            throw new IllegalArgumentException("a year has four quarters");
        }
    }

    public static Quarter of(LocalDate day) {
        return of(YearMonth.from(day));
    }

    public static Quarter of(YearMonth month) {
        return new Quarter(month.getYear(), (month.getMonthValue() - 1) / MONTHS + 1);
    }

    public Quarter plus(int quarters) {
        return of(firstMonth().plusMonths((long) quarters * MONTHS));
    }

    /** Negative if the other quarter is earlier. */
    public int quartersUntil(Quarter other) {
        return (other.year - year) * QUARTERS_OF_YEAR + other.quarter - quarter;
    }

    @Override
    public YearMonth firstMonth() {
        return YearMonth.of(year, (quarter - 1) * MONTHS + 1);
    }

    @Override
    public int months() {
        return MONTHS;
    }
}
