package dk.fodfaeste.reporting.smallcounts;

import java.util.Arrays;

/**
 * The lowest and the highest count that each range of quarters can have, given some known counts. Each known count limits the difference of
 * two running totals, so the constraints form a system of difference constraints, and the bounds are shortest paths between running totals
 * (T. H. Cormen et al., Introduction to Algorithms, "Difference constraints and shortest paths"). They are exact for whole numbers: for each
 * bound there are counts that reach it and agree with everything known.
 */
final class Bounds {
    private static final long UNBOUNDED = Long.MAX_VALUE;

    /** How much the total before quarter {@code j} can exceed the total before quarter {@code i}. */
    private final long[][] maximum;

    private Bounds(long[][] maximum) {
        this.maximum = maximum;
    }

    /** Only that no count is negative is known. */
    static Bounds ofCounts(int quarters) {
        long[][] maximum = new long[quarters + 1][quarters + 1];
        for (int i = 0; i <= quarters; i++) {
            Arrays.fill(maximum[i], i + 1, quarters + 1, UNBOUNDED);
        }
        return new Bounds(maximum);
    }

    /** Nothing is known about the differences of these running totals, not even their sign. */
    static Bounds unknown(int totals) {
        long[][] maximum = new long[totals][totals];
        for (int i = 0; i < totals; i++) {
            Arrays.fill(maximum[i], UNBOUNDED);
            maximum[i][i] = 0;
        }
        return new Bounds(maximum);
    }

    Bounds copy() {
        return new Bounds(Arrays.stream(maximum).map(long[]::clone).toArray(long[][]::new));
    }

    void exactly(QuarterRange range, long count) {
        atMost(range, count);
        atLeast(range, count);
    }

    void atMost(QuarterRange range, long count) {
        shorten(range.from(), range.toExclusive(), count);
    }

    void atLeast(QuarterRange range, long count) {
        shorten(range.toExclusive(), range.from(), -count);
    }

    /** Every count is at most that of {@code larger}. */
    void atMost(Bounds larger) {
        for (int from = 0; from < maximum.length; from++) {
            for (int to = from + 1; to < maximum.length; to++) {
                if (larger.maximum[from][to] != UNBOUNDED) {
                    shorten(from, to, larger.maximum[from][to]);
                }
            }
        }
    }

    /** Every count is at least that of {@code smaller}. */
    void atLeast(Bounds smaller) {
        for (int from = 0; from < maximum.length; from++) {
            for (int to = from + 1; to < maximum.length; to++) {
                shorten(to, from, smaller.maximum[to][from]);
            }
        }
    }

    long highest(QuarterRange range) {
        return maximum[range.from()][range.toExclusive()];
    }

    long lowest(QuarterRange range) {
        return -maximum[range.toExclusive()][range.from()];
    }

    /** Two ranges can be bounded together although neither is bounded alone: by the windows that reach from one into the other. */
    long highest(RangePair ranges) {
        int[] ends = ends(ranges);
        return Math.min(
                sum(maximum[ends[0]][ends[1]], maximum[ends[2]][ends[3]]),
                sum(maximum[ends[0]][ends[3]], maximum[ends[2]][ends[1]]));
    }

    long lowest(RangePair ranges) {
        int[] ends = ends(ranges);
        return -Math.min(
                sum(maximum[ends[1]][ends[0]], maximum[ends[3]][ends[2]]),
                sum(maximum[ends[1]][ends[2]], maximum[ends[3]][ends[0]]));
    }

    /** Whether only one count is possible. */
    boolean determine(RangePair ranges) {
        return lowest(ranges) == highest(ranges);
    }

    private static int[] ends(RangePair ranges) {
        return new int[] {
            ranges.first().from(),
            ranges.first().toExclusive(),
            ranges.second().from(),
            ranges.second().toExclusive()
        };
    }

    private void shorten(int from, int to, long length) {
        if (maximum[from][to] <= length) {
            return;
        }
        for (int i = 0; i < maximum.length; i++) {
            for (int j = 0; j < maximum.length; j++) {
                maximum[i][j] = Math.min(maximum[i][j], sum(sum(maximum[i][from], length), maximum[to][j]));
            }
        }
    }

    static long sum(long one, long other) {
        return one == UNBOUNDED || other == UNBOUNDED ? UNBOUNDED : one + other;
    }
}
