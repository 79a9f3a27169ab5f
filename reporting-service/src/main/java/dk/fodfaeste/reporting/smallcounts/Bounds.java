package dk.fodfaeste.reporting.smallcounts;

import java.util.Arrays;

/**
 * The least and the most that each stretch of quarters can hold, for somebody who knows some of them. Every fact is about a stretch: it
 * limits the difference of two running totals. So all that follows from the facts is a matter of shortest paths from one running total to
 * another, and it is exact for whole numbers: each bound is reached by counts that agree with everything known. No fraction is needed.
 */
final class Bounds {
    private static final long UNBOUNDED = Long.MAX_VALUE;

    /** How much larger the total before quarter {@code j} can be than that before quarter {@code i}. */
    private final long[][] most;

    private Bounds(long[][] most) {
        this.most = most;
    }

    /** Nothing is known but that no count is negative. */
    static Bounds ofCounts(int quarters) {
        long[][] most = new long[quarters + 1][quarters + 1];
        for (int i = 0; i <= quarters; i++) {
            Arrays.fill(most[i], i + 1, quarters + 1, UNBOUNDED);
        }
        return new Bounds(most);
    }

    Bounds copy() {
        return new Bounds(Arrays.stream(most).map(long[]::clone).toArray(long[][]::new));
    }

    void exactly(QuarterRange stretch, long value) {
        atMost(stretch, value);
        atLeast(stretch, value);
    }

    void atMost(QuarterRange stretch, long value) {
        shorten(stretch.from(), stretch.toExclusive(), value);
    }

    void atLeast(QuarterRange stretch, long value) {
        shorten(stretch.toExclusive(), stretch.from(), -value);
    }

    /** Whatever is known to limit something larger limits this too. */
    void atMost(Bounds larger) {
        for (int from = 0; from < most.length; from++) {
            for (int to = from + 1; to < most.length; to++) {
                if (larger.most[from][to] != UNBOUNDED) {
                    shorten(from, to, larger.most[from][to]);
                }
            }
        }
    }

    /** Whatever something smaller is known to reach this reaches too. */
    void atLeast(Bounds smaller) {
        for (int from = 0; from < most.length; from++) {
            for (int to = from + 1; to < most.length; to++) {
                shorten(to, from, smaller.most[to][from]);
            }
        }
    }

    long most(QuarterRange stretch) {
        return most[stretch.from()][stretch.toExclusive()];
    }

    long least(QuarterRange stretch) {
        return -most[stretch.toExclusive()][stretch.from()];
    }

    /** Two stretches can be bounded together though neither is alone; then it is by the windows that cross over between them. */
    long most(RangePair group) {
        int[] ends = ends(group);
        return Math.min(
                sum(most[ends[0]][ends[1]], most[ends[2]][ends[3]]),
                sum(most[ends[0]][ends[3]], most[ends[2]][ends[1]]));
    }

    long least(RangePair group) {
        int[] ends = ends(group);
        return -Math.min(
                sum(most[ends[1]][ends[0]], most[ends[3]][ends[2]]),
                sum(most[ends[1]][ends[2]], most[ends[3]][ends[0]]));
    }

    boolean pin(RangePair group) {
        return least(group) == most(group);
    }

    private static int[] ends(RangePair group) {
        return new int[] {
            group.one().from(),
            group.one().toExclusive(),
            group.other().from(),
            group.other().toExclusive()
        };
    }

    private void shorten(int from, int to, long length) {
        if (most[from][to] <= length) {
            return;
        }
        for (int i = 0; i < most.length; i++) {
            for (int j = 0; j < most.length; j++) {
                most[i][j] = Math.min(most[i][j], sum(sum(most[i][from], length), most[to][j]));
            }
        }
    }

    static long sum(long one, long other) {
        return one == UNBOUNDED || other == UNBOUNDED ? UNBOUNDED : one + other;
    }
}
