package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A half-year or calendar year that a cost can be told over, as it stands in an address: 2024, 2024-1 or 2024-2.
 *
 * @param half 1 or 2; 0 for the whole year
 */
record Period(int year, int half) {
    private static final int MOST_YEARS_BACK = 15;

    static Optional<Period> read(String text) {
        if (text == null || !text.matches("(19|20)[0-9]{2}(-[12])?")) {
            return Optional.empty();
        }
        return Optional.of(new Period(
                Integer.parseInt(text.substring(0, 4)), text.length() == 4 ? 0 : text.charAt(text.length() - 1) - '0'));
    }

    /** The newest calendar year that is over. */
    static Period usual(LocalDate today) {
        return new Period(today.getYear() - 1, 0);
    }

    /** Those that are over, newest first. */
    static List<Choice> choices(LocalDate runsFrom, LocalDate today) {
        List<Choice> choices = new ArrayList<>();
        int first = Math.max(Math.min(runsFrom.getYear(), today.getYear() - 1), today.getYear() - MOST_YEARS_BACK);
        for (int year = today.getYear(); year >= first; year--) {
            for (int half : new int[] {0, 2, 1}) {
                Period period = new Period(year, half);
                if (period.window().lastDayInclusive().isBefore(today)) {
                    choices.add(new Choice(period.code(), period.inWords()));
                }
            }
        }
        return choices;
    }

    String code() {
        return half == 0 ? String.valueOf(year) : year + "-" + half;
    }

    String inWords() {
        return new PeriodText(window(), Language.current()).told();
    }

    Window window() {
        return half == 0
                ? Window.endingWith(YearMonth.of(year, Month.DECEMBER), 12, Basis.ANCHOR)
                : new HalfYear(year, half).window(Basis.ANCHOR);
    }
}
