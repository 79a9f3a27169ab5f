package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;

/**
 * The 95 % score interval of a rate, in percent with one decimal: its uncertainty if the periods are seen as a sample. Source: E. B. Wilson,
 * "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical Association 22 (1927). Unlike
 * the normal approximation it holds for few periods and for rates of 0 and 100 %.
 */
public record Interval(BigDecimal low, BigDecimal high) {
    static Interval wilson(long successes, long denominator) {
        ScoreLimits limits = ScoreLimits.of(successes, denominator);
        return new Interval(
                Share.oneDecimal(limits.low().movePointRight(2), 1),
                Share.oneDecimal(limits.high().movePointRight(2), 1));
    }

    boolean contains(BigDecimal percent) {
        return percent.compareTo(low) >= 0 && percent.compareTo(high) <= 0;
    }

    boolean overlaps(BigDecimal lowest, BigDecimal highest) {
        return lowest.compareTo(high) <= 0 && highest.compareTo(low) >= 0;
    }
}
