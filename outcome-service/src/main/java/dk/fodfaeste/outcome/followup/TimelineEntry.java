package dk.fodfaeste.outcome.followup;

import java.time.Instant;

/**
 * One event in the history of a follow-up, as pages show it.
 *
 * @param what a sentence in the language of the page
 * @param because the justification; blank if there is none
 */
public record TimelineEntry(Instant at, String by, String what, String because) {}
