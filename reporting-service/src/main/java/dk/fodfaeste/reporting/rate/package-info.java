/**
 * From counts to figures, and nothing else: no framework, no database, no clock, no binary floating point. Whoever wants to know how a
 * percentage came about reads this package alone.
 */
package dk.fodfaeste.reporting.rate;
