/** Notices that a database or Kafka was restored from a backup, and that the topics do not continue what was read or written. */
package dk.fodfaeste.kit.continuity;
