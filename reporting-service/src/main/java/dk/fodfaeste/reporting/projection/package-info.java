/** Stores the facts of the other services, and the follow-ups derived from them so that they can be counted in SQL. */
package dk.fodfaeste.reporting.projection;
