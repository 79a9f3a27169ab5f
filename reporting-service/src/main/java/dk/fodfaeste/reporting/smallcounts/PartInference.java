package dk.fodfaeste.reporting.smallcounts;

/** What the shown numbers of one part of the cohort tell about that part. */
record PartInference(QuarterCounts truth, long mostHidden, Bounds bounds) implements Inference<PartInference> {

    @Override
    public PartInference with(QuarterRange shown) {
        PartInference more = new PartInference(truth, mostHidden, bounds.copy());
        more.bounds.exactly(shown, truth.in(shown));
        return more;
    }

    @Override
    public boolean betraysSomebody() {
        return RangePair.any(truth, mostHidden, bounds::pin);
    }

    @Override
    public boolean givesBack(QuarterRange hidden) {
        return bounds.pin(RangePair.of(hidden));
    }
}
