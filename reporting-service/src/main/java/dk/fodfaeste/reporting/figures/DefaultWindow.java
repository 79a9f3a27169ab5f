package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Quarter;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Grid;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The window of a page on which the user chose none: the latest 12 months ending with a closed quarter in which every follow-up of the
 * initiative's first measure is settled. It is computed from the definition and the day alone, never from the follow-ups. So it is the same
 * for every role, and it does not disclose to a role that may not see persons when a participant
 * was followed up.
 */
final class DefaultWindow {
    private static final int MONTHS = 12;

    private DefaultWindow() {}

    /** The latest closed 12 months, settled or not, if the initiative is too new for others. */
    static Window of(InitiativeVersion initiative, LocalDate today) {
        Window latest = Grid.latestTwelveMonths(today, initiative.basis());
        if (initiative.measures().isEmpty()) {
            return latest;
        }
        Measure first = initiative.measures().getFirst();
        Window settled = Stream.iterate(Quarter.of(latest.lastDayInclusive()), quarter -> quarter.plus(-1))
                .map(quarter -> Window.endingWith(quarter.lastMonth(), MONTHS, initiative.basis()))
                .filter(window -> lastClosing(first, window).isBefore(today))
                .findFirst()
                .orElseThrow();
        return Grid.endsBeforeStart(settled, initiative.runsFrom()) ? latest : settled;
    }

    /** The last day on which a follow-up of the window can be answered in time. */
    private static LocalDate lastClosing(Measure measure, Window window) {
        LocalDate last = window.lastDayInclusive();
        LocalDate dueOn = window.basis() == Basis.FOLLOW_UP ? last : measure.dueOn(last);
        return dueOn.plusDays(measure.terms().graceDays());
    }
}
