/**
 * Stores the facts and the follow-ups derived from them. No other package writes these tables.
 *
 * <p>Every write is one statement for any number of rows, so a command, a batch of events and an import use the same code.
 */
package dk.fodfaeste.outcome.storage;
