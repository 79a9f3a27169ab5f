/** Asks participant-service for enrolments and names. The keys identify persons, so they are never stored. */
package dk.fodfaeste.outcome.lookup;
