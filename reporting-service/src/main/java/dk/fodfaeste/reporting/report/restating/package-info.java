/**
 * Restatements: what a published figure would be now, and for which reasons it differs.
 */
package dk.fodfaeste.reporting.report.restating;
