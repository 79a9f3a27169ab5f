/**
 * The facts from the other services, version by version, and the follow-ups derived from them for any instant. Without database or clock. The
 * rules are those of docs/glossary.md; outcome-service applies the same rules to its own facts and shares no class with this package.
 */
package dk.fodfaeste.reporting.followup;
