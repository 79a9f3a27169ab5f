/**
 * The facts from the other services, version by version, and the follow-ups derived from them for any instant. Without database or clock. The
 * rules of counting are those of the module measures, which outcome-service uses, too.
 */
package dk.fodfaeste.reporting.followup;
