package dk.fodfaeste.reporting.followup;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Identifies a follow-up among those of a measure.
 *
 * @param occasion null if it is asked once
 * @param position numbers follow-ups of the same occasion
 */
public record FollowUpKey(UUID enrolmentId, LocalDate occasion, int position) {}
