/**
 * Erasure of persons, by decision or at the end of the retention period. The data key is destroyed and the sealed data are removed. The
 * dates of the enrolments stay under the reference, which no longer leads to a person, so that figures do not change. An event tells the
 * other services, and this service itself after a restore from a backup.
 */
package dk.fodfaeste.participant.erasing;
