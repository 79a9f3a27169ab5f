/** A consultant's desk: what waits, in the order in which it falls due, and a row to write the answer into. */
package dk.fodfaeste.outcome.worklist;
