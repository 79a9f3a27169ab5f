/** Registrations of persons with a protected address that wait for a lead, because their consultant may not see the person. */
package dk.fodfaeste.participant.awaiting;
