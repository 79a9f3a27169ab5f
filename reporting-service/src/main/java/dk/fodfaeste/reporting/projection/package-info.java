/** What was told, kept; and the follow-ups that follow from it, kept beside it so that they can be counted. */
package dk.fodfaeste.reporting.projection;
