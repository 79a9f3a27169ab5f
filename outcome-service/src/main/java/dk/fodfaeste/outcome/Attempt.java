package dk.fodfaeste.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A day on which a consultant tried to reach the person without success. It does not answer the follow-up; a LOST states the number of attempts.
 *
 * @param exitNumber the exit that was followed up; 0 if the measure counts from the start
 * @param callAgainOn the day on which the person is to be called again; null if none was agreed
 */
public record Attempt(
        UUID enrolmentId,
        String measure,
        int exitNumber,
        LocalDate attemptedOn,
        LocalDate callAgainOn,
        Instant recordedAt,
        String recordedBy) {}
