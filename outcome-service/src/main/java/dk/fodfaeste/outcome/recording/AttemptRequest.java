package dk.fodfaeste.outcome.recording;

import java.time.LocalDate;

/**
 * Notes an attempt to reach the person without success.
 *
 * @param attemptedOn null for today
 */
record AttemptRequest(LocalDate attemptedOn) {}
