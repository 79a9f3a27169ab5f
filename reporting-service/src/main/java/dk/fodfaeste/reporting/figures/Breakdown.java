package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.rate.Share;
import java.util.List;
import java.util.Optional;

/**
 * The denominator of a figure, group by group. Groups that hold nobody are left out, but for ages.
 *
 * @param of the figure that is broken down
 * @param rows empty also where all of it is hidden
 * @param addsUpToMore whether somebody with several statuses stands in several rows
 * @param hidden whether no row may be shown
 */
public record Breakdown(DisclosedFigure of, BreakdownDimension by, List<Row> rows, boolean addsUpToMore, boolean hidden) {

    /**
     * One group.
     *
     * @param group a status, an exit reason, an age group, or {@link CombinedGroup}
     * @param share of those in the denominator, those who succeeded; nothing where it is hidden
     */
    public record Row(Enum<?> group, Optional<Share> share) {}

    /** A row that is none of the codes. */
    public enum CombinedGroup {
        /** Where everybody must stand in one row only. */
        SEVERAL_STATUSES
    }

    /** What the answer can be broken down by. */
    public static List<BreakdownDimension> of(DisclosedFigure answer) {
        return answer.measure().anchor() == Anchor.EXIT ? List.of(BreakdownDimension.values()) : List.of(BreakdownDimension.STATUS, BreakdownDimension.AGE_GROUP);
    }

    public boolean anyRowHidden() {
        return rows.stream().anyMatch(row -> row.share().isEmpty());
    }
}
