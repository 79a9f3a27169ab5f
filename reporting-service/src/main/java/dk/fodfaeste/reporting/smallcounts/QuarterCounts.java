package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;

/** The true number of one kind of follow-ups in each quarter, stored as running totals. */
final class QuarterCounts {
    private final long[] totalBefore;

    QuarterCounts(List<Counts> perQuarter, ToLongFunction<Counts> kind) {
        this(perQuarter.size(), quarter -> kind.applyAsLong(perQuarter.get(quarter)));
    }

    QuarterCounts(int quarters, IntToLongFunction perQuarter) {
        totalBefore = new long[quarters + 1];
        for (int quarter = 0; quarter < quarters; quarter++) {
            totalBefore[quarter + 1] = totalBefore[quarter] + perQuarter.applyAsLong(quarter);
        }
    }

    int quarters() {
        return totalBefore.length - 1;
    }

    long in(int quarter) {
        return in(quarter, quarter + 1);
    }

    long total() {
        return totalBefore[quarters()];
    }

    long in(int from, int toExclusive) {
        return totalBefore[toExclusive] - totalBefore[from];
    }

    long in(QuarterRange range) {
        return in(range.from(), range.toExclusive());
    }

    long in(RangePair ranges) {
        return in(ranges.first()) + in(ranges.second());
    }
}
