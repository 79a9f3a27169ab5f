/** Reads follow-ups: lists for the API and the worklist, and single follow-ups with their histories. */
package dk.fodfaeste.outcome.followup;
