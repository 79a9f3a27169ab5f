/** Takes what consultants enter: a status, its correction, a LOST, a withdrawal of either, attempts to reach the person, and notes. */
package dk.fodfaeste.outcome.recording;
