/**
 * Computes figures with or without small-count control. The database counts the follow-ups of a window; {@code rate} computes the figure
 * from the counts, and {@code smallcounts} decides what is disclosed.
 */
package dk.fodfaeste.reporting.figures;
