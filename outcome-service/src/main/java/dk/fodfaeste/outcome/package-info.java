/**
 * The follow-up and the facts it is derived from. This package knows no database, HTTP or Kafka and does not read the clock: {@code today} is an
 * argument.
 *
 * <p>The packages below are the steps of processing: {@code intake} receives initiatives and enrolments, {@code storage} stores the facts and the
 * follow-ups derived from them, {@code followup} reads follow-ups, {@code worklist} shows what is open, {@code recording} takes what consultants
 * enter, {@code importing} and {@code observing} take statuses from files and other systems, {@code lookup} calls participant-service, {@code team}
 * shows workloads and hands work over, {@code erasing} erases persons.
 */
package dk.fodfaeste.outcome;
