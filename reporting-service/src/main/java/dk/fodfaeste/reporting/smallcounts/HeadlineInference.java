package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import java.util.List;

/** What the disclosed headlines reveal about denominators, successes and non-successes ({@code others}). */
record HeadlineInference(Actual actual, SmallCountRule rule, Bounds denominators, Bounds successes, Bounds others)
        implements Inference<HeadlineInference, QuarterRange> {

    record Actual(QuarterCounts denominator, QuarterCounts successes, QuarterCounts others) {
        static Actual of(List<Counts> perQuarter) {
            return new Actual(
                    new QuarterCounts(perQuarter, Counts::denominator),
                    new QuarterCounts(perQuarter, Counts::successes),
                    new QuarterCounts(perQuarter, counts -> counts.denominator() - counts.successes()));
        }
    }

    /**
     * Before any headline is disclosed. Two assumptions: quarters before the start of the initiative are empty, and a hidden window is not
     * empty.
     */
    static HeadlineInference initial(Grid grid, Actual actual, SmallCountRule rule) {
        Bounds denominators = Bounds.ofCounts(grid.quarters());
        Bounds successes = Bounds.ofCounts(grid.quarters());
        Bounds others = Bounds.ofCounts(grid.quarters());
        for (int quarter = 0; quarter < Math.min(grid.startQuarter(), grid.quarters()); quarter++) {
            QuarterRange early = QuarterRange.of(quarter);
            if (actual.denominator().in(early) == 0) {
                denominators.exactly(early, 0);
                successes.exactly(early, 0);
                others.exactly(early, 0);
            }
        }
        for (QuarterRange window : grid.windowRanges()) {
            if (actual.denominator().in(window) > 0) {
                denominators.atLeast(window, 1);
            }
        }
        return new HeadlineInference(actual, rule, denominators, successes, others);
    }

    @Override
    public HeadlineInference with(QuarterRange window) {
        HeadlineInference extended =
                new HeadlineInference(actual, rule, denominators.copy(), successes.copy(), others.copy());
        extended.denominators.exactly(window, actual.denominator().in(window));
        extended.successes.exactly(window, actual.successes().in(window));
        extended.others.exactly(window, actual.others().in(window));
        return extended;
    }

    @Override
    public boolean disclosesSmallCount() {
        return RangePair.anySmall(actual.denominator(), rule, this::reveals);
    }

    @Override
    public boolean reveals(QuarterRange hidden) {
        return reveals(RangePair.of(hidden));
    }

    /**
     * Whether the denominator, or a number of successes or others above 0, can be computed. A determined 0 reveals no number of people: a
     * headline of 0 % states it for all.
     */
    private boolean reveals(RangePair ranges) {
        long lowest = Math.max(denominators.lowest(ranges), successes.lowest(ranges) + others.lowest(ranges));
        long highest =
                Math.min(denominators.highest(ranges), Bounds.sum(successes.highest(ranges), others.highest(ranges)));
        return lowest == highest || revealPeople(successes, ranges) || revealPeople(others, ranges);
    }

    private static boolean revealPeople(Bounds bounds, RangePair ranges) {
        return bounds.determine(ranges) && bounds.lowest(ranges) > 0;
    }
}
