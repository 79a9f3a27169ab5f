package dk.fodfaeste.reporting.businesscase;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A business case: its assumptions and what follows from them. Amounts are in 1,000 DKK of {@code assumptions.priceLevel}. Savings are negative.
 *
 * @param realised with the successes counted by the measure; null in {@code assumptions} years that have not begun
 * @param otherPriceLevels grants that are not in the costs, because they are in other prices
 * @param suppressed whether small-count control hides a number
 */
record BusinessCaseView(
        String initiative,
        String code,
        Assumptions assumptions,
        String because,
        LocalDate today,
        Instant knownAt,
        TableView planned,
        TableView realised,
        List<ScenarioView> sensitivity,
        List<DifferenceView> stated,
        List<OtherPriceLevel> otherPriceLevels,
        boolean suppressed,
        int version,
        List<VersionView> history) {

    /** @param paybackYear the number of the year in which it is paid back, from 1; null if in none */
    record TableView(
            List<YearView> years, @Schema(nullable = true) Integer paybackYear) {
        static TableView of(CaseTable table, List<Integer> provisionalYears) {
            return new TableView(
                    table.rows().stream()
                            .map(row -> YearView.of(row, provisionalYears.contains(row.year())))
                            .toList(),
                    table.paybackYear().orElse(null));
        }
    }

    /**
     * A number that is missing is unknown or hidden.
     *
     * @param accumulated the net effect of the years until this one
     * @param provisional whether the successes can still change with time alone
     * @param how the calculation of each number
     */
    record YearView(
            int year,
            @Schema(nullable = true) BigDecimal successes,
            @Schema(nullable = true) BigDecimal saved,
            BigDecimal cost,
            @Schema(nullable = true) BigDecimal net,
            @Schema(nullable = true) BigDecimal accumulated,
            boolean provisional,
            HowView how) {
        static YearView of(CaseTable.Row row, boolean provisional) {
            return new YearView(
                    row.year(),
                    number(row.successes()),
                    number(row.saved().value()),
                    number(row.cost().value()),
                    number(row.net().value()),
                    number(row.accumulated().value()),
                    provisional,
                    new HowView(
                            row.saved().how(),
                            row.cost().how(),
                            row.net().how(),
                            row.accumulated().how()));
        }
    }

    /** Blank where there is no number. */
    record HowView(String saved, String cost, String net, String accumulated) {}

    /** What is changed in the plan. */
    enum Scenario {
        /** The assumptions as they are. */
        PLANNED,
        /** A quarter fewer successes. */
        FEWER_SUCCESSES,
        /** The benefits are 10 % lower, so everything saves 10 % less. */
        LOWER_BENEFITS,
        /** Of the lasting savings, only the share that the measures of lasting found. */
        RELAPSE
    }

    /** @param accumulated of the last year; null if the scenario is unknown or hidden */
    record ScenarioView(
            Scenario scenario,
            @Schema(nullable = true) BigDecimal accumulated,
            @Schema(nullable = true) Integer paybackYear,
            String how) {}

    /** @param difference stated less computed */
    record DifferenceView(
            String where,
            Assumptions.Stated about,
            @Schema(nullable = true) Integer year,
            @Schema(nullable = true) Integer successes,
            BigDecimal stated,
            BigDecimal computed,
            BigDecimal difference,
            String how) {}

    record OtherPriceLevel(int year, int priceLevel, long amount) {}

    record VersionView(int version, String because, Instant recordedAt, String recordedBy) {}

    static BigDecimal number(Exact value) {
        return value == null ? null : value.rounded();
    }
}
