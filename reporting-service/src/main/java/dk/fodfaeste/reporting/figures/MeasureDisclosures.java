package dk.fodfaeste.reporting.figures;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Counts;
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
 * Computes the figures of a measure and decides which of them may be disclosed, together with the earlier measures of the same people. The
 * disclosure of a window depends on all windows of the grid, so all of them are counted at once.
 */
@ApplicationScoped
class MeasureDisclosures {
    private final Tallies tallies;
    private final SmallCountsSettings settings;
    private final FigureCache cache;

    MeasureDisclosures(Tallies tallies, SmallCountsSettings settings, FigureCache cache) {
        this.tallies = tallies;
        this.settings = settings;
        this.cache = cache;
    }

    private record CacheKey(String initiative, int version, String measure, LocalDate today)
            implements FigureCache.OfInitiative {}

    GridFigures of(InitiativeVersion initiative, Measure measure, AsOf asOf) throws SQLException {
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
        List<Counts> perQuarter = perQuarter(grid, perMonth);
        return GridFigures.ofQuarters(
                grid, perWindow, perQuarter, disclosures(initiative, measure, grid, perQuarter, asOf));
    }

    /** Empty if the figures cannot be decided together with those of an earlier measure of the same people. */
    private Optional<WindowDisclosures> disclosures(
            InitiativeVersion initiative, Measure measure, Grid grid, List<Counts> perQuarter, AsOf asOf)
            throws SQLException {
        List<Measure> related = earlierDisclosed(initiative, measure, asOf);
        if (!related.stream().allMatch(other -> isComparable(initiative, measure, other))) {
            return Optional.empty();
        }
        List<WindowDisclosures> earlier = new ArrayList<>();
        for (Measure other : related) {
            of(initiative, other, asOf).additive().ifPresent(earlier::add);
        }
        return Optional.of(new WindowDisclosures(grid, perQuarter, new SmallCountRule(settings.k()), earlier));
    }

    /** The earlier measures of the same people, without those that no window is ever disclosed of. */
    private List<Measure> earlierDisclosed(InitiativeVersion initiative, Measure measure, AsOf asOf)
            throws SQLException {
        List<Measure> disclosed = new ArrayList<>();
        for (Measure other : initiative.earlierMeasuresOfSamePeople(measure)) {
            if (of(initiative, other, asOf).everDisclosed()) {
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
        return new GridFigures(grid, perWindow, disclosures, Optional.empty(), Optional.empty(), isFirst);
    }

    private static List<Counts> perQuarter(Grid grid, Map<YearMonth, Tally> perMonth) {
        Counts[] perQuarter = new Counts[grid.quarters()];
        Arrays.fill(perQuarter, Counts.NONE);
        perMonth.forEach((month, tally) ->
                perQuarter[grid.quarterOf(month)] = perQuarter[grid.quarterOf(month)].plus(tally.counts()));
        return List.of(perQuarter);
    }
}
