package dk.fodfaeste.reporting.recount;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Percentages and intervals, written without any code of the service. */
public final class Formulas {
    private Formulas() {}

    public static BigDecimal percent(long part, long whole) {
        return BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    /** Wilson score interval (Wilson 1927). The doubles are only for the square root. */
    public static double[] limits(long successes, long denominator) {
        double z = 1.959963984540054;
        double p = (double) successes / denominator;
        double middle = p + z * z / (2 * denominator);
        double reach = z * Math.sqrt(p * (1 - p) / denominator + z * z / (4.0 * denominator * denominator));
        double width = 1 + z * z / denominator;
        return new double[] {(middle - reach) / width, (middle + reach) / width};
    }

    /** A limit as it is printed. */
    public static BigDecimal shown(double share) {
        return BigDecimal.valueOf(100 * share)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(100))
                .setScale(1, RoundingMode.HALF_UP);
    }
}
