package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.Status;
import dk.fodfaeste.reporting.figures.Breakdown.CombinedGroup;
import dk.fodfaeste.reporting.figures.Breakdown.Row;
import dk.fodfaeste.reporting.figures.GroupCounts.Group;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Share;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.CellSuppression;
import dk.fodfaeste.reporting.smallcounts.CellSuppression.Cell;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import dk.fodfaeste.reporting.smallcounts.Grid;
import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Figures with small-count control, for roles that may not see persons: restricted windows and hidden numbers. */
@ApplicationScoped
class ControlledFigures implements FigureSource {
    private final DisclosureControl disclosureControl;
    private final GroupCounts groupCounts;
    private final SmallCountsSettings settings;

    ControlledFigures(DisclosureControl disclosureControl, GroupCounts groupCounts, SmallCountsSettings settings) {
        this.disclosureControl = disclosureControl;
        this.groupCounts = groupCounts;
        this.settings = settings;
    }

    @Override
    public void requireUnrestricted(String parameter, Object value) {
        RestrictedWindows.requireAbsent(parameter, value);
    }

    @Override
    public Optional<List<Window>> allowedWindows(InitiativeVersion initiative, AsOf asOf) {
        return Optional.of(
                Grid.of(initiative.runsFrom(), asOf.today(), initiative.basis()).newestFirst());
    }

    @Override
    public Window window(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf) {
        return RestrictedWindows.window(initiative, requested, asOf);
    }

    @Override
    public Window breakdownWindow(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf) {
        return RestrictedWindows.halfYear(initiative, requested, asOf);
    }

    @Override
    public boolean allowsBreakdown(Window window) {
        return Grid.isHalfYear(window.firstDay(), window.lastDayInclusive());
    }

    @Override
    public List<Window> rollingWindows(
            InitiativeVersion initiative, int months, RequestedWindow requested, AsOf asOf, List<Window> windows) {
        return RestrictedWindows.rolling(initiative, months, requested, asOf, windows);
    }

    @Override
    public boolean includesHalfYear(Window halfYear, AsOf asOf) {
        return halfYear.lastDayInclusive().isBefore(asOf.today());
    }

    @Override
    public DisclosedFigure figure(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf)
            throws SQLException {
        return figures(initiative, measure, List.of(window), asOf).getFirst();
    }

    @Override
    public DisclosedFigure figureWithPersons(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf)
            throws SQLException {
        return figure(initiative, measure, window, asOf);
    }

    @Override
    public List<DisclosedFigure> figures(InitiativeVersion initiative, Measure measure, List<Window> windows, AsOf asOf)
            throws SQLException {
        return disclosureControl.figures(initiative, measure, windows, asOf);
    }

    /**
     * Each follow-up is counted in one row only, and rows are hidden until none can be computed. If another measure exists with which the table
     * could be compared, all rows are hidden, and also if a person can be in several rows.
     */
    @Override
    public Breakdown breakdown(DisclosedFigure figure, BreakdownDimension by) throws SQLException {
        if (!figure.disclosure().headline() || mayBeCompared(figure)) {
            return hidden(figure, by);
        }
        List<Group> groups = groupCounts.of(figure, by);
        Map<Enum<?>, Share> shares = GroupCounts.sum(by, groups.stream().map(ControlledFigures::inOneRow));
        return hiddenRows(figure, by, shares)
                .map(hidden -> withHidden(figure, by, shares, hidden))
                .orElseGet(() -> hidden(figure, by));
    }

    private static boolean mayBeCompared(DisclosedFigure figure) {
        Measure measure = figure.measure();
        return !measure.asksOnce()
                || figure.initiative().hasMeasureWithSameFollowUps(measure)
                || !figure.initiative().earlierMeasuresOfSamePeople(measure).isEmpty();
    }

    /** The indexes of the hidden rows; empty if no row may be displayed. */
    private Optional<Set<Integer>> hiddenRows(
            DisclosedFigure figure, BreakdownDimension by, Map<Enum<?>, Share> shares) {
        List<Cell> cells = new ArrayList<>(
                shares.values().stream().map(ControlledFigures::cell).toList());
        // The rows by status leave out the lost. If the headline hides their number, the table must hide it, too.
        boolean lostIsHidden = by.leavesOutLost() && !figure.disclosure().allows(Part.ANSWERS);
        if (!lostIsHidden) {
            return new CellSuppression(cells, new SmallCountRule(settings.k())).hidden();
        }
        cells.add(new Cell(0, figure.figure().counts().lost()));
        return new CellSuppression(cells, new SmallCountRule(settings.k())).hiddenWith(cells.size() - 1);
    }

    private static Breakdown withHidden(
            DisclosedFigure figure, BreakdownDimension by, Map<Enum<?>, Share> shares, Set<Integer> hidden) {
        List<Row> rows = new ArrayList<>();
        shares.forEach((group, share) ->
                rows.add(new Row(group, hidden.contains(rows.size()) ? Optional.empty() : Optional.of(share))));
        return new Breakdown(figure, by, rows, false, false);
    }

    private static Breakdown hidden(DisclosedFigure figure, BreakdownDimension by) {
        return new Breakdown(figure, by, List.of(), false, true);
    }

    private static Group inOneRow(Group group) {
        if (group.codes().size() <= 1) {
            return group;
        }
        boolean ofStatuses = group.codes().iterator().next() instanceof Status;
        return new Group(
                Set.of(ofStatuses ? CombinedGroup.SEVERAL_STATUSES : CombinedGroup.SEVERAL_ACTIVITIES), group.share());
    }

    private static Cell cell(Share share) {
        return new Cell(share.part(), share.whole() - share.part());
    }
}
