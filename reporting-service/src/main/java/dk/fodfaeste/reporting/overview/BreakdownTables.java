package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.Breakdown;
import dk.fodfaeste.reporting.figures.BreakdownDimension;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.figures.RequestedWindow;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The breakdowns of an initiative's page: of the window of the page, or of a half-year if the caller may see breakdowns of half-years only.
 */
@ApplicationScoped
class BreakdownTables {
    private static final int MOST_HALF_YEARS = 30;

    private final FiguresInScope figures;

    BreakdownTables(FiguresInScope figures) {
        this.figures = figures;
    }

    List<Breakdown> of(Filters filters, DisclosedFigure headline, AsOf now) throws SQLException {
        RequestedWindow window = window(filters, now);
        List<Breakdown> breakdowns = new ArrayList<>();
        for (BreakdownDimension by : Breakdown.of(headline)) {
            breakdowns.add(figures.breakdown(filters.initiative(), filters.measure(), by, window, now));
        }
        return breakdowns;
    }

    /**
     * Instead of a window that may not be broken down: the newest half-year with a figure in it, else the nearest with a figure, else the newest.
     * The caller sees the figure of each half-year on the page, so the choice tells nothing more.
     */
    private RequestedWindow window(Filters filters, AsOf now) throws SQLException {
        Window wanted = filters.window();
        if (figures.mayBreakDown(wanted)) {
            return RequestedWindow.of(wanted);
        }
        List<Window> withFigure =
                figures
                        .halfYears(filters.initiative(), filters.measure(), wanted.basis(), 0, MOST_HALF_YEARS, now)
                        .stream()
                        .filter(half -> half.figure().denominator() > 0)
                        .map(DisclosedFigure::window)
                        .toList();
        return withFigure.stream()
                .filter(half -> wanted.contains(half.firstDay()) && wanted.contains(half.lastDayInclusive()))
                .findFirst()
                .or(() -> withFigure.stream().min(Comparator.comparingLong(half -> half.distanceInDays(wanted))))
                .map(RequestedWindow::of)
                .orElseGet(() -> new RequestedWindow(null, null, wanted.basis()));
    }
}
