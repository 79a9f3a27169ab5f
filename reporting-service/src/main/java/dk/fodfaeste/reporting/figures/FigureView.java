package dk.fodfaeste.reporting.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The JSON form of a figure. A number that does not exist is null, never 0. {@code uniquePersons} is absent in lists.
 *
 * @param knownAt a later request with this instant returns the same figure
 * @param kind the kind of the measure
 * @param startUnknown enrolments that are not counted because their status at start is unknown; absent if the measure does not need it
 * @param cancelled meetings that are not counted because they were cancelled; absent if the measure counts no meetings
 * @param suppressed whether small-count control hides numbers
 * @param notBegun whether the window ends before the initiative starts; a suppressed figure then hides nothing
 * @param comparison with another group; absent if none is entered for this window, or the figure is hidden
 * @param recomputing true while follow-ups are derived again after a revision, so that the figure may be counted from old and new ones; else absent
 * @param readUntil later events are missing in the figure; absent if events were read until less than a minute ago
 */
@JsonPropertyOrder({
    "initiative",
    "measure",
    "kind",
    "window",
    "today",
    "knownAt",
    "counts",
    "startUnknown",
    "cancelled",
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
    "notBegun",
    "comparison",
    "recomputing",
    "readUntil"
})
public record FigureView(
        String initiative,
        String measure,
        String kind,
        WindowView window,
        LocalDate today,
        Instant knownAt,
        CountsView counts,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long startUnknown,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long cancelled,
        @Schema(nullable = true) Long denominator,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long uniquePersons,
        @Schema(nullable = true) BigDecimal percent,
        @Schema(nullable = true) Interval interval,
        @Schema(nullable = true) BigDecimal knownPercent,
        @Schema(nullable = true) BigDecimal coveragePercent,
        TargetView target,
        @Schema(nullable = true) Boolean provisional,
        @Schema(nullable = true) LocalDate settledOn,
        boolean suppressed,
        boolean notBegun,
        @JsonInclude(JsonInclude.Include.NON_NULL) ComparedGroupView comparison,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean recomputing,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant readUntil) {

    public record WindowView(LocalDate from, LocalDate to, Basis basis) {
        public Window window() {
            return new Window(from, to, basis);
        }

        static WindowView of(DisclosedFigure disclosed) {
            return new WindowView(
                    disclosed.window().firstDay(),
                    disclosed.window().lastDayInclusive(),
                    disclosed.window().basis());
        }
    }

    @JsonPropertyOrder({"cohort", "notDue", "pending", "recorded", "lost", "excluded", "successes"})
    public record CountsView(
            @Schema(nullable = true) Long cohort,
            @Schema(nullable = true) Long notDue,
            @Schema(nullable = true) Long pending,
            @Schema(nullable = true) Long recorded,
            @Schema(nullable = true) Long lost,
            @Schema(nullable = true) Long excluded,
            @Schema(nullable = true) Long successes) {
        static final CountsView NONE = new CountsView(null, null, null, null, null, null, null);

        static CountsView of(Counts counts, Disclosure disclosure) {
            boolean answers = disclosure.allows(Part.ANSWERS);
            return new CountsView(
                    disclosure.allowsCohort() ? counts.cohort() : null,
                    disclosure.allows(Part.NOT_DUE) ? counts.notDue() : null,
                    disclosure.allows(Part.PENDING) ? counts.pending() : null,
                    answers ? counts.recorded() : null,
                    answers ? counts.lost() : null,
                    disclosure.allows(Part.EXCLUDED) ? counts.excluded() : null,
                    counts.successes());
        }
    }

    public record TargetView(
            @Schema(nullable = true) BigDecimal percent,
            @Schema(nullable = true) Boolean changedInWindow,
            @Schema(nullable = true) Boolean reached) {
        static final TargetView NONE = new TargetView(null, null, null);

        static TargetView of(DisclosedFigure disclosed) {
            Figure figure = disclosed.figure();
            return new TargetView(
                    disclosed.showsTarget() ? figure.targetPercent().orElse(null) : null,
                    figure.targetChangedInWindow(),
                    disclosed.targetReached().orElse(null));
        }
    }

    /** Contains only numbers that the disclosure allows. Every figure in the API is created here. */
    public static FigureView of(DisclosedFigure figure) {
        return figure.disclosure().headline() ? disclosed(figure) : hidden(figure);
    }

    private static FigureView disclosed(DisclosedFigure disclosed) {
        Figure figure = disclosed.figure();
        Disclosure disclosure = disclosed.disclosure();
        boolean answers = disclosure.allows(Part.ANSWERS);
        Interval interval = figure.interval().orElse(null);
        return new FigureView(
                disclosed.initiative().code(),
                disclosed.measure().code(),
                disclosed.measure().kind(),
                WindowView.of(disclosed),
                disclosed.asOf().today(),
                disclosed.asOf().knownAt(),
                CountsView.of(figure.counts(), disclosure),
                disclosed.omissions().startUnknown().orElse(null),
                disclosed.omissions().cancelled().orElse(null),
                figure.denominator(),
                disclosed.uniquePersons().orElse(null),
                figure.rate().percent().orElse(null),
                interval,
                answers ? figure.knownRate().percent().orElse(null) : null,
                answers ? figure.coverage().percent().orElse(null) : null,
                TargetView.of(disclosed),
                figure.provisional(),
                disclosure.exact() ? figure.settledOn().orElse(null) : null,
                !disclosure.allowsAllParts(),
                disclosed.isBeforeStart(),
                ComparedGroupView.of(disclosed, interval != null),
                trueOrAbsent(disclosed.freshness().recomputing()),
                disclosed.freshness().readUntil());
    }

    private static FigureView hidden(DisclosedFigure disclosed) {
        return new FigureView(
                disclosed.initiative().code(),
                disclosed.measure().code(),
                disclosed.measure().kind(),
                WindowView.of(disclosed),
                disclosed.asOf().today(),
                disclosed.asOf().knownAt(),
                CountsView.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                TargetView.NONE,
                null,
                null,
                true,
                disclosed.isBeforeStart(),
                null,
                trueOrAbsent(disclosed.freshness().recomputing()),
                disclosed.freshness().readUntil());
    }

    static Boolean trueOrAbsent(boolean value) {
        return value ? true : null;
    }
}
