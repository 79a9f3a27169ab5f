package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;

/** One kind of count as it really is, quarter by quarter. */
final class QuarterCounts {
    private final long[] before;

    QuarterCounts(List<Counts> perQuarter, ToLongFunction<Counts> kind) {
        this(perQuarter.size(), quarter -> kind.applyAsLong(perQuarter.get(quarter)));
    }

    QuarterCounts(int quarters, IntToLongFunction perQuarter) {
        before = new long[quarters + 1];
        for (int quarter = 0; quarter < quarters; quarter++) {
            before[quarter + 1] = before[quarter] + perQuarter.applyAsLong(quarter);
        }
    }

    int quarters() {
        return before.length - 1;
    }

    long in(int quarter) {
        return in(quarter, quarter + 1);
    }

    long inAll() {
        return before[quarters()];
    }

    long in(int from, int toExclusive) {
        return before[toExclusive] - before[from];
    }

    long in(QuarterRange stretch) {
        return in(stretch.from(), stretch.toExclusive());
    }
}
