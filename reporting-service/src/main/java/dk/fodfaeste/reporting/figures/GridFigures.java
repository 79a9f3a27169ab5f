package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Grid;
import dk.fodfaeste.reporting.smallcounts.WindowDisclosures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a measure over all windows of a grid.
 *
 * @param disclosures of the windows with a disclosed headline
 * @param perQuarter the counts of each quarter of the grid; empty if persons are asked more than once
 * @param additive the disclosures, if later measures can be decided together with them
 * @param everDisclosed whether a window can be disclosed at all, now or later
 */
record GridFigures(
        Grid grid,
        Map<Window, Tally> perWindow,
        Map<Window, Disclosure> disclosures,
        Optional<List<Counts>> perQuarter,
        Optional<WindowDisclosures> additive,
        boolean everDisclosed) {

    static GridFigures ofQuarters(
            Grid grid, Map<Window, Tally> perWindow, List<Counts> perQuarter, Optional<WindowDisclosures> additive) {
        return new GridFigures(
                grid,
                perWindow,
                additive.map(WindowDisclosures::disclosures).orElse(Map.of()),
                Optional.of(perQuarter),
                additive,
                additive.isPresent());
    }

    DisclosedFigure figure(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) {
        return figure(initiative, measure, window, asOf, disclosures.getOrDefault(window, Disclosure.NOTHING));
    }

    /** A hidden figure contains no numbers at all, so that none can be displayed by mistake. */
    DisclosedFigure figure(
            InitiativeVersion initiative, Measure measure, Window window, AsOf asOf, Disclosure disclosure) {
        Figure figure = disclosure.headline()
                ? new Figure(perWindow.get(window), !measure.asksAgain())
                : new Figure(Tally.NONE);
        return new DisclosedFigure(
                initiative, measure, window, asOf, figure, Optional.empty(), Omissions.NONE, disclosure);
    }
}
