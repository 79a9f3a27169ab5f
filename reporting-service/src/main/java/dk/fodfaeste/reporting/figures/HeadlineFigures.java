package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** Figures for further computation, such as costs. The code that requests them decides whether small-count control applies. */
@ApplicationScoped
public class HeadlineFigures {
    private final FigureSources sources;

    HeadlineFigures(FigureSources sources) {
        this.sources = sources;
    }

    /** By the basis of the initiative. With small-count control, a window outside the grid is hidden. */
    public DisclosedFigure of(
            InitiativeVersion initiative, Measure measure, Window window, AsOf asOf, boolean smallCountControl)
            throws SQLException {
        return sources.withControl(smallCountControl).figure(initiative, measure, window, asOf);
    }
}
