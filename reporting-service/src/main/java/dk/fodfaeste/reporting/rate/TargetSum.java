package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What was promised for the follow-ups of a denominator, each by the target valid on its own due date. Nothing is weighed by a rounded
 * number: the sum is exact.
 *
 * @param sum of the targets, in percent
 * @param lowest and {@code highest}: null as long as nothing is promised
 */
public record TargetSum(BigDecimal sum, BigDecimal lowest, BigDecimal highest) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    public static final TargetSum NONE = new TargetSum(BigDecimal.ZERO, null, null);

    /** The same target for each of {@code followUps}. */
    public static TargetSum of(BigDecimal targetPercent, long followUps) {
        return followUps == 0
                ? NONE
                : new TargetSum(targetPercent.multiply(BigDecimal.valueOf(followUps)), targetPercent, targetPercent);
    }

    public TargetSum plus(TargetSum other) {
        if (lowest == null) {
            return other;
        }
        if (other.lowest == null) {
            return this;
        }
        return new TargetSum(sum.add(other.sum), lowest.min(other.lowest), highest.max(other.highest));
    }

    public boolean changed() {
        return lowest != null && lowest.compareTo(highest) != 0;
    }

    /** What can be said without saying how many were promised which: nothing where it depends on that. */
    Optional<Boolean> keptWhicheverWay(long successes, long followUps) {
        BigDecimal reached = BigDecimal.valueOf(100 * successes);
        if (reached.compareTo(highest.multiply(BigDecimal.valueOf(followUps))) >= 0) {
            return Optional.of(true);
        }
        return reached.compareTo(lowest.multiply(BigDecimal.valueOf(followUps))) < 0
                ? Optional.of(false)
                : Optional.empty();
    }

    /** Its mean over so many follow-ups, as it is shown. */
    public BigDecimal percentOf(long followUps) {
        return Share.oneDecimal(sum, followUps);
    }

    /** The fewest successes that keep it. */
    long fewestSuccesses() {
        return sum.divide(HUNDRED, 0, RoundingMode.CEILING).longValueExact();
    }

    /** 79 of 200 does not keep a promise of 40 %, though it would round to it; 2 of 5 does. */
    boolean keptBy(long successes) {
        return BigDecimal.valueOf(100 * successes).compareTo(sum) >= 0;
    }
}
