/**
 * Where the facts are kept, and the follow-ups that follow from them. Nobody else writes these tables.
 *
 * <p>Everything is written in sets, by one statement for one row or for thousands: an import, a batch of events and a single
 * command take the same road.
 */
package dk.fodfaeste.outcome.storage;
