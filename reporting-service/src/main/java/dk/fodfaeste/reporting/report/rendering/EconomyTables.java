package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.grants.AmountTable;
import dk.fodfaeste.reporting.grants.EconomyText;
import dk.fodfaeste.reporting.grants.InitiativeEconomy;
import dk.fodfaeste.reporting.grants.calculation.Cost;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.TotalDifference;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables like those of the budget notes: objectives, costs, remarks on grants, and amounts. */
final class EconomyTables {
    private static final String GOALS_TITLE = "Tabel 1 - Oversigt over målsætning for effekter og evaluering";

    private EconomyTables() {}

    static ReportTable goals(ReportDocument document) {
        return new TableBuilder<InitiativeSection>(
                        "goals", say(GOALS_TITLE, "Table 1 - Targets for effects and evaluation"), "")
                .prose(
                        say("Målgruppe", "Target group"),
                        say("Hvem indsatsen er for.", "Whom the initiative is for."),
                        initiative -> initiative.goals().targetGroup())
                .prose(
                        say("Indsats", "Effort"),
                        say("Hvad der gøres.", "What is done."),
                        initiative -> initiative.goals().effort() == null
                                ? ReportText.name(initiative)
                                : ReportText.name(initiative) + ": "
                                        + initiative.goals().effort())
                .prose(
                        say("Målsætning", "Objective"),
                        say("Hvad der er lovet.", "What is promised."),
                        initiative -> initiative.goals().objective())
                .prose(
                        say("Opfølgning på og/eller evaluering af indsatsen", "Follow-up and/or evaluation"),
                        say("Hvordan og hvornår der følges op.", "How and when it is followed up."),
                        initiative -> initiative.goals().evaluation())
                .build(document.initiatives());
    }

    private record CostRow(InitiativeSection initiative, InitiativeEconomy.CostView cost) {}

    static ReportTable costs(ReportDocument document) {
        return new TableBuilder<CostRow>(
                        "costs",
                        say("Hvad det kostede", "What it cost"),
                        say(
                                "Bevilgede penge, ikke forbrugte. Kroner, afrundet til hele.",
                                "Money granted, not spent. Whole kroner, rounded."))
                .prose(say("Indsats", "Initiative"), "", row -> ReportText.name(row.initiative()))
                .shortText(
                        say("Pris", "Cost"),
                        say("Hvad pengene er delt med.", "What the money is divided by."),
                        row -> CodeLabels.label(row.cost().per()))
                .count(
                        say("Kroner", "DKK"),
                        say("Pengene divideret med antallet.", "The money divided by the number."),
                        row -> row.cost().absent() == Cost.Absent.SUPPRESSED,
                        row -> row.cost().kroner() == null
                                ? null
                                : row.cost().kroner().longValueExact())
                .prose(
                        say("Sådan er den regnet ud", "How it was computed"),
                        "",
                        row -> Language.current()
                                .say(row.cost().how().da(), row.cost().how().en()))
                .build(document.initiatives().stream()
                        .flatMap(initiative ->
                                initiative.economy().costs().stream().map(cost -> new CostRow(initiative, cost)))
                        .toList());
    }

    private record DifferenceRow(InitiativeSection initiative, TotalDifference difference) {}

