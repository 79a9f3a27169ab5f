package dk.fodfaeste.reporting.smallcounts;

import java.util.function.Predicate;

/** One or two disjoint ranges of quarters: what remains when one window is subtracted from another. The second may be empty. */
record RangePair(QuarterRange first, QuarterRange second) {

    static RangePair of(QuarterRange range) {
        return new RangePair(range, new QuarterRange(range.toExclusive(), range.toExclusive()));
    }

    /** Whether the condition holds for any pair with a small count. */
    static boolean anySmall(QuarterCounts counts, SmallCountRule rule, Predicate<RangePair> condition) {
        int quarters = counts.quarters();
        for (int from = 0; from < quarters; from++) {
            for (int to = from + 1; to <= quarters && counts.in(from, to) < rule.minimum(); to++) {
                QuarterRange first = new QuarterRange(from, to);
                if (rule.isSmall(counts.in(first)) && condition.test(of(first))) {
                    return true;
                }
                if (anySmallWith(first, counts, rule, condition)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean anySmallWith(
            QuarterRange first, QuarterCounts counts, SmallCountRule rule, Predicate<RangePair> condition) {
        long inFirst = counts.in(first);
        for (int from = first.toExclusive() + 1; from < counts.quarters(); from++) {
            for (int to = from + 1; to <= counts.quarters() && inFirst + counts.in(from, to) < rule.minimum(); to++) {
                if (rule.isSmall(inFirst + counts.in(from, to))
                        && condition.test(new RangePair(first, new QuarterRange(from, to)))) {
                    return true;
                }
            }
        }
        return false;
    }
}
