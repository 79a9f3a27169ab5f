package dk.fodfaeste.reporting.smallcounts;

/** What the shown numbers of one part of the cohort tell about that part. */
record PartKnowledge(Quantity truth, long mostHidden, Bounds bounds) implements Knowledge<PartKnowledge> {

    @Override
    public PartKnowledge with(Stretch shown) {
        PartKnowledge more = new PartKnowledge(truth, mostHidden, bounds.copy());
        more.bounds.exactly(shown, truth.in(shown));
        return more;
    }

    @Override
    public boolean betraysSomebody() {
        return Group.any(truth, mostHidden, bounds::pin);
    }

    @Override
    public boolean givesBack(Stretch hidden) {
        return bounds.pin(Group.of(hidden));
    }
}
