package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.MathContext;

/** The limits of the 95 % score interval of a rate from 0 to 1, not rounded for display. {@link Interval} names the source. */
record ScoreLimits(BigDecimal low, BigDecimal high) {
    /** Far more digits than are displayed, so that the rounding of the square root never reaches them. */
    static final MathContext DIGITS = MathContext.DECIMAL128;

    /** The 97.5 % quantile of the standard normal distribution. */
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");

    private static final BigDecimal Z_SQUARED = Z.multiply(Z);

    /** Wilson's formula without nested fractions: (2S + z^2 -+ z sqrt(z^2 + 4 S (D - S) / D)) / (2 (D + z^2)). */
    static ScoreLimits of(long successes, long denominator) {
        BigDecimal spread = BigDecimal.valueOf(4)
                .multiply(BigDecimal.valueOf(successes))
                .multiply(BigDecimal.valueOf(denominator - successes))
                .divide(BigDecimal.valueOf(denominator), DIGITS);
        BigDecimal reach = Z.multiply(Z_SQUARED.add(spread).sqrt(DIGITS));
        BigDecimal middle = BigDecimal.valueOf(2 * successes).add(Z_SQUARED);
        BigDecimal width = BigDecimal.valueOf(denominator).add(Z_SQUARED).multiply(BigDecimal.TWO);
        return new ScoreLimits(share(middle.subtract(reach), width), share(middle.add(reach), width));
    }

    private static BigDecimal share(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, DIGITS).max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }
}
