/** Hears of initiatives and enrolments. A listener is a door: it hands on what came, and the ledger knows what is newer. */
package dk.fodfaeste.outcome.intake;
