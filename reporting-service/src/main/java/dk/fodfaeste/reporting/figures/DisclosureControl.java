package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
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
        return cache.get(key, asOf, () -> count(initiative, measure, asOf));
    }

    private GridFigures count(InitiativeVersion initiative, Measure measure, AsOf asOf) throws SQLException {
        Grid grid = Grid.of(initiative.runsFrom(), asOf.today(), initiative.basis());
        Optional<Window> span = grid.span();
        Map<YearMonth, Tally> perMonth =
                span.isEmpty() ? Map.of() : tallies.perMonth(initiative.code(), measure.code(), span.get(), asOf);
        List<Measure> related = initiative.earlierRelatedMeasures(measure);
        if (!related.stream().limit(1).allMatch(measure::hasSameExclusionsAs)) {
            return new GridFigures(grid, perMonth, Optional.empty());
        }
        List<WindowDisclosures> earlier = new ArrayList<>();
        for (Measure other : related) {
            gridFigures(initiative, other, asOf).disclosures().ifPresent(earlier::add);
        }
        return new GridFigures(
                grid,
                perMonth,
                Optional.of(new WindowDisclosures(
                        grid, perQuarter(grid, perMonth), new SmallCountRule(settings.k()), earlier)));
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
     * @param disclosures empty if the measure has other exclusions than the first related measure: the two would reveal how many are excluded
     */
    private record GridFigures(Grid grid, Map<YearMonth, Tally> perMonth, Optional<WindowDisclosures> disclosures) {
        DisclosedFigure figure(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) {
            Disclosure disclosure =
                    disclosures.map(each -> each.disclosures().get(window)).orElse(null);
            if (disclosure == null) {
                return hidden(initiative, measure, window, asOf);
            }
            Figure figure = new Figure(Tallies.sum(perMonth, window));
            return new DisclosedFigure(initiative, measure, window, asOf, figure, Optional.empty(), disclosure);
        }
    }

    /** Contains no numbers at all, so that none can be displayed by mistake. */
    private static DisclosedFigure hidden(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) {
        return new DisclosedFigure(
                initiative, measure, window, asOf, new Figure(Tally.NONE), Optional.empty(), Disclosure.NOTHING);
    }
}
