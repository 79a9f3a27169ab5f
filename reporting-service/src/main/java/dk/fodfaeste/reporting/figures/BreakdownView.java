package dk.fodfaeste.reporting.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dk.fodfaeste.reporting.rate.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The JSON form of a breakdown.
 *
 * @param denominator of the figure that is broken down, like {@code successes}
 * @param addsUpToMore whether a follow-up is counted in several rows
 * @param suppressed whether small-count control hides numbers; all of them if there are no rows
 * @param recomputing as in {@link FigureView}, like {@code readUntil}
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
    "suppressed",
    "recomputing",
    "readUntil"
})
record BreakdownView(
        String initiative,
        String measure,
        FigureView.WindowView window,
        LocalDate today,
        Instant knownAt,
        BreakdownDimension by,
        @Schema(nullable = true) Long denominator,
        @Schema(nullable = true) Long successes,
        List<RowView> rows,
        boolean addsUpToMore,
        boolean suppressed,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean recomputing,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant readUntil) {

    @JsonPropertyOrder({"group", "denominator", "successes", "percent", "suppressed"})
    record RowView(
            String group,
            @Schema(nullable = true) Long denominator,
            @Schema(nullable = true) Long successes,
            @Schema(nullable = true) BigDecimal percent,
            boolean suppressed) {
        static RowView of(Breakdown.Row row) {
            return new RowView(
                    row.group().name(),
                    row.share().map(Share::whole).orElse(null),
                    row.share().map(Share::part).orElse(null),
                    row.share().flatMap(Share::percent).orElse(null),
                    row.share().isEmpty());
        }
    }

    static BreakdownView of(Breakdown breakdown) {
        DisclosedFigure figure = breakdown.of();
        Optional<Share> headline =
                figure.disclosure().headline() ? Optional.of(figure.figure().rate()) : Optional.empty();
        return new BreakdownView(
                figure.initiative().code(),
                figure.measure().code(),
                FigureView.WindowView.of(figure),
                figure.asOf().today(),
                figure.asOf().knownAt(),
                breakdown.by(),
                headline.map(Share::whole).orElse(null),
                headline.map(Share::part).orElse(null),
                breakdown.rows().stream().map(RowView::of).toList(),
                breakdown.addsUpToMore(),
                breakdown.hidden() || breakdown.anyRowHidden(),
                FigureView.trueOrAbsent(figure.freshness().recomputing()),
                figure.freshness().readUntil());
    }
}
