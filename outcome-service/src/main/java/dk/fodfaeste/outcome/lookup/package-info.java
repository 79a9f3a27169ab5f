/** Asks participant-service whose the keys of a file or a register are. The keys name persons: they are passed on and forgotten. */
package dk.fodfaeste.outcome.lookup;
