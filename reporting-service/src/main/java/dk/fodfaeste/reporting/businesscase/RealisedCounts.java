package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.businesscase.Assumptions.ProjectYear;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.HeadlineFigures;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.CalendarYear;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The successes of each project year, and how many of them are known not to have lasted. */
@ApplicationScoped
class RealisedCounts {
    private final HeadlineFigures figures;

    RealisedCounts(HeadlineFigures figures) {
        this.figures = figures;
    }

    /**
     * @param successes null if hidden, like {@code lost}
     * @param lost how many did not last, by the measure of their successes that found the most
     * @param asked how many were asked by that measure; 0 if none was
     * @param provisional whether the number can change with time alone
     */
    record OfYear(int year, Long successes, Long lost, long asked, boolean provisional) {
        boolean isHidden() {
            return successes == null || lost == null;
        }

        /** The share of the successes that is not known to have been lost again; 0 if there are no successes, because nothing lasts then. */
        Exact lastingShare() {
            return successes == 0 ? Exact.ZERO : Exact.of(successes - lost, successes);
        }
    }

    /**
     * Of the project years that have begun. Each is a calendar year by the basis of the initiative.
     *
     * @param suppressed whether the reader may not see persons
     */
    List<OfYear> of(InitiativeVersion initiative, Assumptions assumptions, AsOf asOf, boolean suppressed)
            throws SQLException {
        Optional<Measure> measure = initiative.measure(assumptions.measure());
        List<OfYear> counts = new ArrayList<>();
        for (ProjectYear each : assumptions.projectYears()) {
            if (measure.isPresent() && each.year() <= asOf.today().getYear()) {
                counts.add(ofYear(initiative, measure.get(), each.year(), asOf, suppressed));
            }
        }
        return counts;
    }

    private OfYear ofYear(InitiativeVersion initiative, Measure measure, int year, AsOf asOf, boolean suppressed)
            throws SQLException {
        Window window = new CalendarYear(year).window(initiative.basis());
        DisclosedFigure figure = figures.of(initiative, measure, window, asOf, suppressed);
        boolean open = figure.figure().provisional() || year == asOf.today().getYear();
        if (!figure.disclosure().headline()) {
            return new OfYear(year, null, null, 0, open);
        }
        long lost = 0;
        long asked = 0;
        for (Measure held : heldOn(initiative, measure)) {
            DisclosedFigure ofHeld = figures.of(initiative, held, byAnchor(window, measure), asOf, suppressed);
            if (!ofHeld.disclosure().headline()) {
                return new OfYear(year, figure.figure().counts().successes(), null, 0, open);
            }
            long notHeld =
                    ofHeld.figure().denominator() - ofHeld.figure().counts().successes();
            if (asked == 0 || notHeld > lost) {
                lost = notHeld;
                asked = ofHeld.figure().denominator();
            }
        }
        return new OfYear(year, figure.figure().counts().successes(), lost, asked, open);
    }

    /**
     * The same follow-ups, selected by the day that they count from. A measure that asks later about the same people counts from the same day,
     * but is due in another window.
     */
    private static Window byAnchor(Window window, Measure measure) {
        return window.basis() == Basis.ANCHOR
                ? window
                : new Window(
                        firstAnchor(measure, window.firstDay()),
                        firstAnchor(measure, window.lastDayInclusive().plusDays(1))
                                .minusDays(1),
                        Basis.ANCHOR);
    }

    /** The first day whose follow-up is due on this day or later. */
    private static LocalDate firstAnchor(Measure measure, LocalDate due) {
        LocalDate anchor = due;
        while (!measure.dueOn(anchor.minusDays(1)).isBefore(due)) {
            anchor = anchor.minusDays(1);
        }
        return anchor;
    }

    /** The measures that ask whether the successes of this one lasted. */
    private static List<Measure> heldOn(InitiativeVersion initiative, Measure measure) {
        return initiative.definitions().definitions().stream()
                .filter(definition -> measure.code().equals(definition.ofSuccessesOf()))
                .map(MeasureDefinition::code)
                .flatMap(code -> initiative.measure(code).stream())
                .toList();
    }
}
