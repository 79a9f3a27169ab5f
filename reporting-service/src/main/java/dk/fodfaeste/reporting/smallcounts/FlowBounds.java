package dk.fodfaeste.reporting.smallcounts;

/**
 * The lowest and the highest number of enrolments that began, ended, were active and continued, given some known numbers. Each of these numbers
 * is the difference between two running totals: of those that began and of those that ended. So one system of difference constraints has all
 * of them, and its bounds are exact (see {@link Bounds}).
 */
final class FlowBounds {
    private final int quarters;
    private final Bounds bounds;

    private FlowBounds(int quarters, Bounds bounds) {
        this.quarters = quarters;
        this.bounds = bounds;
    }

    /** Only that no number is negative is known: an enrolment does not end before it begins. */
    static FlowBounds ofCounts(int quarters) {
        FlowBounds flow = new FlowBounds(quarters, Bounds.unknown(2 * (quarters + 1)));
        for (int quarter = 0; quarter < quarters; quarter++) {
            flow.atLeast(flow.began(QuarterRange.of(quarter)), 0);
            flow.atLeast(flow.ended(QuarterRange.of(quarter)), 0);
        }
        for (int quarter = 0; quarter <= quarters; quarter++) {
            flow.atLeast(flow.continuedAt(quarter), 0);
        }
        return flow;
    }

    FlowBounds copy() {
        return new FlowBounds(quarters, bounds.copy());
    }

    /** Enrolments that began in these quarters. */
    QuarterRange began(QuarterRange range) {
        return range;
    }

    /** Enrolments that ended in these quarters. */
    QuarterRange ended(QuarterRange range) {
        return new QuarterRange(ended(range.from()), ended(range.toExclusive()));
    }

    /** Enrolments with at least one day in these quarters: they began by the end, and had not ended before. */
    QuarterRange active(QuarterRange range) {
        return new QuarterRange(ended(range.from()), range.toExclusive());
    }

    /** Enrolments that began before this quarter and had not ended before it. */
    QuarterRange continuedAt(int quarter) {
        return new QuarterRange(ended(quarter), quarter);
    }

    QuarterRange of(Flow flow, QuarterRange range) {
        return switch (flow) {
            case BEGAN -> began(range);
            case ENDED -> ended(range);
        };
    }

    RangePair of(Flow flow, RangePair ranges) {
        return new RangePair(of(flow, ranges.first()), of(flow, ranges.second()));
    }

    void exactly(QuarterRange number, long count) {
        bounds.exactly(number, count);
    }

    void atMost(QuarterRange number, long count) {
        bounds.atMost(number, count);
    }

    void atLeast(QuarterRange number, long count) {
        bounds.atLeast(number, count);
    }

    /** Each number of this flow is at least that of {@code smaller}. */
    void atLeast(Flow flow, Bounds smaller) {
        for (int from = 0; from < quarters; from++) {
            for (int to = from + 1; to <= quarters; to++) {
                QuarterRange range = new QuarterRange(from, to);
                bounds.atLeast(of(flow, range), smaller.lowest(range));
            }
        }
    }

    boolean determine(QuarterRange number) {
        return bounds.lowest(number) == bounds.highest(number);
    }

    boolean determine(RangePair numbers) {
        return bounds.determine(numbers);
    }

    private int ended(int quarter) {
        return quarters + 1 + quarter;
    }
}
