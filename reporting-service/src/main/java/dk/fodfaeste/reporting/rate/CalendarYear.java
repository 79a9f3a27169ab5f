package dk.fodfaeste.reporting.rate;

import java.time.Month;
import java.time.YearMonth;

/** 1 January to 31 December. */
public record CalendarYear(int year) implements CalendarPeriod {
    @Override
    public YearMonth firstMonth() {
        return YearMonth.of(year, Month.JANUARY);
    }

    @Override
    public int months() {
        return 12;
    }
}
