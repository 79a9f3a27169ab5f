package dk.fodfaeste.reporting.businesscase;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.summingLong;

import dk.fodfaeste.reporting.businesscase.Assumptions.CostItem;
import dk.fodfaeste.reporting.businesscase.Assumptions.ProjectYear;
import dk.fodfaeste.reporting.businesscase.Assumptions.StatedFigure;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.DifferenceView;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.OtherPriceLevel;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.Scenario;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.ScenarioView;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.TableView;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.VersionView;
import dk.fodfaeste.reporting.businesscase.CaseTable.Cost;
import dk.fodfaeste.reporting.businesscase.CaseTable.Input;
import dk.fodfaeste.reporting.businesscase.RealisedCounts.OfYear;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.EconomyQuery;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes the tables of a business case: planned, realised, its sensitivity and what the document states otherwise. */
@ApplicationScoped
class BusinessCaseCalculator {
    private static final Exact THREE_QUARTERS = Exact.of(3, 4);
    private static final Exact NINE_TENTHS = Exact.of(9, 10);

    private final RealisedCounts realisedCounts;
    private final EconomyQuery economy;

    BusinessCaseCalculator(RealisedCounts realisedCounts, EconomyQuery economy) {
        this.realisedCounts = realisedCounts;
        this.economy = economy;
    }

    /**
     * @param history all versions known at the instant, the latest first; not empty
     * @param suppressed whether the reader may not see persons
     */
    BusinessCaseView of(InitiativeVersion initiative, List<BusinessCaseVersion> history, AsOf asOf, boolean suppressed)
            throws SQLException {
        BusinessCaseVersion version = history.getFirst();
        Assumptions assumptions = version.assumptions();
        List<GrantLine> granted = assumptions.costsFromGrants() ? economy.granted(initiative.code(), asOf) : List.of();
        Map<Integer, Cost> costs =
                assumptions.costsFromGrants() ? grantCosts(assumptions, granted) : enteredCosts(assumptions);
        List<OfYear> counted = realisedCounts.of(initiative, assumptions, asOf, suppressed);
        Input plan = planned(assumptions, costs);
        CaseTable planned = CaseTable.of(assumptions, plan);
        CaseTable realised =
                CaseTable.of(assumptions, realised(counted, costs, asOf.today().getYear()));
        return new BusinessCaseView(
                initiative.code(),
                version.code(),
                assumptions,
                version.because(),
                asOf.today(),
                asOf.knownAt(),
                TableView.of(planned, List.of()),
                TableView.of(
                        realised,
                        counted.stream()
                                .filter(OfYear::provisional)
                                .map(OfYear::year)
                                .toList()),
                sensitivity(assumptions, plan, counted),
                assumptions.stated().stream()
                        .map(stated -> difference(assumptions, planned, stated))
                        .toList(),
                otherPriceLevels(assumptions, granted),
                counted.stream().anyMatch(OfYear::isHidden),
                version.version(),
                history.stream()
                        .map(each ->
                                new VersionView(each.version(), each.because(), each.recordedAt(), each.recordedBy()))
                        .toList());
    }

    private static Input planned(Assumptions assumptions, Map<Integer, Cost> costs) {
        Map<Integer, Exact> successes = new HashMap<>();
        Map<Integer, Exact> shares = new HashMap<>();
        for (ProjectYear each : assumptions.projectYears()) {
            successes.put(each.year(), Exact.of(each.plannedSuccesses()));
            shares.put(each.year(), Exact.ONE);
        }
        return new Input(successes, shares, costs, Exact.ONE, assumptions.lastYear());
    }

    private static Input realised(List<OfYear> counted, Map<Integer, Cost> costs, int lastYear) {
        Map<Integer, Exact> successes = new HashMap<>();
        Map<Integer, Exact> shares = new HashMap<>();
        for (OfYear each : counted) {
            if (each.successes() != null) {
                successes.put(each.year(), Exact.of(each.successes()));
            }
            if (!each.isHidden()) {
                shares.put(each.year(), each.lastingShare());
            }
        }
        return new Input(successes, shares, costs, Exact.ONE, lastYear);
    }

    private static Map<Integer, Cost> enteredCosts(Assumptions assumptions) {
        Map<Integer, Cost> costs = new HashMap<>();
        assumptions.costs().stream()
                .collect(groupingBy(CostItem::year))
                .forEach((year, items) -> costs.put(
                        year,
                        new Cost(
                                Exact.of(items.stream()
                                        .mapToLong(CostItem::amount)
                                        .sum()),
                                items.stream()
                                        .map(item -> item.label() + " " + item.amount())
                                        .collect(joining(" + ")))));
        return costs;
    }

