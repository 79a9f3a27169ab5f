package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Whether a window that still holds open follow-ups will reach its target: how many of them must succeed, and how likely that is if they
 * succeed as the others did. The others are a sample too, so their share is not taken for certain: of {@code n} open ones the number that
 * succeeds is beta-binomial, with one more success and one more failure than were seen.
 *
 * @param open not due or pending
 * @param needed the fewest of them that must succeed; may be more than there are
 * @param chance that so many succeed, from 0 to 1, to 18 decimals
 */
public record Forecast(long open, long needed, BigDecimal chance) {
    /** Of fewer that are settled nothing is said about others. */
    static final long FEWEST_SETTLED = 10;

    private static final int DECIMALS = 18;
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");
    private static final BigDecimal NINETY_NINE_PERCENT = new BigDecimal("0.99");

    /** Nothing where no follow-up is open, or too few are settled. */
    static Optional<Forecast> of(Tally tally) {
        Counts counts = tally.counts();
        long open = counts.notDue() + counts.pending();
        if (open == 0 || counts.denominator() < FEWEST_SETTLED) {
            return Optional.empty();
        }
        long needed = Math.max(0, tally.promise().plus(tally.open()).fewestSuccesses() - counts.successes());
        Likelihoods likelihoods = new Likelihoods(open, counts.successes(), counts.denominator() - counts.successes());
        return Optional.of(new Forecast(open, needed, likelihoods.ofAtLeast(needed)));
    }

    /**
     * That {@code k} of the open ones succeed, as a multiple of the likelihood of a number near the likeliest, from which it falls off on
     * both sides.
     */
    private record Likelihoods(long open, long successes, long failures) {
        /** So unlikely that all of those together move no decimal of the chance. */
        private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-28");

        BigDecimal ofAtLeast(long needed) {
            if (needed == 0) {
                return BigDecimal.ONE;
            }
            long likely = open * successes / (successes + failures);
            BigDecimal all = BigDecimal.ZERO;
            BigDecimal enough = BigDecimal.ZERO;
            BigDecimal likelihood = BigDecimal.ONE;
            for (long k = likely; k <= open && likelihood.compareTo(NEGLIGIBLE) > 0; k++) {
                all = all.add(likelihood, DIGITS);
                enough = k >= needed ? enough.add(likelihood, DIGITS) : enough;
                likelihood = k == open ? likelihood : up(likelihood, k);
            }
            likelihood = BigDecimal.ONE;
            for (long k = likely - 1; k >= 0 && likelihood.compareTo(NEGLIGIBLE) > 0; k--) {
                likelihood = down(likelihood, k + 1);
                all = all.add(likelihood, DIGITS);
                enough = k >= needed ? enough.add(likelihood, DIGITS) : enough;
            }
            return enough.divide(all, DIGITS).setScale(DECIMALS, RoundingMode.HALF_UP);
        }

        /** Of {@code open}, {@code k} succeed in C(S + k, k) C(F + open - k, open - k) ways, each as likely as the other. */
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

    /** Whatever becomes of the open ones. */
    public boolean reachedAnyway() {
        return needed == 0;
    }

    public boolean outOfReach() {
        return needed > open;
    }

    /** Half up; 1 where it is less, 99 where it is more. */
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
