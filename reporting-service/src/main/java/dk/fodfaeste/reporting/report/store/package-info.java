/**
 * Reports in the database: drafts, published reports and the document of each. A published report is primary data that no command changes.
 */
package dk.fodfaeste.reporting.report.store;
