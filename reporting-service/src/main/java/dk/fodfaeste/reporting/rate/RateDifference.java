package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.util.Optional;

/** How much higher a rate is than that of another group, in percentage points with one decimal. Empty if one of them has no denominator. */
public record RateDifference(Share rate, Share other) {

    /** Rounded once, from the exact difference. */
    public Optional<BigDecimal> points() {
        if (isEmpty()) {
            return Optional.empty();
        }
        BigDecimal dividend =
                product(100 * rate.part(), other.whole()).subtract(product(100 * other.part(), rate.whole()));
        return Optional.of(Share.oneDecimal(dividend, product(rate.whole(), other.whole())));
    }

    /**
     * The 95 % interval of the difference, if both groups are seen as independent samples. Source: R. G. Newcombe, "Interval estimation for the
     * difference between independent proportions", Statistics in Medicine 17 (1998), method 10: the hybrid of the two score intervals.
     */
    public Optional<Interval> interval() {
        if (isEmpty()) {
            return Optional.empty();
        }
        BigDecimal p = quotient(rate);
        BigDecimal q = quotient(other);
        ScoreLimits ofRate = ScoreLimits.of(rate.part(), rate.whole());
        ScoreLimits ofOther = ScoreLimits.of(other.part(), other.whole());
        BigDecimal below = hypotenuse(p.subtract(ofRate.low()), ofOther.high().subtract(q));
        BigDecimal above = hypotenuse(ofRate.high().subtract(p), q.subtract(ofOther.low()));
        BigDecimal difference = p.subtract(q);
        return Optional.of(new Interval(points(difference.subtract(below)), points(difference.add(above))));
    }

    private boolean isEmpty() {
        return rate.whole() == 0 || other.whole() == 0;
    }

    private static BigDecimal product(long one, long other) {
        return BigDecimal.valueOf(one).multiply(BigDecimal.valueOf(other));
    }

    private static BigDecimal quotient(Share share) {
        return BigDecimal.valueOf(share.part()).divide(BigDecimal.valueOf(share.whole()), ScoreLimits.DIGITS);
    }

    private static BigDecimal hypotenuse(BigDecimal one, BigDecimal other) {
        return one.multiply(one).add(other.multiply(other)).sqrt(ScoreLimits.DIGITS);
    }

    private static BigDecimal points(BigDecimal difference) {
        return Share.oneDecimal(difference.movePointRight(2), 1);
    }
}
