package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Figures for what is computed from them, whoever asks: the question says itself whether it is asked for somebody who may see persons. */
@ApplicationScoped
public class HeadlineFigures {
    private final Tallies tallies;
    private final DisclosureControl suppressing;
    private final SmallCountsSettings settings;

    HeadlineFigures(Tallies tallies, DisclosureControl suppressing, SmallCountsSettings settings) {
        this.tallies = tallies;
        this.suppressing = suppressing;
        this.settings = settings;
    }

    /** By the initiative's own basis. Suppressed, the window has to be one of the grid, or nothing is said. */
    public DisclosedFigure of(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf, boolean suppressed)
            throws SQLException {
        if (suppressed) {
            return suppressing.of(initiative, measure, List.of(window), asOf).getFirst();
        }
        return new DisclosedFigure(
                initiative,
                measure,
                window,
                asOf,
                new Figure(tallies.over(initiative.code(), measure.code(), window, asOf)),
                Optional.empty(),
                Disclosure.EVERYTHING);
    }

    /** From how many people on a number is told to those who may not see persons. */
    public int smallestTold() {
        return settings.k();
    }
}
