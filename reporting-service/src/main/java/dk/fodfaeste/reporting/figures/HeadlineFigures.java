package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** Figures for further computation, such as costs. The code that requests them decides whether small-count control applies. */
@ApplicationScoped
public class HeadlineFigures {
    private final FigureSources sources;
    private final SmallCountsSettings settings;

    HeadlineFigures(FigureSources sources, SmallCountsSettings settings) {
        this.sources = sources;
        this.settings = settings;
    }

    /** By the basis of the initiative. With small-count control, a window outside the grid is hidden. */
    public DisclosedFigure of(
            InitiativeVersion initiative, Measure measure, Window window, AsOf asOf, boolean smallCountControl)
            throws SQLException {
        return sources.withControl(smallCountControl).figure(initiative, measure, window, asOf);
    }

    /** Like {@link #of}, for windows of whole months. */
    public List<DisclosedFigure> of(
            InitiativeVersion initiative, Measure measure, List<Window> windows, AsOf asOf, boolean smallCountControl)
            throws SQLException {
        return sources.withControl(smallCountControl).figures(initiative, measure, windows, asOf);
    }

    /** The lowest count of people that is disclosed to roles that may not see persons. */
    public int smallestDisclosed() {
        return settings.k();
    }
}
