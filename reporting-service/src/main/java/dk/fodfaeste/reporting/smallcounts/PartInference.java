package dk.fodfaeste.reporting.smallcounts;

/** What the disclosed numbers of one part of the cohort reveal about that part. */
record PartInference(QuarterCounts actual, SmallCountRule rule, Bounds bounds)
        implements Inference<PartInference, QuarterRange> {

    @Override
    public PartInference with(QuarterRange window) {
        PartInference extended = new PartInference(actual, rule, bounds.copy());
        extended.bounds.exactly(window, actual.in(window));
        return extended;
    }

    @Override
    public boolean disclosesSmallCount() {
        return RangePair.anySmall(actual, rule, bounds::determine);
    }

    @Override
    public boolean reveals(QuarterRange hidden) {
        return bounds.determine(RangePair.of(hidden));
    }
}
