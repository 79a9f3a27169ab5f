/** Comparisons of a figure with another group that is known only as counts: entered by analysts, every version kept. */
package dk.fodfaeste.reporting.comparisons;
