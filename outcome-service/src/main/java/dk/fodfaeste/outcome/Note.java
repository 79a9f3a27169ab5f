package dk.fodfaeste.outcome;

import java.time.Instant;
import java.util.UUID;

/**
 * What a consultant heard about the person before the follow-up was due. It is in no figure and in no event: on the due date a status must still be
 * recorded. Notes are only added; the latest applies.
 *
 * @param exitNumber the exit that is followed up; 0 if the measure counts from the start
 * @param heard dated on the day it was heard; null if the note was removed
 */
public record Note(
        UUID enrolmentId, String measure, int exitNumber, Situation heard, Instant recordedAt, String recordedBy) {}
