/**
 * Computes figures from counts, without framework, database, clock or binary floating point. To see how a percentage is computed, read
 * this package; nothing else is involved.
 */
package dk.fodfaeste.reporting.rate;
