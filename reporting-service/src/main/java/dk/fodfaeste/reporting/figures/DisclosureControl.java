package dk.fodfaeste.reporting.figures;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Grid;
import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import dk.fodfaeste.reporting.smallcounts.WindowDisclosures;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes figures and hides what small-count control does not allow. The disclosure of a window depends on all windows of the grid, so all
 * of them are counted at once.
 */
@ApplicationScoped
class DisclosureControl {
    private final Tallies tallies;
    private final SmallCountsSettings settings;
    private final FigureCache cache;

    DisclosureControl(Tallies tallies, SmallCountsSettings settings, FigureCache cache) {
        this.tallies = tallies;
        this.settings = settings;
        this.cache = cache;
    }

    private record CacheKey(String initiative, int version, String measure, LocalDate today) {}

    List<DisclosedFigure> figures(InitiativeVersion initiative, Measure measure, List<Window> windows, AsOf asOf)
            throws SQLException {
        GridFigures figures = gridFigures(initiative, measure, asOf);
        return windows.stream()
                .map(window -> figures.figure(initiative, measure, window, asOf))
                .toList();
    }

    /** The latest window with a disclosed, non-empty denominator; else the latest hidden window; else the latest empty one. */
    DisclosedFigure latest(InitiativeVersion initiative, Measure measure, AsOf asOf) throws SQLException {
        GridFigures figures = gridFigures(initiative, measure, asOf);
        List<DisclosedFigure> newestFirst = figures.grid().newestFirst().stream()
                .map(window -> figures.figure(initiative, measure, window, asOf))
                .toList();
        Optional<DisclosedFigure> disclosed = newestFirst.stream()
                .filter(figure -> figure.figure().denominator() > 0)
                .findFirst();
        Optional<DisclosedFigure> hidden = newestFirst.stream()
                .filter(figure -> !figure.disclosure().headline())
                .findFirst();
        return disclosed
                .or(() -> hidden)
                .or(() -> newestFirst.stream().findFirst())
                .orElseGet(() ->
                        hidden(initiative, measure, Grid.latestTwelveMonths(asOf.today(), initiative.basis()), asOf));
    }

    private GridFigures gridFigures(InitiativeVersion initiative, Measure measure, AsOf asOf) throws SQLException {
        CacheKey key = new CacheKey(initiative.code(), initiative.version(), measure.code(), asOf.today());
        return cache.get(key, asOf, () -> {
            Grid grid = Grid.of(initiative.runsFrom(), asOf.today(), initiative.basis());
            return measure.asksOnce()
                    ? countQuarters(initiative, measure, grid, asOf)
                    : countHalfYears(initiative, measure, grid, asOf);
        });
    }

    private GridFigures countQuarters(InitiativeVersion initiative, Measure measure, Grid grid, AsOf asOf)
            throws SQLException {
        Optional<Window> span = grid.span();
        Map<YearMonth, Tally> perMonth =
                span.isEmpty() ? Map.of() : tallies.perMonth(initiative.code(), measure.code(), span.get(), asOf);
        Map<Window, Tally> perWindow =
                grid.newestFirst().stream().collect(toMap(window -> window, window -> Tallies.sum(perMonth, window)));
        return new GridFigures(grid, perWindow, disclosures(initiative, measure, grid, perMonth, asOf));
    }

    /** Empty if the figures cannot be decided together with those of an earlier measure of the same people. */
    private Optional<WindowDisclosures> disclosures(
            InitiativeVersion initiative, Measure measure, Grid grid, Map<YearMonth, Tally> perMonth, AsOf asOf)
            throws SQLException {
        List<Measure> related = earlierDisclosed(initiative, measure, asOf);
        if (!related.stream().allMatch(other -> isComparable(initiative, measure, other))) {
            return Optional.empty();
        }
        List<WindowDisclosures> earlier = new ArrayList<>();
        for (Measure other : related) {
            gridFigures(initiative, other, asOf).additive().ifPresent(earlier::add);
        }
        return Optional.of(
                new WindowDisclosures(grid, perQuarter(grid, perMonth), new SmallCountRule(settings.k()), earlier));
    }

