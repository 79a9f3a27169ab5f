package dk.fodfaeste.reporting.report.store;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.Unit;
import dk.fodfaeste.reporting.businesscase.ReportedCase;
import dk.fodfaeste.reporting.fidelity.ReviewView;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.figures.MeasureText;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.RestatementReason;
import dk.fodfaeste.reporting.grants.InitiativeEconomy;
import dk.fodfaeste.reporting.volumes.VolumesView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The content of a report. Every format is made from it without further calculation. It has only what every reader of reports may see. The JSON
 * of a published document is stored and never changes, so its field names must stay.
 *
 * @param number null in a draft
 * @param period such as 2024-H2
 * @param corrects the number of the report that this one replaces, and {@code because} the justification; null if it replaces none
 * @param today the day of the calculation
 * @param knownAt the figures include what was recorded by then
 * @param unreadable the number of events that could not be read and are in no figure
 * @param earlierDecisions of earlier reports, with what became of them; empty in reports from before they were carried on
 * @param organisation that publishes the report; null if it is not configured, and in reports from before it was printed
 * @param fictional whether all persons and figures are made up
 */
public record ReportDocument(
        @Schema(nullable = true) Integer number,
        String period,
        LocalDate from,
        LocalDate to,
        @Schema(nullable = true) Integer corrects,
        @Schema(nullable = true) String because,
        LocalDate today,
        Instant knownAt,
        long unreadable,
        List<InitiativeSection> initiatives,
        List<ReportTexts.Decision> decisions,
        List<ReportTexts.EarlierDecision> earlierDecisions,
        @Schema(nullable = true) String organisation,
        boolean fictional) {
    public ReportDocument {
        earlierDecisions = earlierDecisions == null ? List.of() : List.copyOf(earlierDecisions);
    }

    /**
     * @param englishName null if it has none, and in reports from before it existed
     * @param comment null if there is none
     * @param volumes of the half-year, the twelve months that end with it and the latest calendar year; empty in reports from before they existed
     * @param fidelity the last fidelity review by the end of the half-year; null if there is none
     * @param businessCases empty in reports from before they existed
     */
    public record InitiativeSection(
            String code,
            String name,
            @Schema(nullable = true) String englishName,
            Goals goals,
            @Schema(nullable = true) String comment,
            List<MeasureSection> measures,
            InitiativeEconomy economy,
            List<VolumesView> volumes,
            @Schema(nullable = true) ReviewView fidelity,
            List<ReportedCase> businessCases) {
        public InitiativeSection {
            businessCases = businessCases == null ? List.of() : List.copyOf(businessCases);
            volumes = volumes == null ? List.of() : List.copyOf(volumes);
        }
    }

    /** The four columns of "Tabel 1" of the budget notes, from the initiative; null if they are not filled in. */
    public record Goals(
            @Schema(nullable = true) String targetGroup,
            @Schema(nullable = true) String effort,
            @Schema(nullable = true) String objective,
            @Schema(nullable = true) String evaluation) {
        public static Goals of(InitiativeVersion initiative) {
            return new Goals(
                    initiative.targetGroup(), initiative.effort(), initiative.objective(), initiative.evaluation());
        }
    }

    /**
     * @param englishName null if it has none, and in reports from before it existed
     * @param kind the kind of the measure
     * @param unit what the denominator is a number of
     * @param counts what the measure counts, in one sentence
     * @param halfYear the figure of the report's half-year
     * @param twelveMonths the figure of the twelve months that end with the half-year
     * @param halfYears the half-years before, latest first
     */
    public record MeasureSection(
            String code,
            String name,
            @Schema(nullable = true) String englishName,
            String kind,
            Unit unit,
            MeasureText counts,
            int graceDays,
            ReportedFigure halfYear,
            ReportedFigure twelveMonths,
            List<ReportedFigure> halfYears,
            List<RestatedFigure> restated) {

        public static MeasureSection of(
                InitiativeVersion initiative,
                Measure measure,
                MeasureText counts,
                ReportedFigure halfYear,
                ReportedFigure twelveMonths,
                List<ReportedFigure> halfYears,
                List<RestatedFigure> restated) {
            return new MeasureSection(
                    measure.code(),
                    measure.name(),
                    measure.englishName(),
                    measure.kind(),
                    measure.unit(),
                    counts,
                    measure.terms().graceDays(),
                    halfYear,
                    twelveMonths,
                    halfYears,
                    restated);
        }
    }

    /**
     * A figure and the basis of its verdict: the target is reached if 100 times the successes are at least {@code promise.sum}.
     *
     * @param uncertain whether the target is within the interval; null if there is no verdict
     */
    public record ReportedFigure(
            FigureView figure,
            ReportedPromise promise,
            @Schema(nullable = true) Boolean uncertain) {

        public static ReportedFigure of(DisclosedFigure disclosed) {
            FigureView view = FigureView.of(disclosed);
            if (view.denominator() == null || view.denominator() == 0) {
                return new ReportedFigure(view, ReportedPromise.NONE, null);
            }
            return new ReportedFigure(
                    view,
                    ReportedPromise.of(disclosed),
                    view.target().reached() == null ? null : disclosed.isUncertain());
        }

        public boolean hidden() {
            return figure.denominator() == null && !figure.notBegun();
        }

        /** Whether the denominator is disclosed and not 0. */
        public boolean hasRate() {
            return figure.denominator() != null && figure.denominator() > 0;
        }

        /** Whether the view says if the figure is provisional: only if there is something that could change. */
        public boolean hasState() {
            return hasRate() || Boolean.TRUE.equals(figure.provisional());
        }
    }

    /**
     * The targets of the follow-ups in the denominator, each valid on the follow-up's due date.
     *
     * @param sum of the percentages; null if it would disclose how many were due before and after a revision of the target
     * @param lowest null if no follow-up has a target, like {@code highest}
     * @param complete whether every follow-up has a target; otherwise there is no verdict
     */
    public record ReportedPromise(
            @Schema(nullable = true) BigDecimal sum,
            @Schema(nullable = true) BigDecimal lowest,
            @Schema(nullable = true) BigDecimal highest,
            boolean complete) {
        static final ReportedPromise NONE = new ReportedPromise(null, null, null, true);

        public static ReportedPromise of(DisclosedFigure disclosed) {
            var targets = disclosed.figure().targets();
            return new ReportedPromise(
                    disclosed.showsTarget() ? targets.sum() : null,
                    targets.lowest(),
                    targets.highest(),
                    targets.isComplete());
        }
    }

    /**
     * A published figure of an earlier report, what it would be now, and why it differs.
     *
     * @param report the number of the earlier report
     * @param published the figure as published
     * @param changes empty if nothing changed, or if one of the two figures is hidden
     */
    public record RestatedFigure(
            String period, int report, ReportedFigure published, ReportedFigure now, List<FigureChange> changes) {}

    /**
     * The follow-ups that count differently for one reason, and the change of successes and denominator. The changes of a figure add up to the
     * whole difference.
     *
     * @param reason null if it would disclose that a person is excluded from the count, for example because they died
     * @param suppressed whether any of it is hidden
     */
    public record FigureChange(
            @Schema(nullable = true) RestatementReason reason,
            @Schema(nullable = true) Long followUps,
            @Schema(nullable = true) Long successes,
            @Schema(nullable = true) Long denominator,
            boolean suppressed) {}
}
