package dk.fodfaeste.reporting.smallcounts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Those who began and left in one quarter.
 *
 * @param leftOutside left and are not asked about
 */
record QuarterFlow(long beganCounted, long beganExcluded, long leftCounted, long leftExcluded, long leftOutside) {

    long began() {
        return beganCounted + beganExcluded;
    }

    long left() {
        return leftCounted + leftExcluded + leftOutside;
    }

    static long sum(List<QuarterFlow> flows, QuarterRange range, ToLongFunction<QuarterFlow> number) {
        return flows.subList(range.from(), range.toExclusive()).stream()
                .mapToLong(number)
                .sum();
    }

    static long continuedAt(List<QuarterFlow> flows, int quarter) {
        QuarterRange before = new QuarterRange(0, quarter);
        return sum(flows, before, QuarterFlow::began) - sum(flows, before, QuarterFlow::left);
    }

    static long active(List<QuarterFlow> flows, QuarterRange range) {
        return continuedAt(flows, range.from()) + sum(flows, range, QuarterFlow::began);
    }

    static long highest(List<QuarterFlow> flows, QuarterRange range) {
        long highest = 0;
        for (int quarter = range.from(); quarter < range.toExclusive(); quarter++) {
            highest = Math.max(highest, active(flows, QuarterRange.of(quarter)));
        }
        return highest;
    }

    /** Only those leave who are enrolled. */
    static List<QuarterFlow> withoutThoseWhoNeverBegan(List<QuarterFlow> flows) {
        List<QuarterFlow> possible = new ArrayList<>();
        for (QuarterFlow flow : flows) {
            possible.add(flow);
            long missing = -continuedAt(possible, possible.size());
            while (missing > 0) {
                QuarterFlow last = possible.removeLast();
                possible.add(last.withOneLeaverLess());
                missing--;
            }
        }
        return possible;
    }

    private QuarterFlow withOneLeaverLess() {
        if (leftCounted > 0) {
            return new QuarterFlow(beganCounted, beganExcluded, leftCounted - 1, leftExcluded, leftOutside);
        }
        return leftExcluded > 0
                ? new QuarterFlow(beganCounted, beganExcluded, 0, leftExcluded - 1, leftOutside)
                : new QuarterFlow(beganCounted, beganExcluded, 0, 0, leftOutside - 1);
    }
}
