package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.reporting.businesscase.BusinessCaseView.YearView;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A business case in a report, with only what every reader of reports may see. Amounts are in 1,000 DKK of the price level; savings are
 * negative. A published report stores it, so its field names must stay.
 *
 * @param plannedPaybackYear the number of the year in which it is paid back, from 1; null if in none, like {@code realisedPaybackYear}
 * @param suppressed whether small-count control hides a number
 */
public record ReportedCase(
        String code,
        String name,
        String source,
        int priceLevel,
        String measure,
        List<ReportedYear> years,
        @Schema(nullable = true) Integer plannedPaybackYear,
        @Schema(nullable = true) Integer realisedPaybackYear,
        boolean suppressed) {

    /**
     * A year, planned and realised.
     *
     * @param provisional whether the realised successes can still change with time alone
     */
    public record ReportedYear(int year, Side planned, Side realised, boolean provisional) {}

    /** A number that is missing is unknown or hidden. */
    public record Side(
            @Schema(nullable = true) BigDecimal successes,
            @Schema(nullable = true) BigDecimal saved,
            BigDecimal cost,
            @Schema(nullable = true) BigDecimal net,
            @Schema(nullable = true) BigDecimal accumulated) {
        static Side of(YearView year) {
            return new Side(year.successes(), year.saved(), year.cost(), year.net(), year.accumulated());
        }
    }

    /** When the plan and the realised side are paid back, as sentences in the language of the page. */
    public List<String> payback() {
        return PaybackText.of(
                plannedPaybackYear,
                realisedPaybackYear,
                years.getFirst().year(),
                years.getLast().realised().accumulated() != null);
    }

    static ReportedCase of(BusinessCaseView view) {
        List<YearView> planned = view.planned().years();
        List<YearView> realised = view.realised().years();
        return new ReportedCase(
                view.code(),
                view.assumptions().name(),
                view.assumptions().source(),
                view.assumptions().priceLevel(),
                view.assumptions().measure(),
                IntStream.range(0, planned.size())
                        .mapToObj(place -> new ReportedYear(
                                planned.get(place).year(),
                                Side.of(planned.get(place)),
                                Side.of(realised.get(place)),
                                realised.get(place).provisional()))
                        .toList(),
                view.planned().paybackYear(),
                view.realised().paybackYear(),
                view.suppressed());
    }
}
