package dk.fodfaeste.reporting.followup;

import java.time.Instant;
import java.util.UUID;

/**
 * A follow-up as it was known during a period.
 *
 * @param knownToExclusive null if it is known at present
 */
public record TimelineEntry(UUID enrolmentId, FollowUp followUp, Instant knownFrom, Instant knownToExclusive) {}
