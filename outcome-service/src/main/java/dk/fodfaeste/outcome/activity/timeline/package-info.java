/** Shows the activities of an enrolment: as a drawing over the months, and as rows of a table. */
package dk.fodfaeste.outcome.activity.timeline;
