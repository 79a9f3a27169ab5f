package dk.fodfaeste.reporting.smallcounts;

/** Consecutive quarters of a grid, numbered from its first quarter. */
record QuarterRange(int from, int toExclusive) {
    static QuarterRange of(int quarter) {
        return new QuarterRange(quarter, quarter + 1);
    }
}
