/** Erases the data of persons that participant-service has erased. */
package dk.fodfaeste.outcome.erasing;
