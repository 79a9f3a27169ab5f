package dk.fodfaeste.reporting.report.store;

import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.followup.RestatementReason;
import dk.fodfaeste.reporting.grants.InitiativeEconomy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything that a report says, and what every format of it is made from: nothing is computed on the way to one. It holds only what anybody
 * may see.
 *
 * @param number and {@code corrects}, {@code because}: null of a draft, and of a report that corrects none
 * @param period such as 2024-H2
 * @param today the day on which the figures were computed
 * @param knownAt what had been recorded by then is in them
 * @param unreadable how many events could not be understood and are in no figure
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
        List<ReportTexts.Decision> decisions) {

    /** @param comment null where nobody has written one */
    public record InitiativeSection(
            String code,
            String name,
            Goals goals,
            @Schema(nullable = true) String comment,
            List<MeasureSection> measures,
            InitiativeEconomy economy) {}

    /** The four columns of the notes' Tabel 1, as the initiative has them; null where nobody has written them. */
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
     * @param offset from the exit or start to the day that is asked about, such as P2M
     * @param halfYear the figure that the report is about
     * @param twelveMonths those that end with the half-year
     * @param halfYears the half-years before, the latest first
     */
    public record MeasureSection(
            String code,
            String name,
            Anchor anchor,
            String offset,
            int graceDays,
            ReportedFigure halfYear,
            ReportedFigure twelveMonths,
            List<ReportedFigure> halfYears,
            List<RestatedFigure> restated) {

        public static MeasureSection of(
                InitiativeVersion initiative,
                Measure measure,
                ReportedFigure halfYear,
                ReportedFigure twelveMonths,
                List<ReportedFigure> halfYears,
                List<RestatedFigure> restated) {
            return new MeasureSection(
                    measure.code(),
                    measure.name() == null ? measure.code() : measure.name(),
                    measure.anchor(),
                    measure.offset().toString(),
                    measure.graceDays(),
                    halfYear,
                    twelveMonths,
                    halfYears,
                    restated);
        }
    }

    /**
     * A figure and what its verdict rests on: it is reached where 100 times the successes are no less than {@code promise.sum}.
     *
     * @param uncertain whether the target lies inside the interval; null where there is no verdict
     */
    public record ReportedFigure(
            FigureView figure,
            ReportedPromise promise,
            @Schema(nullable = true) Boolean uncertain) {

        public static ReportedFigure of(DisclosedFigure answer) {
            FigureView shown = FigureView.of(answer);
            if (shown.denominator() == null || shown.denominator() == 0) {
                return new ReportedFigure(shown, ReportedPromise.NONE, null);
            }
            return new ReportedFigure(
                    shown, ReportedPromise.of(answer), shown.target().reached() == null ? null : answer.isUnsure());
        }

        public boolean hidden() {
            return figure.denominator() == null && !figure.notBegun();
        }

        /** Whether there is anybody below the line, and it may be said. */
        public boolean hasRate() {
            return figure.denominator() != null && figure.denominator() > 0;
        }

        /** Whether it means anything that the figure can still change by itself. */
        public boolean saysSettled() {
            return hasRate() || Boolean.TRUE.equals(figure.provisional());
        }
    }

    /**
     * What was promised for the follow-ups below the line, each by the target valid on its own due date.
     *
     * @param sum null where it would tell how many were due before and after the target was revised
     */
    public record ReportedPromise(
            @Schema(nullable = true) BigDecimal sum,
            @Schema(nullable = true) BigDecimal lowest,
            @Schema(nullable = true) BigDecimal highest) {
        static final ReportedPromise NONE = new ReportedPromise(null, null, null);

        public static ReportedPromise of(DisclosedFigure answer) {
            var promise = answer.figure().promise();
            return new ReportedPromise(answer.saysTarget() ? promise.sum() : null, promise.lowest(), promise.highest());
        }
    }

    /**
     * What a figure that was published before would be now, and why it differs.
     *
     * @param report the number of the report that published it
     * @param published as it stood there
     * @param changes empty where nothing changed, or where one of the two figures is hidden
     */
    public record RestatedFigure(String period, int report, ReportedFigure published, ReportedFigure now, List<FigureChange> changes) {}

    /**
     * The follow-ups that count otherwise for one reason, and by how much that moved S and D. All the reasons of a period add up to the whole
     * difference.
     *
     * @param reason null where it would tell that somebody is left out of the count, such as somebody who died
     * @param suppressed whether any of it is hidden
     */
    public record FigureChange(
            @Schema(nullable = true) RestatementReason reason,
            @Schema(nullable = true) Long followUps,
            @Schema(nullable = true) Long successes,
            @Schema(nullable = true) Long denominator,
            boolean suppressed) {}
}
