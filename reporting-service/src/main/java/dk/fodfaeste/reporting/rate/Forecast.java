package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Whether a window with open follow-ups will reach its target: how many of the open ones must succeed, and the probability of that if they
 * succeed like the settled ones. The settled ones are a sample, so their rate is uncertain, too: the number of open follow-ups that succeed
 * is beta-binomial, the posterior predictive distribution for a uniform prior (A. Gelman et al., Bayesian Data Analysis, chapter 2).
 *
 * @param open not due or pending
 * @param needed the lowest number of open follow-ups that must succeed; may exceed {@code open}
 * @param chance the probability that at least {@code needed} succeed, from 0 to 1, to 18 decimals
 */
public record Forecast(long open, long needed, BigDecimal chance) {
    /** With fewer settled follow-ups there is no forecast. */
    static final long MINIMUM_SETTLED = 10;

    private static final int DECIMALS = 18;
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");
    private static final BigDecimal NINETY_NINE_PERCENT = new BigDecimal("0.99");

    /** Empty if no follow-up is open or too few are settled. */
    static Optional<Forecast> of(Tally tally) {
        Counts counts = tally.counts();
        long open = counts.notDue() + counts.pending();
        if (open == 0 || counts.denominator() < MINIMUM_SETTLED) {
            return Optional.empty();
        }
        long needed = Math.max(0, tally.targets().plus(tally.openTargets()).successesNeeded() - counts.successes());
        Likelihoods likelihoods = new Likelihoods(open, counts.successes(), counts.denominator() - counts.successes());
        return Optional.of(new Forecast(open, needed, likelihoods.ofAtLeast(needed)));
    }

    /**
     * The likelihood that {@code k} open follow-ups succeed, relative to the likelihood of a number near the mode. It decreases on both sides
     * of the mode.
     */
    private record Likelihoods(long open, long successes, long failures) {
        /** The sum of all likelihoods below this changes no decimal of the chance. */
        private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-28");

        BigDecimal ofAtLeast(long needed) {
            if (needed == 0) {
                return BigDecimal.ONE;
            }
            long mode = open * successes / (successes + failures);
            BigDecimal total = BigDecimal.ZERO;
            BigDecimal enough = BigDecimal.ZERO;
            BigDecimal likelihood = BigDecimal.ONE;
            for (long k = mode; k <= open && likelihood.compareTo(NEGLIGIBLE) > 0; k++) {
                total = total.add(likelihood, DIGITS);
                enough = k >= needed ? enough.add(likelihood, DIGITS) : enough;
                likelihood = k == open ? likelihood : up(likelihood, k);
            }
            likelihood = BigDecimal.ONE;
            for (long k = mode - 1; k >= 0 && likelihood.compareTo(NEGLIGIBLE) > 0; k--) {
                likelihood = down(likelihood, k + 1);
                total = total.add(likelihood, DIGITS);
                enough = k >= needed ? enough.add(likelihood, DIGITS) : enough;
            }
            return enough.divide(total, DIGITS).setScale(DECIMALS, RoundingMode.HALF_UP);
        }

        /** The likelihood of k is proportional to C(S + k, k) C(F + open - k, open - k); this is its ratio for k + 1 and k. */
        private BigDecimal up(BigDecimal likelihood, long k) {
            return likelihood
                    .multiply(BigDecimal.valueOf((successes + k + 1) * (open - k)), DIGITS)
                    .divide(BigDecimal.valueOf((k + 1) * (failures + open - k)), DIGITS);
        }

        private BigDecimal down(BigDecimal likelihood, long k) {
            return likelihood
                    .multiply(BigDecimal.valueOf(k * (failures + open - k + 1)), DIGITS)
                    .divide(BigDecimal.valueOf((successes + k) * (open - k + 1)), DIGITS);
        }
    }

    /** Reached even if no open follow-up succeeds. */
    public boolean alreadyReached() {
        return needed == 0;
    }

    public boolean outOfReach() {
        return needed > open;
    }

    /** Rounded half up and limited to 1 through 99. */
    public long percent() {
        long rounded =
                chance.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return Math.clamp(rounded, 1, 99);
    }

    public boolean underOnePercent() {
        return chance.compareTo(ONE_PERCENT) < 0;
    }

    public boolean overNinetyNinePercent() {
        return chance.compareTo(NINETY_NINE_PERCENT) > 0;
    }
}
