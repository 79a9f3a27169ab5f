/**
 * What follows from money that was applied for or granted: tables and their sums, where a stated total is another one, what a participant, an
 * exit or a success costs, and where money ends. Pure; amounts are whole thousands of kroner.
 */
package dk.fodfaeste.reporting.grants.calculation;
