package dk.fodfaeste.reporting.rate;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 1 January to 30 June, or 1 July to 31 December; written 2024-H1 and 2024-H2. */
public record HalfYear(int year, int half) implements CalendarPeriod, Comparable<HalfYear> {
    private static final Pattern CODE = Pattern.compile("((?:19|20|21)[0-9]{2})-H([12])");
    private static final int MONTHS = 6;

    public HalfYear {
        if (half != 1 && half != 2) {
            throw new IllegalArgumentException("a year has two halves");
        }
    }

    /** Empty if the text is no half-year. */
    public static Optional<HalfYear> parse(String text) {
        Matcher code = CODE.matcher(text);
        return code.matches()
                ? Optional.of(new HalfYear(Integer.parseInt(code.group(1)), Integer.parseInt(code.group(2))))
                : Optional.empty();
    }

    public static HalfYear of(LocalDate day) {
        return new HalfYear(day.getYear(), day.getMonthValue() <= MONTHS ? 1 : 2);
    }

    public HalfYear previous() {
        return half == 2 ? new HalfYear(year, 1) : new HalfYear(year - 1, 2);
    }

    public HalfYear next() {
        return half == 1 ? new HalfYear(year, 2) : new HalfYear(year + 1, 1);
    }

    @Override
    public YearMonth firstMonth() {
        return YearMonth.of(year, half == 1 ? Month.JANUARY : Month.JULY);
    }

    @Override
    public int months() {
        return MONTHS;
    }

    @Override
    public int compareTo(HalfYear other) {
        return firstDay().compareTo(other.firstDay());
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return "%04d-H%d".formatted(year, half);
    }
}
