package dk.fodfaeste.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A day on which somebody tried to reach the person and got no answer. It answers nothing; how many there are is what a LOST says.
 *
 * @param exitNumber the exit that was followed up; 0 where the measure counts from the start
 */
public record Attempt(
        UUID enrolmentId,
        String measure,
        int exitNumber,
        LocalDate attemptedOn,
        Instant recordedAt,
        String recordedBy) {}
