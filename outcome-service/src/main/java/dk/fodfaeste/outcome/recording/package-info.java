/**
 * Takes what a consultant found out: a status, its correction, a LOST, and taking either back; and what stands beside until then:
 * attempts to reach the person, and what was heard ahead of time.
 */
package dk.fodfaeste.outcome.recording;
