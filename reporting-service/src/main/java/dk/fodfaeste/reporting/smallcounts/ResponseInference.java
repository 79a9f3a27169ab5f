package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import java.util.List;

/**
 * What the disclosed numbers reveal about recorded and lost follow-ups. Worst-case assumption: the reader knows the number of non-successes
 * ({@code others}) of every single quarter, which limits the lost ones of that quarter.
 */
record ResponseInference(Actual actual, SmallCountRule rule, Bounds recorded, Bounds lost)
        implements Inference<ResponseInference, QuarterRange> {

    /** A single non-success: neither hiding nor disclosing may reveal whether that one is lost. */
    static final SmallCountRule SINGLE = new SmallCountRule(2);

    record Actual(QuarterCounts recorded, QuarterCounts lost, QuarterCounts others) {
        static Actual of(List<Counts> perQuarter) {
            return new Actual(
                    new QuarterCounts(perQuarter, Counts::recorded),
                    new QuarterCounts(perQuarter, Counts::lost),
                    new QuarterCounts(perQuarter, counts -> counts.denominator() - counts.successes()));
        }
    }

    /** Headlines bound the recorded ones: every success is recorded, and the recorded ones are part of the denominator. */
    static ResponseInference initial(HeadlineInference headlines, Actual actual, SmallCountRule rule) {
        int quarters = actual.lost().quarters();
        Bounds recorded = Bounds.ofCounts(quarters);
        recorded.atMost(headlines.denominators());
        recorded.atLeast(headlines.successes());
        Bounds lost = Bounds.ofCounts(quarters);
        for (int quarter = 0; quarter < quarters; quarter++) {
            QuarterRange range = QuarterRange.of(quarter);
            lost.atMost(range, actual.others().in(range));
        }
        return new ResponseInference(actual, rule, recorded, lost);
    }

    @Override
    public ResponseInference with(QuarterRange window) {
        ResponseInference extended = new ResponseInference(actual, rule, recorded.copy(), lost.copy());
        extended.recorded.exactly(window, actual.recorded().in(window));
        extended.lost.exactly(window, actual.lost().in(window));
        return extended;
    }

    @Override
    public boolean disclosesSmallCount() {
        return RangePair.anySmall(actual.lost(), rule, this::revealsLost)
                || RangePair.anySmall(actual.others(), SINGLE, lost::determine)
                || RangePair.anySmall(
                        actual.recorded(), rule, ranges -> recorded.determine(ranges) || revealsLost(ranges));
    }

    @Override
    public boolean reveals(QuarterRange hidden) {
        return revealsLost(RangePair.of(hidden));
    }

    /** Without non-successes nobody is lost, and the headline already discloses that. */
    private boolean revealsLost(RangePair ranges) {
        return lost.determine(ranges) && actual.others().in(ranges) > 0;
    }
}
