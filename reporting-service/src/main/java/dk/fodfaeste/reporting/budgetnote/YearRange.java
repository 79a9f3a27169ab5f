package dk.fodfaeste.reporting.budgetnote;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.CalendarYear;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Closed calendar years that a note looks at: 2022-2024. */
public record YearRange(int first, int last) {
    private static final int MAX_YEARS = 4;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(\\d{4}))?");

    /** The ranges that end with the latest closed year, shortest first; empty if none is closed since the initiative began. */
    public static List<YearRange> choices(LocalDate runsFrom, LocalDate today) {
        int last = today.getYear() - 1;
        return IntStream.iterate(
                        last, first -> first >= runsFrom.getYear() && last - first < MAX_YEARS, first -> first - 1)
                .mapToObj(first -> new YearRange(first, last))
                .toList();
    }

    static Optional<YearRange> parse(String text) {
        Matcher years = WRITTEN.matcher(text);
        if (!years.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(years.group(1));
        return Optional.of(new YearRange(first, years.group(2) == null ? first : Integer.parseInt(years.group(2))));
    }

    List<Window> windows(Basis basis) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(year -> new CalendarYear(year).window(basis))
                .toList();
    }

    Window lastYear(Basis basis) {
        return new CalendarYear(last).window(basis);
    }

    @Override
    public String toString() {
        return first == last ? String.valueOf(last) : first + "-" + last;
    }
}
