package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The targets of a set of follow-ups, each target valid on the follow-up's own due date. The sum is exact; verdicts never use rounded
 * numbers.
 *
 * @param sum of the targets, in percent
 * @param lowest null if the set is empty, like {@code highest}
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

    /** Whether the set has different targets. */
    public boolean changed() {
        return lowest != null && lowest.compareTo(highest) != 0;
    }

    /** The verdict without use of the sum; empty if it depends on how many follow-ups have which target. */
    Optional<Boolean> reachedInAnyCase(long successes, long followUps) {
        BigDecimal reached = BigDecimal.valueOf(100 * successes);
        if (reached.compareTo(highest.multiply(BigDecimal.valueOf(followUps))) >= 0) {
            return Optional.of(true);
        }
        return reached.compareTo(lowest.multiply(BigDecimal.valueOf(followUps))) < 0
                ? Optional.of(false)
                : Optional.empty();
    }

    /** The mean target of this number of follow-ups, with the decimals that figures display. */
    public BigDecimal mean(long followUps) {
        return Share.oneDecimal(sum, followUps);
    }

    /** The lowest number of successes that reaches the target. */
    long successesNeeded() {
        return sum.divide(HUNDRED, 0, RoundingMode.CEILING).longValueExact();
    }

    /** 79 of 200 does not reach a target of 40 %, although 39.5 rounds to 40; 2 of 5 does. */
    boolean reachedBy(long successes) {
        return BigDecimal.valueOf(100 * successes).compareTo(sum) >= 0;
    }
}
