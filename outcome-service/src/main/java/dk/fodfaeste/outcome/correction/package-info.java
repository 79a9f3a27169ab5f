/** Rules for the correction of recorded statuses. */
package dk.fodfaeste.outcome.correction;
