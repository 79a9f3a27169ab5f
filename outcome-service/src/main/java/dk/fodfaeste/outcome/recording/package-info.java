/** Takes what a consultant found out: a status, its correction, a LOST, and taking either back. */
package dk.fodfaeste.outcome.recording;
