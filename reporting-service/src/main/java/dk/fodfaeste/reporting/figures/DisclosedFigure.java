package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.Revision;
import dk.fodfaeste.measures.Terms;
import dk.fodfaeste.reporting.comparisons.Comparison;
import dk.fodfaeste.reporting.comparisons.ComparisonKey;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Forecast;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import dk.fodfaeste.reporting.smallcounts.Grid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure with its definition, window and disclosure.
 *
 * @param uniquePersons only if a single figure was requested
 * @param omissions what is stated beside the counts, if the caller may see persons
 * @param disclosure which numbers may be displayed; if none, the figure is empty
 * @param comparison with another group over the same window; empty if the figure is hidden
 * @param freshness what the figure may lack
 */
public record DisclosedFigure(
        InitiativeVersion initiative,
        Measure measure,
        Window window,
        AsOf asOf,
        Figure figure,
        Optional<Long> uniquePersons,
        Omissions omissions,
        Disclosure disclosure,
        Optional<Comparison> comparison,
        Freshness freshness) {

    /** Without a comparison, and up to date. */
    public DisclosedFigure(
            InitiativeVersion initiative,
            Measure measure,
            Window window,
            AsOf asOf,
            Figure figure,
            Optional<Long> uniquePersons,
            Omissions omissions,
            Disclosure disclosure) {
        this(
                initiative,
                measure,
                window,
                asOf,
                figure,
                uniquePersons,
                omissions,
                disclosure,
                Optional.empty(),
                Freshness.UP_TO_DATE);
    }

    ComparisonKey comparisonKey() {
        return new ComparisonKey(initiative.code(), measure.code(), window);
    }

    /** Hidden with the figure. */
    DisclosedFigure with(Optional<Comparison> found) {
        return new DisclosedFigure(
                initiative,
                measure,
                window,
                asOf,
                figure,
                uniquePersons,
                omissions,
                disclosure,
                disclosure.headline() ? found : Optional.empty(),
                freshness);
    }

    DisclosedFigure with(Freshness present) {
        return new DisclosedFigure(
                initiative, measure, window, asOf, figure, uniquePersons, omissions, disclosure, comparison, present);
    }

    /** Another figure of the same follow-ups. */
    DisclosedFigure withFigure(Figure other) {
        return new DisclosedFigure(
                initiative,
                measure,
                window,
                asOf,
                other,
                Optional.empty(),
                omissions,
                disclosure,
                comparison,
                freshness);
    }

    /** Whether the window ends before the quarter in which the initiative starts. The reader may know that nothing is hidden then. */
    public boolean isBeforeStart() {
        return Grid.endsBeforeStart(window, initiative.runsFrom());
    }

    /** Whether none of the initiative's grid windows is closed yet, so that small-count control discloses nothing. */
    public boolean isBeforeFirstWindow() {
        return Grid.of(initiative.runsFrom(), asOf.today(), window.basis())
                .newestFirst()
                .isEmpty();
    }

    /** Whether the mean target may be displayed: the mean of two targets reveals how many follow-ups were due before the change. */
    public boolean showsTarget() {
        return disclosure.exact() || !figure.targetChangedInWindow();
    }

    /**
     * The revisions whose target is valid on the due dates of the window, the earliest first: public, whatever follow-ups there are. A revision
     * that does not change the target is left out.
     */
    public List<Revision> revisionsOfTarget() {
        LocalDate first = dueOn(window.firstDay());
        LocalDate last = dueOn(window.lastDayInclusive());
        Terms terms = measure.terms();
        List<Revision> revisions = new ArrayList<>(List.of(terms.revisionOn(first)));
        terms.revisions().stream()
                .filter(revision -> revision.validFrom().isAfter(first)
                        && !revision.validFrom().isAfter(last))
                .filter(revision -> !Objects.equals(
                        revision.targetPercent(), revisions.getLast().targetPercent()))
                .forEach(revisions::add);
        return revisions;
    }

    private LocalDate dueOn(LocalDate day) {
        return window.basis() == Basis.FOLLOW_UP ? day : measure.dueOn(day);
    }

    /** If the mean target may not be displayed, only a verdict that does not depend on it. */
    public Optional<Boolean> targetReached() {
        return showsTarget() ? figure.targetReached() : figure.targetReachedInAnyCase();
    }

    /** Whether the target lies within the interval; if the mean target may not be displayed, whether one of the targets could. */
    public boolean isUncertain() {
        return showsTarget() ? figure.targetWithinInterval() : figure.anyTargetWithinInterval();
    }

    /** Only if the open follow-ups and their targets may be displayed: it reveals both. */
    public Optional<Forecast> forecast() {
        boolean allowsOpen =
                disclosure.headline() && disclosure.allows(Part.NOT_DUE) && disclosure.allows(Part.PENDING);
        boolean allowsTargets = disclosure.exact() || !figure.targetsWithOpen().changed();
        return allowsOpen && allowsTargets ? figure.forecast() : Optional.empty();
    }
}
