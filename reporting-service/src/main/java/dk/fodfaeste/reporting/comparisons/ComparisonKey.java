package dk.fodfaeste.reporting.comparisons;

import dk.fodfaeste.reporting.rate.Window;

/** What identifies a comparison: the figure that it stands beside. */
public record ComparisonKey(String initiative, String measure, Window window) {}
