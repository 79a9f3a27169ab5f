package dk.fodfaeste.reporting.figures;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dk.fodfaeste.reporting.rate.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A breakdown as callers read it.
 *
 * @param denominator and {@code successes}: of the figure that is broken down
 * @param addsUpToMore whether somebody stands in several rows
 * @param suppressed whether numbers are hidden because they would betray somebody; all of them where there are no rows
 */
@JsonPropertyOrder({
    "initiative",
    "measure",
    "window",
    "today",
    "knownAt",
    "by",
    "denominator",
    "successes",
    "rows",
    "addsUpToMore",
    "suppressed"
})
record BreakdownView(
        String initiative,
        String measure,
        FigureView.WindowShown window,
        LocalDate today,
        Instant knownAt,
        BreakdownDimension by,
        @Schema(nullable = true) Long denominator,
        @Schema(nullable = true) Long successes,
        List<RowShown> rows,
        boolean addsUpToMore,
        boolean suppressed) {

    @JsonPropertyOrder({"group", "denominator", "successes", "percent", "suppressed"})
    record RowShown(
            String group,
            @Schema(nullable = true) Long denominator,
            @Schema(nullable = true) Long successes,
            @Schema(nullable = true) BigDecimal percent,
            boolean suppressed) {
        static RowShown of(Breakdown.Row row) {
            return new RowShown(
                    row.group().name(),
                    row.share().map(Share::whole).orElse(null),
                    row.share().map(Share::part).orElse(null),
                    row.share().flatMap(Share::percent).orElse(null),
                    row.share().isEmpty());
        }
    }

    static BreakdownView of(Breakdown breakdown) {
        DisclosedFigure answer = breakdown.of();
        Optional<Share> headline =
                answer.disclosure().headline() ? Optional.of(answer.figure().rate()) : Optional.empty();
        return new BreakdownView(
                answer.initiative().code(),
                answer.measure().code(),
                FigureView.WindowShown.of(answer),
                answer.asOf().today(),
                answer.asOf().knownAt(),
                breakdown.by(),
                headline.map(Share::whole).orElse(null),
                headline.map(Share::part).orElse(null),
                breakdown.rows().stream().map(RowShown::of).toList(),
                breakdown.addsUpToMore(),
                breakdown.hidden() || breakdown.anyRowHidden());
    }
}
