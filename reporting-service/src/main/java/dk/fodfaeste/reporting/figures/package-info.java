/** Answers questions about rates: which follow-ups a window holds is counted in the database, and what follows from the counts in {@code rate}. */
package dk.fodfaeste.reporting.figures;