    /** Only money of the price level of the case: amounts in different prices are not added. */
    private static Map<Integer, Cost> grantCosts(Assumptions assumptions, List<GrantLine> granted) {
        Map<Integer, Cost> costs = new HashMap<>();
        granted.stream()
                .filter(line -> line.priceLevel() == assumptions.priceLevel())
                .collect(groupingBy(GrantLine::year))
                .forEach((year, lines) -> costs.put(
                        year,
                        new Cost(
                                Exact.of(lines.stream()
                                        .mapToLong(GrantLine::signed)
                                        .sum()),
                                lines.stream()
                                        .map(line -> line.document() + ", " + line.budgetItem() + " " + line.signed())
                                        .collect(joining(" + ")))));
        return costs;
    }

    private static List<OtherPriceLevel> otherPriceLevels(Assumptions assumptions, List<GrantLine> granted) {
        record Key(int year, int priceLevel) {}
        return granted.stream()
                .filter(line -> line.priceLevel() != assumptions.priceLevel())
                .filter(line -> line.year() >= assumptions.firstYear() && line.year() <= assumptions.lastYear())
                .collect(groupingBy(line -> new Key(line.year(), line.priceLevel()), summingLong(GrantLine::signed)))
                .entrySet()
                .stream()
                .map(each ->
                        new OtherPriceLevel(each.getKey().year(), each.getKey().priceLevel(), each.getValue()))
                .sorted(java.util.Comparator.comparingInt(OtherPriceLevel::year)
                        .thenComparingInt(OtherPriceLevel::priceLevel))
                .toList();
    }

    private static List<ScenarioView> sensitivity(Assumptions assumptions, Input plan, List<OfYear> counted) {
        Map<Integer, Exact> fewer = new HashMap<>();
        plan.successes().forEach((year, successes) -> fewer.put(year, successes.times(THREE_QUARTERS)));
        Optional<Exact> lasting = lastingShare(counted);
        Map<Integer, Exact> shares = new HashMap<>();
        lasting.ifPresent(share -> plan.successes().keySet().forEach(year -> shares.put(year, share)));
        return List.of(
                scenario(Scenario.PLANNED, assumptions, plan, ""),
                scenario(
                        Scenario.FEWER_SUCCESSES,
                        assumptions,
                        new Input(fewer, plan.lastingShare(), plan.costs(), Exact.ONE, plan.lastYear()),
                        "× 3/4"),
                scenario(
                        Scenario.LOWER_BENEFITS,
                        assumptions,
                        new Input(plan.successes(), plan.lastingShare(), plan.costs(), NINE_TENTHS, plan.lastYear()),
                        "× 9/10"),
                scenario(
                        Scenario.RELAPSE,
                        assumptions,
                        new Input(plan.successes(), shares, plan.costs(), Exact.ONE, plan.lastYear()),
                        lasting.map(share -> "× " + share.numerator() + "/" + share.denominator())
                                .orElse("")));
    }

    private static ScenarioView scenario(Scenario scenario, Assumptions assumptions, Input input, String how) {
        CaseTable table = CaseTable.of(assumptions, input);
        return new ScenarioView(
                scenario,
                BusinessCaseView.number(table.rows().getLast().accumulated().value()),
                table.rows().getLast().accumulated().isKnown()
                        ? table.paybackYear().orElse(null)
                        : null,
                how);
    }

    /** Over all project years. Empty if a year is hidden, or nobody has been asked yet whether it lasted. */
    private static Optional<Exact> lastingShare(List<OfYear> counted) {
        long asked = counted.stream().mapToLong(OfYear::asked).sum();
        if (asked == 0 || counted.stream().anyMatch(OfYear::isHidden)) {
            return Optional.empty();
        }
        long lost = counted.stream().mapToLong(OfYear::lost).sum();
        return Optional.of(Exact.of(asked - lost, asked));
    }

    private static DifferenceView difference(Assumptions assumptions, CaseTable planned, StatedFigure stated) {
        CaseTable.Cell computed = computed(assumptions, planned, stated);
        return new DifferenceView(
                stated.where(),
                stated.about(),
                stated.year(),
                stated.successes(),
                Exact.of(stated.amount()).rounded(),
                computed.value().rounded(),
                Exact.of(stated.amount()).plus(computed.value().negated()).rounded(),
                computed.how());
    }

    private static CaseTable.Cell computed(Assumptions assumptions, CaseTable planned, StatedFigure stated) {
        return switch (stated.about()) {
            case COST -> row(planned, stated.year()).cost();
            case SAVED -> row(planned, stated.year()).saved();
            case NET -> row(planned, stated.year()).net();
            case SAVED_BY_SUCCESSES -> {
                ProjectYear first = assumptions.projectYears().getFirst();
                Exact saved =
                        Exact.of(first.plannedSaved(), first.plannedSuccesses()).times(Exact.of(stated.successes()));
                yield new CaseTable.Cell(
                        saved,
                        "%d × %d / %d".formatted(stated.successes(), first.plannedSaved(), first.plannedSuccesses()));
            }
        };
    }

    private static CaseTable.Row row(CaseTable table, int year) {
        return table.rows().stream()
                .filter(row -> row.year() == year)
                .findFirst()
                .orElseThrow();
    }
}
