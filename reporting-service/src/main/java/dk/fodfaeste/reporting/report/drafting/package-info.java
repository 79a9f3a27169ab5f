/**
 * Drafts: open one, write comments and decisions, calculate its figures as known now, discard it.
 */
package dk.fodfaeste.reporting.report.drafting;
