package dk.fodfaeste.reporting.grants.calculation;

import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The cost of one participant, exit or success: the money granted for the year (half of it for a half-year) divided by their number. It is
 * shown with the money, the number and the price level of the money.
 *
 * @param kroner whole kroner, rounded half up; null if {@code absent} has a reason
 * @param money in 1,000 DKK; null if nothing was granted
 * @param count null if it is not disclosed
 * @param half whether the money is half of the year's
 * @param priceLevels if there are several, the money is a sum of amounts in different prices
 * @param absent null if there is a cost
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

    /** What the money is divided by. */
    public enum Per {
        /** Persons who took part on at least one day of the window. */
        PARTICIPANT,
        /** Enrolments that ended in the window. */
        EXIT,
        /** Successes of the initiative's headline figure over the window. */
        SUCCESS
    }

    /** Why there is no cost. */
    public enum Absent {
        /** The window has not ended: the money is for all of it, the counted people for a part. */
        NOT_OVER,
        /** No money was granted for the year. */
        NO_GRANT,
        /** Follow-ups are still open: the money is for all enrolments, the successes are of some. */
        NOT_SETTLED,
        /** The number of people is a small count. The money is public, so the cost would disclose the number. */
        SUPPRESSED,
        /** The number is 0. */
        NOBODY
    }

    /**
     * The number that the money is divided by.
     *
     * @param disclosed whether the reader may know the number
     * @param settled whether the number no longer changes with time alone
     */
    public record Divisor(Per per, long count, boolean disclosed, boolean settled) {}

    /**
     * @param lines of the initiative alone
     * @param over whether the window's last day has passed
     * @throws IllegalArgumentException if the window is neither a calendar year nor one of its halves
     */
    public static Cost of(Collection<GrantLine> lines, Window window, boolean over, Divisor divisor) {
        CostPeriod period = CostPeriod.of(window)
                .orElseThrow(() -> new IllegalArgumentException("the window is no half-year and no calendar year"));
        List<GrantLine> granted = lines.stream()
                .filter(line -> line.isGranted() && line.year() == period.year())
                .toList();
        BigDecimal ofYear =
                BigDecimal.valueOf(granted.stream().mapToLong(GrantLine::signed).sum());
        BigDecimal money = period.isHalf() ? ofYear.divide(TWO) : ofYear;
        Absent absent = absent(over, money, divisor);
        return new Cost(
                divisor.per(),
                absent == null
                        ? money.multiply(THOUSAND).divide(BigDecimal.valueOf(divisor.count()), 0, RoundingMode.HALF_UP)
                        : null,
                granted.isEmpty() ? null : money,
                over && divisor.disclosed() && divisor.settled() ? divisor.count() : null,
                period.isHalf(),
                PriceLevels.of(granted),
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
}