    static ReportTable differences(ReportDocument document) {
        return new TableBuilder<DifferenceRow>(
                        "stated-totals",
                        say("Hvor dokumenterne angiver andre summer", "Where the documents state other totals"),
                        say(
                                "Summerne er regnet ud af linjerne. Ingen af tallene er valgt som det rigtige. 1.000 kr.",
                                "The sums are computed from the lines. Neither number is chosen as the right one. DKK 1,000."))
                .shortText(
                        say("Dokument", "Document"),
                        say("Det budgetnotat, linjerne står i.", "The budget note with the lines."),
                        row -> row.difference().stated().document())
                .prose(
                        say("Hvor", "Where"),
                        say("Stedet i dokumentet.", "The place in the document."),
                        row -> row.difference().stated().where())
                .count(
                        say("Angivet", "Stated"),
                        say("Summen, som dokumentet angiver den.", "The total as the document states it."),
                        row -> false,
                        row -> row.difference().stated().amount())
                .count(
                        say("Beregnet", "Computed"),
                        say("Hvad dokumentets linjer giver.", "The sum of the document's lines."),
                        row -> false,
                        row -> row.difference().computed())
                .difference(
                        say("Forskel", "Difference"),
                        say("Angivet minus beregnet.", "Stated less computed."),
                        row -> false,
                        row -> row.difference().difference())
                .prose(
                        say("I ord", "In words"),
                        say("Det samme som en sætning.", "The same as a sentence."),
                        row -> EconomyText.difference(row.difference()))
                .build(document.initiatives().stream()
                        .flatMap(initiative -> initiative.economy().differences().stream()
                                .map(difference -> new DifferenceRow(initiative, difference)))
                        // A total of a whole document belongs to each initiative with money in it, but is listed once.
                        .collect(Collectors.toMap(
                                DifferenceRow::difference,
                                Function.identity(),
                                (first, second) -> first,
                                LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList());
    }

    private record Remark(InitiativeSection initiative, String text) {}

    /** Grants that end, and possible duplicates. */
    static ReportTable remarks(ReportDocument document) {
        return new TableBuilder<Remark>(
                        "economy-remarks", say("Bemærkninger til økonomien", "Remarks on the economy"), "")
                .prose(
                        ReportTables.initiative(),
                        ReportTables.initiativeExplanation(),
                        row -> ReportText.name(row.initiative()))
                .prose(
                        say("Bemærkning", "Remark"),
                        say(
                                "Penge, der slutter, og penge, der står to steder.",
                                "Grants that end, and grants that may be listed twice."),
                        Remark::text)
                .build(document.initiatives().stream()
                        .flatMap(initiative -> Stream.concat(
                                        initiative.economy().endings().stream()
                                                .map(ending -> EconomyText.ending(ending, ReportText.name(initiative))),
                                        initiative.economy().alsoUnder().stream()
                                                .map(duplicate -> EconomyText.possibleDuplicate(
                                                        duplicate, nameOf(document, duplicate.initiative()))))
                                .map(text -> new Remark(initiative, text)))
                        .toList());
    }

    private static String nameOf(ReportDocument document, String code) {
        return document.initiatives().stream()
                .filter(initiative -> initiative.code().equals(code))
                .findFirst()
                .map(InitiativeSection::name)
                .orElse(code);
    }

    /** For each initiative: its tables of budget items, each followed by its technical table, then the earlier grants. */
    static List<ReportTable> amountTables(ReportDocument document) {
        List<ReportTable> tables = new ArrayList<>();
        for (InitiativeSection initiative : document.initiatives()) {
            InitiativeEconomy economy = initiative.economy();
            int number = 0;
            for (EconomyTable table : economy.tables()) {
                number++;
                tables.add(amountTable(
                        "economy-%s-%d".formatted(initiative.code(), number),
                        ReportText.name(initiative),
                        AmountTable.of(table)));
                tables.add(amountTable(
                        "technical-%s-%d".formatted(initiative.code(), number),
                        say("Teknisk tabel, ", "Technical table, ") + ReportText.name(initiative),
                        AmountTable.technical(table)));
            }
            if (!economy.earlier().rows().isEmpty()) {
                tables.add(amountTable(
                        "earlier-grants-" + initiative.code(),
                        ReportText.name(initiative),
                        AmountTable.of(economy.earlier())));
            }
        }
        return tables;
    }

    private static ReportTable amountTable(String id, String initiative, AmountTable amounts) {
        TableBuilder<AmountTable.Row> table = new TableBuilder<>(id, initiative + ": " + amounts.caption(), "");
        String fromTheNote = say("Som i budgetnotatet.", "As in the budget note.");
        table.prose(amounts.labels().getFirst(), fromTheNote, AmountTable.Row::head);
        for (int i = 1; i < amounts.labels().size(); i++) {
            int label = i - 1;
            table.shortText(
                    amounts.labels().get(i), fromTheNote, row -> row.labels().get(label));
        }
        for (int i = 0; i < amounts.years().size(); i++) {
            int year = i;
            table.count(
                    String.valueOf(amounts.years().get(year)),
                    say("1.000 kr., udgifter minus indtægter.", "DKK 1,000, expenses less income."),
                    row -> false,
                    row -> row.amounts().get(year));
        }
        return table.count(
                        say("I alt", "Total"),
                        say("Summen af årene.", "The sum of the years."),
                        row -> false,
                        row -> row.amounts().getLast())
                .build(amounts.rows());
    }
}
