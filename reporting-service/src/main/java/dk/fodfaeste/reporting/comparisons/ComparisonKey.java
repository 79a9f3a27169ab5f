package dk.fodfaeste.reporting.comparisons;

import dk.fodfaeste.reporting.rate.Window;

/** What identifies a comparison: the measure and the window of its figure. */
public record ComparisonKey(String initiative, String measure, Window window) {}
