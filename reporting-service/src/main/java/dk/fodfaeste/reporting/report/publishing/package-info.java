/**
 * Publishing: a draft becomes a numbered report that stays as it is.
 */
package dk.fodfaeste.reporting.report.publishing;
