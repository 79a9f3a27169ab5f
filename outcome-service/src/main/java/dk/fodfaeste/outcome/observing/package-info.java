/** Takes statuses that another system has found out, as it sends them, by the rules of an import. */
package dk.fodfaeste.outcome.observing;
