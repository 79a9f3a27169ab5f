package dk.fodfaeste.outcome.recording;

import java.time.LocalDate;

/**
 * Notes an attempt to reach the person without success.
 *
 * @param attemptedOn null for today
 * @param callAgainOn the day on which the person is to be called again; null if none was agreed
 */
record AttemptRequest(LocalDate attemptedOn, LocalDate callAgainOn) {}
