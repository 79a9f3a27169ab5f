package dk.fodfaeste.reporting.followup;

import java.time.Instant;
import java.util.UUID;

/**
 * A row as it was known during a period.
 *
 * @param knownToExclusive null if it is known at present
 */
public record TimelineEntry(UUID enrolmentId, FollowUpRow row, Instant knownFrom, Instant knownToExclusive) {}
