/**
 * Calculations on grants: tables and their sums, stated totals that differ from the lines, the cost of a participant, an exit or a success, and
 * the end of money. Pure: no database, no HTTP, no clock. Amounts are in whole thousands of kroner.
 */
package dk.fodfaeste.reporting.grants.calculation;
