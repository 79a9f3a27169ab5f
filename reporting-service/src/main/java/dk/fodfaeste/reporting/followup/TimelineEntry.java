package dk.fodfaeste.reporting.followup;

import java.time.Instant;
import java.util.UUID;

/**
 * A follow-up, and from when to when it was known to be so.
 *
 * @param knownToExclusive null for what is known at present
 */
public record TimelineEntry(UUID enrolmentId, FollowUp followUp, Instant knownFrom, Instant knownToExclusive) {}
