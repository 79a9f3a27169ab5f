/**
 * Asks registers for follow-ups: an administrator registers the receivers, a lead makes a batch and downloads its file, which only the receiver can
 * decrypt. The answers come through the import of statuses.
 */
package dk.fodfaeste.outcome.exchange;
