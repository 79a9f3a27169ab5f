package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.figures.Breakdown.Row;
import dk.fodfaeste.reporting.figures.GroupCounts.Group;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Share;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Figures without small-count control, for roles that may see persons. */
@ApplicationScoped
class ExactFigures implements FigureSource {
    private final Tallies tallies;
    private final GroupCounts groupCounts;

    ExactFigures(Tallies tallies, GroupCounts groupCounts) {
        this.tallies = tallies;
        this.groupCounts = groupCounts;
    }

    @Override
    public void requireUnrestricted(String parameter, Object value) {
        // No parameter is restricted.
    }

    @Override
    public Optional<List<Window>> allowedWindows(InitiativeVersion initiative, AsOf asOf) {
        return Optional.empty();
    }

    @Override
    public Window window(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf) {
        return requested.resolve(initiative, asOf);
    }

    @Override
    public Window breakdownWindow(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf) {
        return window(initiative, requested, asOf);
    }

    @Override
    public boolean allowsBreakdown(Window window) {
        return true;
    }

    @Override
    public List<Window> rollingWindows(
            InitiativeVersion initiative, int months, RequestedWindow requested, AsOf asOf, List<Window> windows) {
        return windows;
    }

    @Override
    public boolean includesHalfYear(Window halfYear, AsOf asOf) {
        return true;
    }

    @Override
    public DisclosedFigure figure(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf)
            throws SQLException {
        Optional<Window> counted = FollowUpQuery.countedWindow(measure, window, asOf.today());
        Tally tally =
                counted.isEmpty() ? Tally.NONE : tallies.of(initiative.code(), measure.code(), counted.get(), asOf);
        return exact(initiative, measure, window, asOf, tally, Optional.empty());
    }

    @Override
    public DisclosedFigure figureWithPersons(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf)
            throws SQLException {
        Optional<Window> counted = FollowUpQuery.countedWindow(measure, window, asOf.today());
        Tallies.WithPersons tally = counted.isEmpty()
                ? Tallies.WithPersons.NONE
                : tallies.withPersons(initiative.code(), measure.code(), counted.get(), asOf);
        return exact(initiative, measure, window, asOf, tally.tally(), Optional.of(tally.persons()));
    }

    @Override
    public List<DisclosedFigure> figures(InitiativeVersion initiative, Measure measure, List<Window> windows, AsOf asOf)
            throws SQLException {
        if (windows.isEmpty()) {
            return List.of();
        }
        Map<YearMonth, Tally> perMonth =
                tallies.perMonth(initiative.code(), measure.code(), Window.enclosing(windows), asOf);
        List<DisclosedFigure> figures = new ArrayList<>();
        for (Window window : windows) {
            Tally tally = FollowUpQuery.countedWindow(measure, window, asOf.today())
                    .map(counted -> Tallies.sum(perMonth, counted))
                    .orElse(Tally.NONE);
            figures.add(exact(initiative, measure, window, asOf, tally, Optional.empty()));
        }
        return figures;
    }

    /** A follow-up with several statuses is counted in each of their rows. */
    @Override
    public Breakdown breakdown(DisclosedFigure figure, BreakdownDimension by) throws SQLException {
        List<Group> groups = groupCounts.of(figure, by);
        Map<Enum<?>, Share> shares = GroupCounts.sum(
                by,
                groups.stream()
                        .flatMap(group -> group.codes().stream().map(code -> new Group(Set.of(code), group.share()))));
        boolean addsUpToMore = groups.stream().anyMatch(group -> group.codes().size() > 1);
        List<Row> rows = shares.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), Optional.of(entry.getValue())))
                .toList();
        return new Breakdown(figure, by, rows, addsUpToMore, false);
    }

    private DisclosedFigure exact(
            InitiativeVersion initiative,
            Measure measure,
            Window window,
            AsOf asOf,
            Tally tally,
            Optional<Long> uniquePersons)
            throws SQLException {
        Optional<Window> counted = FollowUpQuery.countedWindow(measure, window, asOf.today());
        Omissions omissions = tallies.omissions(initiative.code(), measure, counted.orElse(window), asOf);
        return new DisclosedFigure(
                initiative,
                measure,
                window,
                asOf,
                new Figure(tally, !measure.asksAgain()),
                uniquePersons,
                omissions,
                Disclosure.EVERYTHING);
    }
}
