/** Receives events from Kafka and tracks the offsets. */
package dk.fodfaeste.reporting.intake;
