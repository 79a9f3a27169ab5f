package dk.fodfaeste.reporting.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A figure as callers read it. What does not exist is null, never 0; only {@code uniquePersons} is left out altogether, in lists.
 *
 * @param knownAt the figure is the same whenever it is asked for with this instant
 * @param suppressed whether numbers are hidden because they would betray somebody
 * @param notBegun whether the window was over before the initiative began; a figure that is suppressed then hides nothing
 */
@JsonPropertyOrder({
    "initiative",
    "measure",
    "window",
    "today",
    "knownAt",
    "counts",
    "denominator",
    "uniquePersons",
    "percent",
    "interval",
    "knownPercent",
    "coveragePercent",
    "target",
    "provisional",
    "settledOn",
    "suppressed",
    "notBegun"
})
public record FigureView(
        String initiative,
        String measure,
        WindowShown window,
        LocalDate today,
        Instant knownAt,
        CountsShown counts,
        @Schema(nullable = true) Long denominator,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long uniquePersons,
        @Schema(nullable = true) BigDecimal percent,
        @Schema(nullable = true) Interval interval,
        @Schema(nullable = true) BigDecimal knownPercent,
        @Schema(nullable = true) BigDecimal coveragePercent,
        TargetShown target,
        @Schema(nullable = true) Boolean provisional,
        @Schema(nullable = true) LocalDate settledOn,
        boolean suppressed,
        boolean notBegun) {

    public record WindowShown(LocalDate from, LocalDate to, Basis basis) {
        public Window window() {
            return new Window(from, to, basis);
        }

        static WindowShown of(DisclosedFigure answer) {
            return new WindowShown(
                    answer.window().firstDay(),
                    answer.window().lastDayInclusive(),
                    answer.window().basis());
        }
    }

    @JsonPropertyOrder({"cohort", "notDue", "pending", "recorded", "lost", "excluded", "successes"})
    public record CountsShown(
            @Schema(nullable = true) Long cohort,
            @Schema(nullable = true) Long notDue,
            @Schema(nullable = true) Long pending,
            @Schema(nullable = true) Long recorded,
            @Schema(nullable = true) Long lost,
            @Schema(nullable = true) Long excluded,
            @Schema(nullable = true) Long successes) {
        static final CountsShown NONE = new CountsShown(null, null, null, null, null, null, null);

        static CountsShown of(Counts counts, Disclosure disclosure) {
            boolean answers = disclosure.says(Part.ANSWERS);
            return new CountsShown(
                    disclosure.saysCohort() ? counts.cohort() : null,
                    disclosure.says(Part.NOT_DUE) ? counts.notDue() : null,
                    disclosure.says(Part.PENDING) ? counts.pending() : null,
                    answers ? counts.recorded() : null,
                    answers ? counts.lost() : null,
                    disclosure.says(Part.EXCLUDED) ? counts.excluded() : null,
                    counts.successes());
        }
    }

    public record TargetShown(
            @Schema(nullable = true) BigDecimal percent,
            @Schema(nullable = true) Boolean changedInWindow,
            @Schema(nullable = true) Boolean reached) {
        static final TargetShown NONE = new TargetShown(null, null, null);

        static TargetShown of(DisclosedFigure answer) {
            Figure figure = answer.figure();
            return new TargetShown(
                    answer.saysTarget() ? figure.targetPercent().orElse(null) : null,
                    figure.targetChangedInWindow(),
                    answer.reached().orElse(null));
        }
    }

    /** Every figure that leaves over the interface is made here. What the disclosure does not allow does not get past. */
    public static FigureView of(DisclosedFigure answer) {
        return answer.disclosure().headline() ? shown(answer) : hidden(answer);
    }

    private static FigureView shown(DisclosedFigure answer) {
        Figure figure = answer.figure();
        Disclosure disclosure = answer.disclosure();
        boolean answers = disclosure.says(Part.ANSWERS);
        return new FigureView(
                answer.initiative().code(),
                answer.measure().code(),
                WindowShown.of(answer),
                answer.asOf().today(),
                answer.asOf().knownAt(),
                CountsShown.of(figure.counts(), disclosure),
                figure.denominator(),
                answer.uniquePersons().orElse(null),
                figure.rate().percent().orElse(null),
                figure.rate().interval().orElse(null),
                answers ? figure.knownRate().percent().orElse(null) : null,
                answers ? figure.coverage().percent().orElse(null) : null,
                TargetShown.of(answer),
                figure.provisional(),
                disclosure.exact() ? figure.settledOn().orElse(null) : null,
                !disclosure.saysAllParts(),
                answer.isBeforeTheBeginning());
    }

    private static FigureView hidden(DisclosedFigure answer) {
        return new FigureView(
                answer.initiative().code(),
                answer.measure().code(),
                WindowShown.of(answer),
                answer.asOf().today(),
                answer.asOf().knownAt(),
                CountsShown.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                TargetShown.NONE,
                null,
                null,
                true,
                answer.isBeforeTheBeginning());
    }
}
