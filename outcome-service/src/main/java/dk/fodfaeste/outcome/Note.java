package dk.fodfaeste.outcome;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody heard of the person before the follow-up was due. It counts nowhere and is told to nobody: on the due date somebody
 * still has to say that it is so. Notes are only ever added, and the latest holds.
 *
 * @param exitNumber the exit that is followed up; 0 where the measure counts from the start
 * @param heard dated by the day on which it was heard; absent where what was noted was taken away again
 */
public record Note(
        UUID enrolmentId, String measure, int exitNumber, Situation heard, Instant recordedAt, String recordedBy) {}
