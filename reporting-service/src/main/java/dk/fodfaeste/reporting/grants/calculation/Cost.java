package dk.fodfaeste.reporting.grants.calculation;

import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one participant, exit or success costs: the money granted for the year, half of it for a half-year, divided by how many there were.
 * Shown with both of them and with the prices that the money is in.
 *
 * @param kroner whole kroner, half up; null where {@code absent} says why
 * @param money in 1,000 DKK; null where none was granted
 * @param count null where it is not told
 * @param half whether the money is half of that of the year
 * @param priceLevels where there are several, the money is a sum over unlike prices
 * @param absent null where there is a cost
 */
public record Cost(
        Per per,
        @Schema(nullable = true) BigDecimal kroner,
        @Schema(nullable = true) BigDecimal money,
        @Schema(nullable = true) Long count,
        boolean half,
        List<Integer> priceLevels,
        @Schema(nullable = true) Absent absent) {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int MONTHS_OF_YEAR = 12;
    private static final int MONTHS_OF_HALF = 6;

    /** What the money is divided by. */
    public enum Per {
        /** Persons who took part on at least one day of the window. */
        PARTICIPANT,
        /** Enrolments that ended in it. */
        EXIT,
        /** Successes of the initiative's headline figure over it. */
        SUCCESS
    }

    /** Why there is no cost. */
    public enum Absent {
        /** The window's last day has not passed, so the money of the whole of it has met only a part of the people. */
        NOT_OVER,
        /** No money was granted for the year. */
        NO_GRANT,
        /** Follow-ups are still open, so the money of all has met only the successes of some. */
        NOT_SETTLED,
        /** The number of people could betray one of them, and with the money known the cost would give it back. */
        SUPPRESSED,
        /** There was nobody, and nothing is divided by 0. */
        NOBODY
    }

    /**
     * How many there were; whoever counted says what may be told.
     *
     * @param settled whether the number no longer grows by itself
     */
    public record Divisor(Per per, long count, boolean disclosed, boolean settled) {}

    /** Whether a cost can be told over it: only money for whole years is known. */
    public static boolean canBeToldOver(Window window) {
        return isHalf(window) || isYear(window);
    }

    /**
     * @param lines of the initiative alone
     * @param over whether the window's last day has passed
     * @throws IllegalArgumentException where the window is neither half a calendar year nor a whole one
     */
    public static Cost of(Collection<GrantLine> lines, Window window, boolean over, Divisor divisor) {
        if (!canBeToldOver(window)) {
            throw new IllegalArgumentException("a cost is told over a half-year or a calendar year");
        }
        boolean half = isHalf(window);
        int year = window.firstDay().getYear();
        List<GrantLine> granted = lines.stream()
                .filter(line -> line.isGranted() && line.year() == year)
                .toList();
        BigDecimal ofYear =
                BigDecimal.valueOf(granted.stream().mapToLong(GrantLine::signed).sum());
        BigDecimal money = half ? ofYear.divide(TWO) : ofYear;
        List<Integer> priceLevels = PriceLevels.of(granted);
        Absent absent = absent(over, money, divisor);
        return new Cost(
                divisor.per(),
                absent == null
                        ? money.multiply(THOUSAND).divide(BigDecimal.valueOf(divisor.count()), 0, RoundingMode.HALF_UP)
                        : null,
                granted.isEmpty() ? null : money,
                over && divisor.disclosed() && divisor.settled() ? divisor.count() : null,
                half,
                priceLevels,
                absent);
    }

    private static Absent absent(boolean over, BigDecimal money, Divisor divisor) {
        if (!over) {
            return Absent.NOT_OVER;
        }
        if (money.signum() <= 0) {
            return Absent.NO_GRANT;
        }
        if (!divisor.disclosed()) {
            return Absent.SUPPRESSED;
        }
        if (!divisor.settled()) {
            return Absent.NOT_SETTLED;
        }
        return divisor.count() == 0 ? Absent.NOBODY : null;
    }

    private static boolean isYear(Window window) {
        return isWhole(window, MONTHS_OF_YEAR) && window.firstDay().getMonth() == Month.JANUARY;
    }

    private static boolean isHalf(Window window) {
        return isWhole(window, MONTHS_OF_HALF)
                && (window.firstDay().getMonth() == Month.JANUARY
                        || window.firstDay().getMonth() == Month.JULY);
    }

    private static boolean isWhole(Window window, int months) {
        return window.firstDay().getDayOfMonth() == 1
                && ChronoUnit.MONTHS.between(
                                window.firstDay(), window.lastDayInclusive().plusDays(1))
                        == months
                && window.lastDayInclusive().plusDays(1).getDayOfMonth() == 1;
    }
}
