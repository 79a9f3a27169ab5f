package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The targets of a set of follow-ups, each target valid on the follow-up's own due date. The sum is exact; verdicts never use rounded
 * numbers. If no target was promised for some of the follow-ups, there is no verdict.
 *
 * @param sum of the targets, in percent
 * @param lowest null if no follow-up has a target, like {@code highest}
 * @param withoutTarget the number of follow-ups without a target
 */
public record TargetSum(BigDecimal sum, BigDecimal lowest, BigDecimal highest, long withoutTarget) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    public static final TargetSum NONE = new TargetSum(BigDecimal.ZERO, null, null, 0);

    /**
     * The same target for each of {@code followUps}.
     *
     * @param targetPercent null if none was promised
     */
    public static TargetSum of(BigDecimal targetPercent, long followUps) {
        if (followUps == 0) {
            return NONE;
        }
        return targetPercent == null
                ? new TargetSum(BigDecimal.ZERO, null, null, followUps)
                : new TargetSum(targetPercent.multiply(BigDecimal.valueOf(followUps)), targetPercent, targetPercent, 0);
    }

    public TargetSum plus(TargetSum other) {
        return new TargetSum(
                sum.add(other.sum),
                lowest == null || other.lowest == null ? either(lowest, other.lowest) : lowest.min(other.lowest),
                highest == null || other.highest == null ? either(highest, other.highest) : highest.max(other.highest),
                withoutTarget + other.withoutTarget);
    }

    private static BigDecimal either(BigDecimal one, BigDecimal other) {
        return one == null ? other : one;
    }

    /** Whether every follow-up has a target. */
    public boolean isComplete() {
        return withoutTarget == 0;
    }

    /** Whether the set has different targets, or a target for some of the follow-ups only. */
    public boolean changed() {
        return lowest != null && (lowest.compareTo(highest) != 0 || !isComplete());
    }

    /** The verdict without use of the sum; empty if it depends on how many follow-ups have which target. */
    Optional<Boolean> reachedInAnyCase(long successes, long followUps) {
        if (!isComplete()) {
            return Optional.empty();
        }
        BigDecimal reached = BigDecimal.valueOf(100 * successes);
        if (reached.compareTo(highest.multiply(BigDecimal.valueOf(followUps))) >= 0) {
            return Optional.of(true);
        }
        return reached.compareTo(lowest.multiply(BigDecimal.valueOf(followUps))) < 0
                ? Optional.of(false)
                : Optional.empty();
    }

    /** The mean target of this number of follow-ups, with the decimals that figures display. Every follow-up has a target. */
    public BigDecimal mean(long followUps) {
        return Share.oneDecimal(sum, followUps);
    }

    /** The lowest number of successes that reaches the target. */
    long successesNeeded() {
        return sum.divide(HUNDRED, 0, RoundingMode.CEILING).longValueExact();
    }

    /** 79 of 200 does not reach a target of 40 %, although 39.5 rounds to 40; 2 of 5 does. Empty without a target for each follow-up. */
    Optional<Boolean> reachedBy(long successes) {
        return isComplete() ? Optional.of(BigDecimal.valueOf(100 * successes).compareTo(sum) >= 0) : Optional.empty();
    }
}
