package dk.fodfaeste.reporting.smallcounts;

/** Quarters next to each other, counted from the first of the grid. */
record QuarterRange(int from, int toExclusive) {}
