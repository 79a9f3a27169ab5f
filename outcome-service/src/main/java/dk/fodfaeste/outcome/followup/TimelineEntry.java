package dk.fodfaeste.outcome.followup;

import java.time.Instant;

/**
 * A line of a follow-up's time line.
 *
 * @param because blank where none was given
 */
public record TimelineEntry(Instant at, String by, String what, String because) {}
