/** Shows leads who has how much to do, keeps how much they work, and hands over what somebody leaves behind. */
package dk.fodfaeste.outcome.team;
