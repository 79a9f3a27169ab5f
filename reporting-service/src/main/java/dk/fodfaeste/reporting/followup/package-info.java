/**
 * What the other services told us, version by version, and the follow-ups that follow from it at any instant. Pure: nothing here reads a
 * database or a clock. The rules are those of docs/glossary.md; outcome-service applies the same ones to its own facts, and no class is
 * shared with it.
 */
package dk.fodfaeste.reporting.followup;
