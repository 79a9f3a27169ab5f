package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The 95 % score interval of a rate, in percent with one decimal: its uncertainty if the periods are seen as a sample. Source: E. B. Wilson,
 * "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical Association 22 (1927). Unlike
 * the normal approximation it holds for few periods and for rates of 0 and 100 %.
 */
public record Interval(BigDecimal low, BigDecimal high) {
    /** The 97.5 % quantile of the standard normal distribution. */
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");

    private static final BigDecimal Z_SQUARED = Z.multiply(Z);
    /** Far more digits than are displayed, so that the rounding of the square root never reaches them. */
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Wilson's formula without nested fractions: (2S + z^2 -+ z sqrt(z^2 + 4 S (D - S) / D)) / (2 (D + z^2)). */
    static Interval wilson(long successes, long denominator) {
        BigDecimal spread = BigDecimal.valueOf(4)
                .multiply(BigDecimal.valueOf(successes))
                .multiply(BigDecimal.valueOf(denominator - successes))
                .divide(BigDecimal.valueOf(denominator), DIGITS);
        BigDecimal reach = Z.multiply(Z_SQUARED.add(spread).sqrt(DIGITS));
        BigDecimal middle = BigDecimal.valueOf(2 * successes).add(Z_SQUARED);
        BigDecimal width = BigDecimal.valueOf(denominator).add(Z_SQUARED).multiply(BigDecimal.TWO);
        return new Interval(percent(middle.subtract(reach), width), percent(middle.add(reach), width));
    }

    boolean contains(BigDecimal percent) {
        return percent.compareTo(low) >= 0 && percent.compareTo(high) <= 0;
    }

    boolean overlaps(BigDecimal lowest, BigDecimal highest) {
        return lowest.compareTo(high) <= 0 && highest.compareTo(low) >= 0;
    }

    private static BigDecimal percent(BigDecimal dividend, BigDecimal divisor) {
        BigDecimal percent = HUNDRED.multiply(dividend).divide(divisor, DIGITS);
        return percent.max(BigDecimal.ZERO).min(HUNDRED).setScale(1, RoundingMode.HALF_UP);
    }
}