    /** The earlier measures of the same people, without those that no window is ever disclosed of. */
    private List<Measure> earlierDisclosed(InitiativeVersion initiative, Measure measure, AsOf asOf)
            throws SQLException {
        List<Measure> disclosed = new ArrayList<>();
        for (Measure other : initiative.earlierMeasuresOfSamePeople(measure)) {
            if (gridFigures(initiative, other, asOf).everDisclosed()) {
                disclosed.add(other);
            }
        }
        return disclosed;
    }

    /**
     * Whether a window selects the same enrolments for both, so that their figures can be compared quarter by quarter. Where it does not, a
     * reader could combine the figures in other ways.
     */
    private static boolean isComparable(InitiativeVersion initiative, Measure measure, Measure other) {
        return other.asksOnce()
                && hasSameExclusions(measure, other)
                && switch (initiative.basis()) {
                    case ANCHOR -> measure.hasSameEnrolmentsAs(other);
                    case FOLLOW_UP -> measure.hasSameFollowUpsAs(other);
                };
    }

    /** Otherwise the two would reveal how many are excluded. */
    private static boolean hasSameExclusions(Measure one, Measure other) {
        return one.terms().excludedExitReasons().equals(other.terms().excludedExitReasons());
    }

    /** Persons are asked more than once, so figures of several windows may be about the same persons. Half-years only, and by persons. */
    private GridFigures countHalfYears(InitiativeVersion initiative, Measure measure, Grid grid, AsOf asOf)
            throws SQLException {
        Map<Window, Tally> perWindow = new HashMap<>();
        Map<Window, Disclosure> disclosures = new HashMap<>();
        boolean isFirst = earlierDisclosed(initiative, measure, asOf).isEmpty();
        for (Window window : grid.newestFirst()) {
            Optional<FollowUpQuery> query = FollowUpQuery.of(initiative, measure, window, asOf);
            if (isFirst && query.isPresent() && Grid.isHalfYear(window.firstDay(), window.lastDayInclusive())) {
                Disclosure disclosure = tallies.persons(query.get()).disclosure(new SmallCountRule(settings.k()));
                if (disclosure.headline()) {
                    disclosures.put(window, disclosure);
                    perWindow.put(
                            window,
                            tallies.of(
                                    initiative.code(),
                                    measure.code(),
                                    query.get().window(),
                                    asOf));
                }
            }
        }
        return new GridFigures(grid, perWindow, disclosures, Optional.empty(), isFirst);
    }

    private static List<Counts> perQuarter(Grid grid, Map<YearMonth, Tally> perMonth) {
        Counts[] perQuarter = new Counts[grid.quarters()];
        Arrays.fill(perQuarter, Counts.NONE);
        perMonth.forEach((month, tally) ->
                perQuarter[grid.quarterOf(month)] = perQuarter[grid.quarterOf(month)].plus(tally.counts()));
        return List.of(perQuarter);
    }

    /**
     * The figures of all windows of a grid.
     *
     * @param disclosures of the windows with a disclosed headline
     * @param additive the disclosures, if later measures can be decided together with them
     * @param everDisclosed whether a window can be disclosed at all, now or later
     */
    private record GridFigures(
            Grid grid,
            Map<Window, Tally> perWindow,
            Map<Window, Disclosure> disclosures,
            Optional<WindowDisclosures> additive,
            boolean everDisclosed) {
        GridFigures(Grid grid, Map<Window, Tally> perWindow, Optional<WindowDisclosures> additive) {
            this(
                    grid,
                    perWindow,
                    additive.map(WindowDisclosures::disclosures).orElse(Map.of()),
                    additive,
                    additive.isPresent());
        }

        DisclosedFigure figure(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) {
            Disclosure disclosure = disclosures.get(window);
            if (disclosure == null) {
                return hidden(initiative, measure, window, asOf);
            }
            Figure figure = new Figure(perWindow.get(window), !measure.asksAgain());
            return new DisclosedFigure(
                    initiative, measure, window, asOf, figure, Optional.empty(), Omissions.NONE, disclosure);
        }
    }

    /** Contains no numbers at all, so that none can be displayed by mistake. */
    private static DisclosedFigure hidden(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) {
        return new DisclosedFigure(
                initiative,
                measure,
                window,
                asOf,
                new Figure(Tally.NONE),
                Optional.empty(),
                Omissions.NONE,
                Disclosure.NOTHING);
    }
}
