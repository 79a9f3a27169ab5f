package dk.fodfaeste.reporting.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.figures.Breakdown.CombinedGroup;
import dk.fodfaeste.reporting.figures.Breakdown.Row;
import dk.fodfaeste.reporting.figures.GroupCounts.Group;
import dk.fodfaeste.reporting.followup.AgeGroup;
import dk.fodfaeste.reporting.rate.Share;
import dk.fodfaeste.reporting.smallcounts.CellSuppression.Cell;
import dk.fodfaeste.reporting.smallcounts.CellSuppression;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Opens a figure: which groups its denominator is made of. Whoever may see persons sees every group as it is, and somebody with two statuses in
 * both rows. For others everybody stands in one row, and rows are hidden until none can be worked out; where another measure asks the same
 * people there are none, for the two tables and figures could be taken from each other.
 */
@ApplicationScoped
class BreakingDown {
    private static final Comparator<Enum<?>> IN_THEIR_ORDER =
            Comparator.<Enum<?>, Boolean>comparing(CombinedGroup.class::isInstance).thenComparing(Enum::ordinal);

    private final GroupCounts groups;
    private final SmallCountsSettings settings;

    BreakingDown(GroupCounts groups, SmallCountsSettings settings) {
        this.groups = groups;
        this.settings = settings;
    }

    /** @throws Refusal 422 where the measure does not tell follow-ups apart by that */
    Breakdown of(DisclosedFigure answer, BreakdownDimension by) throws SQLException {
        if (!Breakdown.of(answer).contains(by)) {
            throw Refusal.rule("by", "cannot be EXIT_REASON; the measure counts from the start");
        }
        boolean couldBeTakenFromAnother =
                !answer.disclosure().exact() && answer.initiative().hasAnotherOfTheSamePeople(answer.measure());
        if (!answer.disclosure().headline() || couldBeTakenFromAnother) {
            return new Breakdown(answer, by, List.of(), false, true);
        }
        List<Group> counted = groups.of(
                new FollowUpQuery(answer.initiative().code(), answer.measure().code(), answer.window(), answer.asOf()), by);
        return answer.disclosure().exact() ? exact(answer, by, counted) : suppressed(answer, by, counted);
    }

    private static Breakdown exact(DisclosedFigure answer, BreakdownDimension by, List<Group> counted) {
        Map<Enum<?>, Share> shares = added(
                by,
                counted.stream()
                        .flatMap(group -> group.codes().stream().map(code -> new Group(Set.of(code), group.share()))));
        boolean addsUpToMore = counted.stream().anyMatch(group -> group.codes().size() > 1);
        List<Row> rows = shares.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), Optional.of(entry.getValue())))
                .toList();
        return new Breakdown(answer, by, rows, addsUpToMore, false);
    }

    private Breakdown suppressed(DisclosedFigure answer, BreakdownDimension by, List<Group> counted) {
        Map<Enum<?>, Share> shares = added(by, counted.stream().map(BreakingDown::inOneRow));
        List<Cell> cells =
                new ArrayList<>(shares.values().stream().map(BreakingDown::cell).toList());
        // Those without an answer are the rest of the denominator. Where the headline tells how many they are, they
        // hide nothing; where
        // it does not, the table must not either.
        boolean keepsLost = by == BreakdownDimension.STATUS && !answer.disclosure().says(Part.ANSWERS);
        if (keepsLost) {
            cells.add(new Cell(0, answer.figure().counts().lost()));
        }
        CellSuppression small = new CellSuppression(cells, settings.k());
        Optional<Set<Integer>> hidden = keepsLost ? small.hiddenBeside(cells.size() - 1) : small.hidden();
        if (hidden.isEmpty()) {
            return new Breakdown(answer, by, List.of(), false, true);
        }
        List<Row> rows = new ArrayList<>();
        shares.forEach((group, share) ->
                rows.add(new Row(group, hidden.get().contains(rows.size()) ? Optional.empty() : Optional.of(share))));
        return new Breakdown(answer, by, rows, false, false);
    }

    private static Map<Enum<?>, Share> added(BreakdownDimension by, Stream<Group> groups) {
        Map<Enum<?>, Share> shares = new TreeMap<>(IN_THEIR_ORDER);
        if (by == BreakdownDimension.AGE_GROUP) {
            Stream.of(AgeGroup.values()).filter(AgeGroup::isUsual).forEach(group -> shares.put(group, Share.NONE));
        }
        Map<Enum<?>, Share> counted = groups.collect(
                groupingBy(group -> group.codes().iterator().next(), reducing(Share.NONE, Group::share, Share::plus)));
        counted.forEach((group, share) -> shares.merge(group, share, Share::plus));
        return shares;
    }

    private static Group inOneRow(Group group) {
        return group.codes().size() > 1 ? new Group(Set.of(CombinedGroup.SEVERAL_STATUSES), group.share()) : group;
    }

    private static Cell cell(Share share) {
        return new Cell(share.part(), share.whole() - share.part());
    }
}
