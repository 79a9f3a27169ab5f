package dk.fodfaeste.reporting.rate;

import java.time.LocalDate;

/**
 * Everything that is added up over follow-ups before a figure is made of it. Adding is all that happens on the way from a day to a month
 * to a total: a total is never a mean of rates.
 *
 * @param promise of those in the denominator
 * @param open what is promised of those that are not due or pending
 * @param lastClosing the last day on which one of the cohort can be answered in time; null for an empty cohort
 */
public record Tally(Counts counts, TargetSum promise, TargetSum open, LocalDate lastClosing) {
    public static final Tally NONE = new Tally(Counts.NONE, TargetSum.NONE, TargetSum.NONE, null);

    public Tally plus(Tally other) {
        return new Tally(
                counts.plus(other.counts),
                promise.plus(other.promise),
                open.plus(other.open),
                later(lastClosing, other.lastClosing));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isAfter(other) ? one : other;
    }
}
