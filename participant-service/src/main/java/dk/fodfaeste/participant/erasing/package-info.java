/**
 * The end of what is known of a person: by somebody's decision, or by the initiatives' retention periods. The person's key is destroyed and
 * what it sealed is emptied; the enrolments' dates stay under a reference that leads to nobody, so that figures stay. An event tells the
 * other services, and this one as well when its database comes from a backup.
 */
package dk.fodfaeste.participant.erasing;
