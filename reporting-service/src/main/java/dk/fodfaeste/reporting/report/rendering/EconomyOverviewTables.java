package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.reporting.grants.EconomyText;
import dk.fodfaeste.reporting.grants.InitiativeEconomy.CostView;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The economy on one page: a line for each table of a budget note, and a line of costs for each initiative. */
final class EconomyOverviewTables {
    private EconomyOverviewTables() {}

    private record GrantRow(InitiativeSection initiative, EconomyTable table) {}

    static ReportTable grantsByYear(ReportDocument document) {
        List<GrantRow> rows = document.initiatives().stream()
                .flatMap(initiative ->
                        initiative.economy().tables().stream().map(table -> new GrantRow(initiative, table)))
                .toList();
        TableBuilder<GrantRow> table = new TableBuilder<GrantRow>(
                        "grants-by-year",
                        say("Bevillinger og ansøgninger år for år", "Grants and applications by year"),
                        say(
                                "1.000 kr., udgifter minus indtægter. Posterne er i regnearket.",
                                "DKK 1,000, expenses less income. The budget items are in the workbook."))
                .prose(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        row -> ReportText.name(row.initiative()))
                .prose(
                        say("Budgetnotat", "Budget note"),
                        say("Dokument, aftale, stadie og prisniveau.", "Document, agreement, stage and price level."),
                        row -> EconomyText.caption(row.table()));
        rows.stream()
                .flatMap(row -> row.table().years().stream())
                .distinct()
                .sorted()
                .forEach(year -> table.count(
                        String.valueOf(year),
                        say("Summen af årets linjer.", "The sum of the lines of the year."),
                        row -> false,
                        row -> row.table().sums().in(year)));
        return table.count(
                        say("I alt", "Total"),
                        say("Summen af årene.", "The sum of the years."),
                        row -> false,
                        row -> row.table().sums().total())
                .build(rows);
    }

    static ReportTable costs(ReportDocument document) {
        TableBuilder<InitiativeSection> table = new TableBuilder<InitiativeSection>(
                        "cost-overview",
                        say(
                                "Bevilgede kroner pr. borger, afgang og succes",
                                "DKK granted per person, exit and success"),
                        say(
                                "Halvåret. Bevilgede penge, ikke forbrugte. Beregningen er i regnearket.",
                                "The half-year. Money granted, not spent. The workbook has the calculation."))
                .prose(ReportTables.initiative(), ReportTables.initiativeExplanation(), InitiativeSection::name);
        cost(table, say("Pr. borger", "Per person"), Cost.Per.PARTICIPANT);
        cost(table, say("Pr. afgang", "Per exit"), Cost.Per.EXIT);
        cost(table, say("Pr. succes", "Per success"), Cost.Per.SUCCESS);
        return table.build(document.initiatives().stream()
                .filter(initiative -> Stream.of(Cost.Per.values()).anyMatch(per -> kroner(initiative, per) != null))
                .toList());
    }

    private static void cost(TableBuilder<InitiativeSection> table, String name, Cost.Per per) {
        table.count(
                name,
                say("Kroner: pengene divideret med antallet.", "DKK: the money divided by the number."),
                initiative -> of(initiative, per)
                        .map(CostView::absent)
                        .filter(Cost.Absent.SUPPRESSED::equals)
                        .isPresent(),
                initiative -> kroner(initiative, per));
    }

    private static Long kroner(InitiativeSection initiative, Cost.Per per) {
        return of(initiative, per)
                .map(CostView::kroner)
                .map(kroner -> kroner.longValueExact())
                .orElse(null);
    }

    private static Optional<CostView> of(InitiativeSection initiative, Cost.Per per) {
        return initiative.economy().costs().stream()
                .filter(cost -> cost.per() == per)
                .findFirst();
    }
}
