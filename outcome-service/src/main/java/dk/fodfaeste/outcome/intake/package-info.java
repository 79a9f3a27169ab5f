/** Receives initiatives and enrolments. The listeners pass events on; the storage ignores outdated versions. */
package dk.fodfaeste.outcome.intake;
