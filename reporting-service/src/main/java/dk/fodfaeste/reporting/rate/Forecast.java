package dk.fodfaeste.reporting.rate;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Whether a window that still holds open follow-ups will reach its target: how many of them must succeed, and how likely that is if they
 * succeed as the others did. The others are a sample too, so their share is not taken for certain: of {@code n} open ones the number that
 * succeeds is beta-binomial, with one more success and one more failure than were seen. It is counted in whole numbers, exactly.
 *
 * @param open not due or pending
 * @param needed the fewest of them that must succeed; may be more than there are
 * @param favourable of {@code possible}, each as likely as the other: those in which enough succeed
 */
public record Forecast(long open, long needed, BigInteger favourable, BigInteger possible) {
    /** Of fewer that are settled nothing is said about others. */
    static final long FEWEST_SETTLED = 10;

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** Nothing where no follow-up is open, or too few are settled. */
    static Optional<Forecast> of(Tally tally) {
        Counts counts = tally.counts();
        long open = counts.notDue() + counts.pending();
        if (open == 0 || counts.denominator() < FEWEST_SETTLED) {
            return Optional.empty();
        }
        long needed = Math.max(0, tally.promise().plus(tally.open()).fewestSuccesses() - counts.successes());
        return Optional.of(among(open, needed, counts.successes(), counts.denominator() - counts.successes()));
    }

    /** Of {@code open}, {@code k} succeed in C(S + k, k) C(F + open - k, open - k) of C(S + F + open + 1, open) ways. */
    private static Forecast among(long open, long needed, long successes, long failures) {
        BigInteger ways = choose(failures + open, open);
        BigInteger favourable = BigInteger.ZERO;
        for (long k = 0; k <= open; k++) {
            if (k >= needed) {
                favourable = favourable.add(ways);
            }
            if (k < open) {
                ways = ways.multiply(BigInteger.valueOf((successes + k + 1) * (open - k)))
                        .divide(BigInteger.valueOf((k + 1) * (failures + open - k)));
            }
        }
        return new Forecast(open, needed, favourable, choose(successes + failures + open + 1, open));
    }

    private static BigInteger choose(long of, long some) {
        BigInteger ways = BigInteger.ONE;
        for (long i = 1; i <= some; i++) {
            ways = ways.multiply(BigInteger.valueOf(of - some + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
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
        long rounded = favourable
                .multiply(HUNDRED)
                .shiftLeft(1)
                .add(possible)
                .divide(possible.shiftLeft(1))
                .longValueExact();
        return Math.clamp(rounded, 1, 99);
    }

    public boolean underOnePercent() {
        return favourable.multiply(HUNDRED).compareTo(possible) < 0;
    }

    public boolean overNinetyNinePercent() {
        return favourable.multiply(HUNDRED).compareTo(possible.multiply(BigInteger.valueOf(99))) > 0;
    }
}
