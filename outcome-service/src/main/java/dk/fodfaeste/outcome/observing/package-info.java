/** Takes statuses that other systems send, by the rules of an import. */
package dk.fodfaeste.outcome.observing;
