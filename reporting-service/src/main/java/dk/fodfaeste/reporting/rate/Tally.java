package dk.fodfaeste.reporting.rate;

import java.time.LocalDate;

/**
 * The sums over a set of follow-ups from which a figure is computed. Months and totals are sums of tallies: a total is never a mean of
 * rates.
 *
 * @param targets of the follow-ups in the denominator
 * @param openTargets of the follow-ups that are not due or pending
 * @param lastClosing the last day on which a follow-up of the cohort can be answered in time; null for an empty cohort
 */
public record Tally(Counts counts, TargetSum targets, TargetSum openTargets, LocalDate lastClosing) {
    public static final Tally NONE = new Tally(Counts.NONE, TargetSum.NONE, TargetSum.NONE, null);

    public Tally plus(Tally other) {
        return new Tally(
                counts.plus(other.counts),
                targets.plus(other.targets),
                openTargets.plus(other.openTargets),
                later(lastClosing, other.lastClosing));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isAfter(other) ? one : other;
    }
}
