package dk.fodfaeste.reporting.grants.calculation;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/**
 * The period of a cost: a calendar year or one of its halves. Grants are known by year, so there is a cost for no other period. Written 2024,
 * 2024-1 or 2024-2.
 *
 * @param half 1 or 2; 0 for the whole year
 */
public record CostPeriod(int year, int half) {
    private static final int WHOLE_YEAR = 0;

    public static CostPeriod ofYear(int year) {
        return new CostPeriod(year, WHOLE_YEAR);
    }

    /** Empty if the text is not a period. */
    public static Optional<CostPeriod> parse(String text) {
        if (text == null || !text.matches("(19|20)[0-9]{2}(-[12])?")) {
            return Optional.empty();
        }
        int year = Integer.parseInt(text.substring(0, 4));
        return Optional.of(
                text.length() == 4 ? ofYear(year) : new CostPeriod(year, Integer.parseInt(text.substring(5))));
    }

    /** Empty if the window is neither a calendar year nor one of its halves. */
    public static Optional<CostPeriod> of(Window window) {
        CostPeriod year = ofYear(window.firstDay().getYear());
        return List.of(year, year.firstHalf(), year.secondHalf()).stream()
                .filter(period -> period.window(window.basis()).equals(window))
                .findFirst();
    }

    public boolean isHalf() {
        return half != WHOLE_YEAR;
    }

    public CostPeriod firstHalf() {
        return new CostPeriod(year, 1);
    }

    public CostPeriod secondHalf() {
        return new CostPeriod(year, 2);
    }

    /** The same text that {@link #parse} reads. */
    public String code() {
        return isHalf() ? year + "-" + half : String.valueOf(year);
    }

    public Window window(Basis basis) {
        return isHalf()
                ? new HalfYear(year, half).window(basis)
                : new Window(LocalDate.of(year, Month.JANUARY, 1), LocalDate.of(year, Month.DECEMBER, 31), basis);
    }
}
