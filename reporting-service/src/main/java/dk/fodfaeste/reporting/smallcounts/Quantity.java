package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import java.util.List;
import java.util.function.ToLongFunction;

/** One kind of count as it really is, quarter by quarter. */
final class Quantity {
    private final long[] before;

    Quantity(List<Counts> perQuarter, ToLongFunction<Counts> kind) {
        before = new long[perQuarter.size() + 1];
        for (int quarter = 0; quarter < perQuarter.size(); quarter++) {
            before[quarter + 1] = before[quarter] + kind.applyAsLong(perQuarter.get(quarter));
        }
    }

    int quarters() {
        return before.length - 1;
    }

    long in(int from, int toExclusive) {
        return before[toExclusive] - before[from];
    }

    long in(Stretch stretch) {
        return in(stretch.from(), stretch.toExclusive());
    }
}
