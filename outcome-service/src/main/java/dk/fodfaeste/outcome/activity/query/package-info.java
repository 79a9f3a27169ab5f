/** Reads activities: lists, and single activities with their history. */
package dk.fodfaeste.outcome.activity.query;
