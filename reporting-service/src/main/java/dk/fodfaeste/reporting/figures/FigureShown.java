package dk.fodfaeste.reporting.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A figure as callers read it. What does not exist is null, never 0; only {@code uniquePersons} is left out altogether, in lists.
 *
 * @param knownAt the figure is the same whenever it is asked for with this instant
 * @param suppressed whether numbers are hidden because they would betray somebody
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
    "suppressed"
})
record FigureShown(
        String initiative,
        String measure,
        WindowShown window,
        LocalDate today,
        Instant knownAt,
        CountsShown counts,
        long denominator,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long uniquePersons,
        BigDecimal percent,
        Interval interval,
        BigDecimal knownPercent,
        BigDecimal coveragePercent,
        TargetShown target,
        boolean provisional,
        LocalDate settledOn,
        boolean suppressed) {

    record WindowShown(LocalDate from, LocalDate to, Basis basis) {}

    @JsonPropertyOrder({"cohort", "notDue", "pending", "recorded", "lost", "excluded", "successes"})
    record CountsShown(
            long cohort, long notDue, long pending, long recorded, long lost, long excluded, long successes) {}

    record TargetShown(BigDecimal percent, boolean changedInWindow, Boolean reached) {}

    /** Every figure that leaves over the interface is made here, so this is where numbers that are too small to show get hidden. */
    static FigureShown of(Answer answer) {
        Figure figure = answer.figure();
        Counts counts = figure.counts();
        return new FigureShown(
                answer.initiative().code(),
                answer.measure().code(),
                new WindowShown(
                        answer.window().firstDay(),
                        answer.window().lastDayInclusive(),
                        answer.window().basis()),
                answer.asOf().today(),
                answer.asOf().knownAt(),
                new CountsShown(
                        counts.cohort(),
                        counts.notDue(),
                        counts.pending(),
                        counts.recorded(),
                        counts.lost(),
                        counts.excluded(),
                        counts.successes()),
                figure.denominator(),
                answer.uniquePersons().orElse(null),
                figure.rate().percent().orElse(null),
                figure.rate().interval().orElse(null),
                figure.knownRate().percent().orElse(null),
                figure.coverage().percent().orElse(null),
                new TargetShown(
                        figure.targetPercent().orElse(null),
                        figure.targetChangedInWindow(),
                        figure.targetReached().orElse(null)),
                figure.provisional(),
                figure.settledOn().orElse(null),
                false);
    }
}
