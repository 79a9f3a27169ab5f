package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import java.util.List;

/** What the shown headlines tell: successes and denominators, and so how many did not succeed. */
record HeadlineInference(Truth truth, long mostHidden, Bounds denominators, Bounds successes, Bounds others)
        implements Inference<HeadlineInference> {

    record Truth(QuarterCounts denominator, QuarterCounts successes, QuarterCounts others) {
        static Truth of(List<Counts> perQuarter) {
            return new Truth(
                    new QuarterCounts(perQuarter, Counts::denominator),
                    new QuarterCounts(perQuarter, Counts::successes),
                    new QuarterCounts(perQuarter, counts -> counts.denominator() - counts.successes()));
        }
    }

    /**
     * Before anything is shown: anybody may guess that nobody is counted before the initiative began, and that a window that is hidden has
     * somebody in it.
     */
    static HeadlineInference before(Grid grid, Truth truth, long mostHidden) {
        Bounds denominators = Bounds.ofCounts(grid.quarters());
        Bounds successes = Bounds.ofCounts(grid.quarters());
        Bounds others = Bounds.ofCounts(grid.quarters());
        for (int quarter = 0; quarter < Math.min(grid.began(), grid.quarters()); quarter++) {
            QuarterRange early = new QuarterRange(quarter, quarter + 1);
            if (truth.denominator().in(early) == 0) {
                denominators.exactly(early, 0);
                successes.exactly(early, 0);
                others.exactly(early, 0);
            }
        }
        for (QuarterRange window : grid.stretches()) {
            if (truth.denominator().in(window) > 0) {
                denominators.atLeast(window, 1);
            }
        }
        return new HeadlineInference(truth, mostHidden, denominators, successes, others);
    }

    @Override
    public HeadlineInference with(QuarterRange shown) {
        HeadlineInference more =
                new HeadlineInference(truth, mostHidden, denominators.copy(), successes.copy(), others.copy());
        more.denominators.exactly(shown, truth.denominator().in(shown));
        more.successes.exactly(shown, truth.successes().in(shown));
        more.others.exactly(shown, truth.others().in(shown));
        return more;
    }

    @Override
    public boolean betraysSomebody() {
        return RangePair.any(truth.denominator(), mostHidden, this::givesBack);
    }

    @Override
    public boolean givesBack(QuarterRange hidden) {
        return givesBack(RangePair.of(hidden));
    }

    /** How many, or of however many how many did or did not succeed. That nobody did is no number of people: a headline of 0 % says it of all. */
    private boolean givesBack(RangePair group) {
        long least = Math.max(denominators.least(group), successes.least(group) + others.least(group));
        long most = Math.min(denominators.most(group), Bounds.sum(successes.most(group), others.most(group)));
        return least == most || numbers(successes, group) || numbers(others, group);
    }

    private static boolean numbers(Bounds bounds, RangePair group) {
        return bounds.pin(group) && bounds.least(group) > 0;
    }
}
