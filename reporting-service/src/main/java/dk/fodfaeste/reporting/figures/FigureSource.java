package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Window;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Figures for one kind of caller: {@link ExactFigures}, or {@link ControlledFigures} with small-count control. */
interface FigureSource {
    /** @throws Refusal 422 if the parameter is given but restricted */
    void requireUnrestricted(String parameter, Object value);

    /** The only windows that may be requested, the newest first; empty if any window may be. */
    Optional<List<Window>> allowedWindows(InitiativeVersion initiative, AsOf asOf);

    /** @throws Refusal 422 if the window may not be requested */
    Window window(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf);

    /** Like {@link #window}, for a breakdown. */
    Window breakdownWindow(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf);

    /** Whether a breakdown of this window may be requested. */
    boolean allowsBreakdown(Window window);

    /**
     * The rolling windows that may be displayed.
     *
     * @param windows one for each month end in the requested range
     */
    List<Window> rollingWindows(
            InitiativeVersion initiative, int months, RequestedWindow requested, AsOf asOf, List<Window> windows);

    /** Whether this half-year is displayed in a series. */
    boolean includesHalfYear(Window halfYear, AsOf asOf);

    /** The figure of a window that may be requested, without unique persons. */
    DisclosedFigure figure(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) throws SQLException;

    /** Like {@link #figure}, with unique persons if the caller may see them. */
    DisclosedFigure figureWithPersons(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf)
            throws SQLException;

    /** The figures of windows of whole months. */
    List<DisclosedFigure> figures(InitiativeVersion initiative, Measure measure, List<Window> windows, AsOf asOf)
            throws SQLException;

    Breakdown breakdown(DisclosedFigure figure, BreakdownDimension by) throws SQLException;
}
