/** Shows the follow-ups: the list that a consultant works through, and one with its history. */
package dk.fodfaeste.outcome.followup;
