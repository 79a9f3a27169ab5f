package dk.fodfaeste.outcome.recording;

import java.time.LocalDate;

/**
 * Somebody tried to reach the person, in vain.
 *
 * @param attemptedOn today where it is absent
 */
record AttemptRequest(LocalDate attemptedOn) {}
