package dk.fodfaeste.reporting.budgetnote;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.AmountTable;
import dk.fodfaeste.reporting.grants.InitiativeEconomy;
import dk.fodfaeste.reporting.grants.NoteView;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the follow-up section of a note as a Word document, in the language of the request. */
final class WordRenderer {
    private static final String NONE = "–";

    private WordRenderer() {}

    static byte[] render(NoteSection section) {
        try (WordDocument document = new WordDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.heading(NameText.of(section.initiative()));
            goals(document, section.initiative());
            effects(document, section);
            economy(document, section.economy());
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("A document in memory cannot be written", impossible);
        }
    }

    private static void goals(WordDocument document, InitiativeVersion initiative) {
        document.subheading(say(
                "Tabel 1 - Oversigt over målsætning for effekter og evaluering",
                "Table 1 - Targets for effects and evaluation"));
        document.table(
                List.of(
                        say("Målgruppe", "Target group"),
                        say("Indsats", "Effort"),
                        say("Målsætning", "Objective"),
                        say("Opfølgning på og/eller evaluering af indsatsen", "Follow-up and/or evaluation")),
                List.of(Stream.of(
                                initiative.targetGroup(),
                                initiative.effort(),
                                initiative.objective(),
                                initiative.evaluation())
                        .map(text -> Objects.requireNonNullElse(text, NONE))
                        .toList()),
                4);
    }

    private static void effects(WordDocument document, NoteSection section) {
        document.subheading(say("Målt effekt", "Measured effect"));
        EffectText.sentences(section.effects(), NameText.of(section.initiative()))
                .forEach(document::paragraph);
        document.paragraph(say(
                        "Opgjort %s. Andele er af afsluttede målinger, ikke af personer. Ukendt situation tæller som ikke opfyldt.",
                        "Counted on %s. Rates are of follow-ups, not of persons. An unknown situation counts as no success.")
                .formatted(DisplayText.day(section.today())));
    }

    private static void economy(WordDocument document, InitiativeEconomy economy) {
        document.subheading(say("Økonomi", "Economy"));
        if (economy.tables().isEmpty()) {
            document.paragraph(say("Der er ikke indtastet bevillinger.", "No grants are entered."));
        }
        economy.notes().forEach(note -> document.paragraph(facts(note)));
        for (EconomyTable table : economy.tables()) {
            amounts(document, AmountTable.of(table), "");
            amounts(document, AmountTable.technical(table), say("Teknisk tabel: ", "Technical table: "));
        }
        if (!economy.earlier().rows().isEmpty()) {
            amounts(document, AmountTable.of(economy.earlier()), "");
        }
    }

    private static String facts(NoteView note) {
        Stream<String> facts = note.facts().stream().map(fact -> fact.name() + ": " + fact.value());
        Stream<String> parallel = note.parallelTo().isEmpty()
                ? Stream.empty()
                : Stream.of(note.parallelLabel() + ": "
                        + note.parallelTo().stream()
                                .map(NoteView.ParallelNote::document)
                                .collect(Collectors.joining(", ")));
        return note.document() + ". " + Stream.concat(facts, parallel).collect(Collectors.joining(". ")) + ".";
    }

    private static void amounts(WordDocument document, AmountTable table, String prefix) {
        document.caption(prefix + table.caption());
        List<String> header = new ArrayList<>(table.labels());
        table.years().forEach(year -> header.add(String.valueOf(year)));
        header.add(say("I alt", "Total"));
        document.table(
                header,
                table.rows().stream().map(WordRenderer::cells).toList(),
                table.labels().size());
    }

    private static List<String> cells(AmountTable.Row row) {
        return Stream.of(
                        Stream.of(Objects.requireNonNullElse(row.head(), NONE)),
                        row.labels().stream().map(label -> Objects.requireNonNullElse(label, NONE)),
                        row.amounts().stream().map(amount -> amount == null ? NONE : DisplayText.count(amount)))
                .flatMap(cells -> cells)
                .toList();
    }
}
