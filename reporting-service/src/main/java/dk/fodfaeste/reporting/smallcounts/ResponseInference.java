package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import java.util.List;

/**
 * What is known of recorded and lost. Of those lost the worst is assumed: that somebody knows how many did not succeed in every single
 * quarter, so that each limits its own share of them. Whoever is left guessing then is left guessing with less.
 */
record ResponseInference(Truth truth, long mostHidden, Bounds recorded, Bounds lost)
        implements Inference<ResponseInference> {

    record Truth(QuarterCounts recorded, QuarterCounts lost, QuarterCounts others) {
        static Truth of(List<Counts> perQuarter) {
            return new Truth(
                    new QuarterCounts(perQuarter, Counts::recorded),
                    new QuarterCounts(perQuarter, Counts::lost),
                    new QuarterCounts(perQuarter, counts -> counts.denominator() - counts.successes()));
        }
    }

    /** Of one who did not succeed, neither hiding nor showing may tell whether that one was lost. */
    static final long TELLING_OF_ONE = 1;

    /** The headlines alone tell something: every success is recorded, and no more are than are in the denominator. */
    static ResponseInference before(HeadlineInference headlines, Truth truth, long mostHidden) {
        int quarters = truth.lost().quarters();
        Bounds recorded = Bounds.ofCounts(quarters);
        recorded.atMost(headlines.denominators());
        recorded.atLeast(headlines.successes());
        Bounds lost = Bounds.ofCounts(quarters);
        for (int quarter = 0; quarter < quarters; quarter++) {
            QuarterRange one = new QuarterRange(quarter, quarter + 1);
            lost.atMost(one, truth.others().in(one));
        }
        return new ResponseInference(truth, mostHidden, recorded, lost);
    }

    @Override
    public ResponseInference with(QuarterRange shown) {
        ResponseInference more = new ResponseInference(truth, mostHidden, recorded.copy(), lost.copy());
        more.recorded.exactly(shown, truth.recorded().in(shown));
        more.lost.exactly(shown, truth.lost().in(shown));
        return more;
    }

    @Override
    public boolean betraysSomebody() {
        return RangePair.any(truth.lost(), mostHidden, this::givesBackLost)
                || RangePair.any(truth.others(), TELLING_OF_ONE, lost::pin)
                || RangePair.any(truth.recorded(), mostHidden, group -> recorded.pin(group) || givesBackLost(group));
    }

    @Override
    public boolean givesBack(QuarterRange hidden) {
        return givesBackLost(RangePair.of(hidden));
    }

    /** Where everybody succeeded nobody was lost; that is no secret to give back. */
    private boolean givesBackLost(RangePair group) {
        return lost.pin(group) && group.sizeIn(truth.others()) > 0;
    }
}
