package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Grid;
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

/** Answers for whoever may not see persons. What is shown of a window depends on all windows of the grid, so all are counted at once. */
@ApplicationScoped
class DisclosureControl {
    private final Tallies tallies;
    private final SmallCountsSettings settings;
    private final FigureCache remembering;

    DisclosureControl(Tallies tallies, SmallCountsSettings settings, FigureCache remembering) {
        this.tallies = tallies;
        this.settings = settings;
        this.remembering = remembering;
    }

    private record Question(String initiative, int version, String measure, LocalDate today) {}

    List<DisclosedFigure> of(InitiativeVersion initiative, Measure measure, List<Window> windows, AsOf asOf)
            throws SQLException {
        Counted counted = counted(initiative, measure, asOf);
        return windows.stream()
                .map(window -> counted.answer(initiative, measure, window, asOf))
                .toList();
    }

    /** The newest window that says something; else one that says that there is nothing, or that it is hidden. */
    DisclosedFigure newest(InitiativeVersion initiative, Measure measure, AsOf asOf) throws SQLException {
        Counted counted = counted(initiative, measure, asOf);
        List<DisclosedFigure> newestFirst = counted.grid().newestFirst().stream()
                .map(window -> counted.answer(initiative, measure, window, asOf))
                .toList();
        Optional<DisclosedFigure> saying = newestFirst.stream()
                .filter(answer -> answer.figure().denominator() > 0)
                .findFirst();
        Optional<DisclosedFigure> hidden = newestFirst.stream()
                .filter(answer -> !answer.disclosure().headline())
                .findFirst();
        return saying.or(() -> hidden)
                .or(() -> newestFirst.stream().findFirst())
                .orElseGet(() ->
                        hidden(initiative, measure, Grid.latestTwelveMonths(asOf.today(), initiative.basis()), asOf));
    }

    private Counted counted(InitiativeVersion initiative, Measure measure, AsOf asOf) throws SQLException {
        Question question = new Question(initiative.code(), initiative.version(), measure.code(), asOf.today());
        return remembering.of(question, asOf, () -> count(initiative, measure, asOf));
    }

    private Counted count(InitiativeVersion initiative, Measure measure, AsOf asOf) throws SQLException {
        Grid grid = Grid.of(initiative.runsFrom(), asOf.today(), initiative.basis());
        Optional<Window> whole = grid.whole();
        Map<YearMonth, Tally> perMonth =
                whole.isEmpty() ? Map.of() : tallies.perMonth(initiative.code(), measure.code(), whole.get(), asOf);
        Counts[] perQuarter = new Counts[grid.quarters()];
        Arrays.fill(perQuarter, Counts.NONE);
        perMonth.forEach((month, tally) ->
                perQuarter[grid.quarterOf(month)] = perQuarter[grid.quarterOf(month)].plus(tally.counts()));
        List<Measure> others = initiative.earlierOfTheSamePeople(measure);
        if (!others.stream().limit(1).allMatch(measure::leavesOutTheSameAs)) {
            return new Counted(grid, perMonth, Optional.empty());
        }
        List<WindowDisclosures> earlier = new ArrayList<>();
        for (Measure other : others) {
            counted(initiative, other, asOf).shown().ifPresent(earlier::add);
        }
        return new Counted(
                grid, perMonth, Optional.of(new WindowDisclosures(grid, List.of(perQuarter), settings.k(), earlier)));
    }

    /** @param shown nothing where the measure leaves out others than the first of the same people: the two would tell how many */
    private record Counted(Grid grid, Map<YearMonth, Tally> perMonth, Optional<WindowDisclosures> shown) {
        DisclosedFigure answer(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) {
            Disclosure disclosure =
                    shown.map(each -> each.disclosures().get(window)).orElse(null);
            if (disclosure == null) {
                return hidden(initiative, measure, window, asOf);
            }
            Figure figure = new Figure(Figures.addUp(perMonth, window));
            return new DisclosedFigure(initiative, measure, window, asOf, figure, Optional.empty(), disclosure);
        }
    }

    /** The numbers are not even carried along. */
    private static DisclosedFigure hidden(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) {
        return new DisclosedFigure(
                initiative, measure, window, asOf, new Figure(Tally.NONE), Optional.empty(), Disclosure.NOTHING);
    }
}
