package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Forecast;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Grid;
import java.util.Optional;

/**
 * A figure, and everything that it must never be shown without.
 *
 * @param uniquePersons only where one figure was asked for
 * @param disclosure what of it may be said; where that is nothing the figure is empty
 */
public record DisclosedFigure(
        InitiativeVersion initiative,
        Measure measure,
        Window window,
        AsOf asOf,
        Figure figure,
        Optional<Long> uniquePersons,
        Disclosure disclosure) {

    /** Whether the window was over before the quarter in which the initiative began; that nothing is said then betrays nobody. */
    public boolean isBeforeTheBeginning() {
        return Grid.isBefore(window, initiative.runsFrom());
    }

    /** Whether whoever may not see persons can be shown nothing yet, because none of the initiative's windows is over. */
    public boolean isBeforeTheFirstWindow() {
        return Grid.of(initiative.runsFrom(), asOf.today(), window.basis())
                .newestFirst()
                .isEmpty();
    }

    /** Whether the mean of the targets may be said: of two targets it would tell how many were due before the change and how many after. */
    public boolean saysTarget() {
        return disclosure.exact() || !figure.targetChangedInWindow();
    }

    /** Whether the promise was kept; where the mean of the targets may not be said, only if it does not depend on it. */
    public Optional<Boolean> reached() {
        return saysTarget() ? figure.targetReached() : figure.targetReachedWhicheverWay();
    }

    /** Whether the target lies within the interval; where the mean of the targets may not be said, whether one of them could. */
    public boolean isUnsure() {
        return saysTarget() ? figure.targetWithinInterval() : figure.aTargetWithinInterval();
    }

    /** It tells of the open follow-ups and of what is promised of them, so it is said where both are. */
    public Optional<Forecast> forecast() {
        boolean saysOpen = disclosure.headline() && disclosure.says(Part.NOT_DUE) && disclosure.says(Part.PENDING);
        boolean saysTargets = disclosure.exact() || !figure.promised().changed();
        return saysOpen && saysTargets ? figure.forecast() : Optional.empty();
    }
}
