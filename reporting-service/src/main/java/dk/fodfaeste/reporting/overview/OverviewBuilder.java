package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects the figures of the overview page. */
@ApplicationScoped
class OverviewBuilder {
    private final FiguresInScope figures;

    OverviewBuilder(FiguresInScope figures) {
        this.figures = figures;
    }

    /** @param chosen its days are the window; empty for the default of the initiative */
    OverviewRow.Figures figures(InitiativeVersion initiative, Optional<Window> chosen, AsOf now) throws SQLException {
        Measure first = initiative.measures().getFirst();
        Window window = chosen.map(days -> new Window(days.firstDay(), days.lastDayInclusive(), initiative.basis()))
                .orElseGet(() -> figures.defaultWindow(initiative, now));
        List<Window> windows = new ArrayList<>(List.of(window, window.previous()));
        windows.addAll(halfYears(initiative, now));
        List<DisclosedFigure> found = figures.ofMonths(initiative, first, windows, now);
        DisclosedFigure figure = found.getFirst();
        return new OverviewRow.Figures(
                figure,
                found.get(1),
                found.subList(2, found.size()),
                figure.disclosure().exact() ? Optional.of(open(initiative, first, now)) : Optional.empty(),
                figure.disclosure().headline() ? Optional.empty() : figures.nearestWithFigure(figure));
    }

    /** The latest closed ones, the newest first. */
    private static List<Window> halfYears(InitiativeVersion initiative, AsOf now) {
        return Stream.iterate(HalfYear.of(now.today()).previous(), HalfYear::previous)
                .limit(Sparkline.HALF_YEARS)
                .map(half -> half.window(initiative.basis()))
                .toList();
    }

    private long open(InitiativeVersion initiative, Measure measure, AsOf now) throws SQLException {
        Counts counts = figures.wholePeriod(initiative, measure, now).figure().counts();
        return counts.notDue() + counts.pending();
    }
}
