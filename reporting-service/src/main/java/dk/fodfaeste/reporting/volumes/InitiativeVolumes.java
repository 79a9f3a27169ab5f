package dk.fodfaeste.reporting.volumes;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.CountControl;
import dk.fodfaeste.reporting.figures.DailyCounts;
import dk.fodfaeste.reporting.figures.EnrolmentDays;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.figures.RequestedWindow;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.EconomyQuery;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.CountDisclosures.Count;
import dk.fodfaeste.reporting.volumes.VolumesView.VolumeParts;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The volumes of an initiative, for the API, a page or a report. */
@ApplicationScoped
public class InitiativeVolumes {
    /** A hundred years; each year is an item of the response. */
    private static final int MAX_MONTHS = 1_200;

    private final FiguresInScope figures;
    private final EnrolmentDays days;
    private final CaseloadQuery caseloads;
    private final EconomyQuery economy;
    private final CountControl control;

    InitiativeVolumes(
            FiguresInScope figures,
            EnrolmentDays days,
            CaseloadQuery caseloads,
            EconomyQuery economy,
            CountControl control) {
        this.figures = figures;
        this.days = days;
        this.caseloads = caseloads;
        this.economy = economy;
        this.control = control;
    }

    /**
     * What the caller may see. Without a requested window: the whole period, or the latest window of the grid.
     *
     * @throws Refusal 404 if the initiative is not in scope; 422 if the caller may not request the window
     */
    public VolumesView of(String code, RequestedWindow requested, AsOf asOf) throws SQLException {
        InitiativeVersion initiative = figures.initiative(code, asOf);
        Window window = figures.window(initiative, requested, asOf);
        if (ChronoUnit.MONTHS.between(window.firstDay(), window.lastDayInclusive()) >= MAX_MONTHS) {
            throw Refusal.rule("from", message("tooFarBeforeTo", MAX_MONTHS));
        }
        VolumesView view =
                figures.hasSmallCountControl() ? controlled(initiative, window, asOf) : exact(initiative, window, asOf);
        return view.readUntil(figures.freshness(code, asOf).readUntil());
    }

    /**
     * The enrolments on a day per full-time equivalent of the consultants who have them, rounded half up. For further computation: the caller
     * decides whether the number may be shown.
     */
    public Optional<BigDecimal> caseload(String code, LocalDate day, int decimals, AsOf asOf) throws SQLException {
        return caseloads.on(day, asOf).perFullTimeEquivalent(code, decimals);
    }

    private VolumesView exact(InitiativeVersion initiative, Window window, AsOf asOf) throws SQLException {
        return VolumesView.of(
                initiative,
                window,
                asOf,
                days.of(initiative.code(), asOf),
                caseloads.on(window.lastDayInclusive(), asOf),
                economy.granted(initiative.code(), asOf),
                VolumeParts.EVERYTHING);
    }

    /** What every reader may see. A window that is not in the grid is hidden. */
    public VolumesView controlled(InitiativeVersion initiative, Window window, AsOf asOf) throws SQLException {
        DailyCounts counts = days.of(initiative.code(), asOf);
        Caseloads onLastDay = caseloads.on(window.lastDayInclusive(), asOf);
        Set<Count> shown = EnumSet.noneOf(Count.class);
        for (Count count : Count.values()) {
            if (control.shows(count, initiative, window, asOf)) {
                shown.add(count);
            }
        }
        boolean caseload = shown.contains(Count.ENROLLED) && !onLastDay.dependsOnFew(initiative.code(), control.rule());
        return VolumesView.of(
                initiative,
                window,
                asOf,
                counts,
                onLastDay,
                economy.granted(initiative.code(), asOf),
                new VolumeParts(shown, caseload, false));
    }
}
