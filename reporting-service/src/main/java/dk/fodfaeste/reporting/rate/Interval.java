package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The 95 % Wilson score interval in percent, one decimal: how uncertain a rate is if its periods are seen as a sample. It stays sensible
 * for few periods and for none or all of them succeeding, where the textbook's plus-minus does not.
 */
public record Interval(BigDecimal low, BigDecimal high) {
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");
    private static final BigDecimal Z_SQUARED = Z.multiply(Z);
    /** Far more digits than are shown, so that the square root's rounding never reaches them. */
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** (2S + z^2 -+ z sqrt(z^2 + 4 S (D - S) / D)) / (2 (D + z^2)), which is the usual formula without its fractions of fractions. */
    static Interval around(long successes, long denominator) {
        BigDecimal spread = BigDecimal.valueOf(4)
                .multiply(BigDecimal.valueOf(successes))
                .multiply(BigDecimal.valueOf(denominator - successes))
                .divide(BigDecimal.valueOf(denominator), DIGITS);
        BigDecimal reach = Z.multiply(Z_SQUARED.add(spread).sqrt(DIGITS));
        BigDecimal middle = BigDecimal.valueOf(2 * successes).add(Z_SQUARED);
        BigDecimal width = BigDecimal.valueOf(denominator).add(Z_SQUARED).multiply(BigDecimal.TWO);
        return new Interval(shown(middle.subtract(reach), width), shown(middle.add(reach), width));
    }

    boolean holds(BigDecimal percent) {
        return percent.compareTo(low) >= 0 && percent.compareTo(high) <= 0;
    }

    boolean meets(BigDecimal lowest, BigDecimal highest) {
        return lowest.compareTo(high) <= 0 && highest.compareTo(low) >= 0;
    }

    private static BigDecimal shown(BigDecimal dividend, BigDecimal divisor) {
        BigDecimal percent = HUNDRED.multiply(dividend).divide(divisor, DIGITS);
        return percent.max(BigDecimal.ZERO).min(HUNDRED).setScale(1, RoundingMode.HALF_UP);
    }
}
