/** Who works as a consultant and until when, read from the events of outcome-service. */
package dk.fodfaeste.participant.employment;
