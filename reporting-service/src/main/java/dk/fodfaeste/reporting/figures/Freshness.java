package dk.fodfaeste.reporting.figures;

import java.time.Instant;

/**
 * What a figure may lack.
 *
 * @param recomputing whether follow-ups of the initiative are being derived again because it was revised, so the figure may be counted from old and
 *     new ones
 * @param readUntil events were read until then; null if they were read until less than a minute ago, or until the instant that the figure is known at
 */
public record Freshness(boolean recomputing, Instant readUntil) {
    public static final Freshness UP_TO_DATE = new Freshness(false, null);
}
