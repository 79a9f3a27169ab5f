package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Grid;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes figures and hides what small-count control does not allow. */
@ApplicationScoped
class DisclosureControl {
    private final MeasureDisclosures measures;
    private final CountControl counts;

    DisclosureControl(MeasureDisclosures measures, CountControl counts) {
        this.measures = measures;
        this.counts = counts;
    }

    List<DisclosedFigure> figures(InitiativeVersion initiative, Measure measure, List<Window> windows, AsOf asOf)
            throws SQLException {
        GridFigures figures = measures.of(initiative, measure, asOf);
        List<DisclosedFigure> result = new ArrayList<>();
        for (Window window : windows) {
            result.add(figures.figure(
                    initiative, measure, window, asOf, disclosure(figures, initiative, measure, window, asOf)));
        }
        return result;
    }

    /** The latest window with a disclosed, non-empty denominator; else the latest hidden window; else the latest empty one. */
    DisclosedFigure latest(InitiativeVersion initiative, Measure measure, AsOf asOf) throws SQLException {
        List<Window> windows =
                Grid.of(initiative.runsFrom(), asOf.today(), initiative.basis()).newestFirst();
        List<DisclosedFigure> newestFirst = figures(initiative, measure, windows, asOf);
        Optional<DisclosedFigure> disclosed = newestFirst.stream()
                .filter(figure -> figure.figure().denominator() > 0)
                .findFirst();
        Optional<DisclosedFigure> hidden = newestFirst.stream()
                .filter(figure -> !figure.disclosure().headline())
                .findFirst();
        Optional<DisclosedFigure> latest =
                disclosed.or(() -> hidden).or(() -> newestFirst.stream().findFirst());
        if (latest.isPresent()) {
            return latest.get();
        }
        Window noneYet = Grid.latestTwelveMonths(asOf.today(), initiative.basis());
        return figures(initiative, measure, List.of(noneYet), asOf).getFirst();
    }

    /** The numbers of an initiative are decided together. */
    private Disclosure disclosure(
            GridFigures figures, InitiativeVersion initiative, Measure measure, Window window, AsOf asOf)
            throws SQLException {
        Disclosure alone = figures.disclosures().getOrDefault(window, Disclosure.NOTHING);
        return alone.headline() ? counts.disclosure(initiative, measure, window, alone, asOf) : alone;
    }
}
