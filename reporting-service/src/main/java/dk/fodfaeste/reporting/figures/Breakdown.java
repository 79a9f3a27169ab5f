package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.rate.Share;
import java.util.List;
import java.util.Optional;

/**
 * The denominator of a figure by groups. Empty groups are left out, except for ages.
 *
 * @param of the figure that is broken down
 * @param rows also empty if all of them are hidden
 * @param addsUpToMore whether a follow-up with several statuses is counted in several rows
 * @param hidden whether no row may be displayed
 */
public record Breakdown(
        DisclosedFigure of, BreakdownDimension by, List<Row> rows, boolean addsUpToMore, boolean hidden) {

    /**
     * One group.
     *
     * @param group a status, a kind of activity, an attendance, an exit reason, an age group, or {@link CombinedGroup}
     * @param share the successes of those in the denominator; empty if hidden
     */
    public record Row(Enum<?> group, Optional<Share> share) {}

    /** A group that is not a single code. */
    public enum CombinedGroup {
        /** If each follow-up is counted in one row only. */
        SEVERAL_STATUSES,
        /** Like {@link #SEVERAL_STATUSES}. */
        SEVERAL_ACTIVITIES,
        /** Activities decide, and there is none. */
        NO_ACTIVITY
    }

    /** The dimensions that exist for the measure of the figure. */
    public static List<BreakdownDimension> of(DisclosedFigure figure) {
        return BreakdownDimension.of(figure.measure());
    }

    Breakdown with(Freshness freshness) {
        return new Breakdown(of.with(freshness), by, rows, addsUpToMore, hidden);
    }

    public boolean anyRowHidden() {
        return rows.stream().anyMatch(row -> row.share().isEmpty());
    }
}
