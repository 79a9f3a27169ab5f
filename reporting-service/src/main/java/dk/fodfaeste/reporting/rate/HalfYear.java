package dk.fodfaeste.reporting.rate;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 1 January to 30 June, or 1 July to 31 December; written 2024-H1 and 2024-H2. */
public record HalfYear(int year, int half) implements Comparable<HalfYear> {
    private static final Pattern WRITTEN = Pattern.compile("((?:19|20|21)[0-9]{2})-H([12])");
    private static final int MONTHS = 6;

    public HalfYear {
        if (half != 1 && half != 2) {
            throw new IllegalArgumentException("a year has two halves");
        }
    }

    /** Nothing where it is written otherwise. */
    public static Optional<HalfYear> read(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(new HalfYear(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    /** The one that the day lies in. */
    public static HalfYear of(LocalDate day) {
        return new HalfYear(day.getYear(), day.getMonthValue() <= MONTHS ? 1 : 2);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, half == 1 ? Month.JANUARY : Month.JULY, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(MONTHS).minusDays(1);
    }

    public HalfYear before() {
        return half == 2 ? new HalfYear(year, 1) : new HalfYear(year - 1, 2);
    }

    public HalfYear after() {
        return half == 1 ? new HalfYear(year, 2) : new HalfYear(year + 1, 1);
    }

    public Window window(Basis basis) {
        return new Window(firstDay(), lastDay(), basis);
    }

    @Override
    public int compareTo(HalfYear other) {
        return firstDay().compareTo(other.firstDay());
    }

    /** As it is read. */
    @Override
    public String toString() {
        return "%04d-H%d".formatted(year, half);
    }
}
