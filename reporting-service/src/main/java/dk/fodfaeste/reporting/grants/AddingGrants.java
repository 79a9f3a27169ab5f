package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.reporting.grants.GrantCsv.Entry;
import dk.fodfaeste.reporting.grants.GrantCsv.LineEntry;
import dk.fodfaeste.reporting.grants.GrantCsv.NoteEntry;
import dk.fodfaeste.reporting.grants.GrantCsv.TotalEntry;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds the lines of a file to the documents. A file is one transaction and makes one new version of each document that it changes. A line that
 * equals any recorded line, even of an earlier version, changes nothing: importing a file again does not undo corrections made by hand. Full-time
 * equivalents and details of a note are added where none are recorded.
 */
@ApplicationScoped
class AddingGrants {
    private final Grants grants;
    private final EnteringGrants entering;
    private final Caller caller;

    AddingGrants(Grants grants, EnteringGrants entering, Caller caller) {
        this.grants = grants;
        this.entering = entering;
        this.caller = caller;
    }

    /** A line of the file: its entry, or the reason why it cannot be read. */
    record FileLine(int number, Entry entry, Rejection rejection) {}

    @Transactional
    void add(List<FileLine> file, boolean dryRun, ImportTally tally) throws SQLException {
        if (!dryRun) {
            grants.lock();
        }
        Set<String> initiatives = entering.initiativeCodes();
        Grants.RecordedEntries recorded = grants.everRecorded();
        Map<String, DocumentUpdate> documents = new LinkedHashMap<>();
        grants.knownAt(Instant.MAX)
                .forEach(document -> documents.put(document.document(), new DocumentUpdate(document)));
        for (FileLine line : file) {
            if (line.rejection() != null) {
                tally.reject(line.rejection());
                continue;
            }
            Entry entry = line.entry();
            DocumentUpdate document = documents.computeIfAbsent(
                    entry.document(), name -> new DocumentUpdate(GrantDocument.unknown(name)));
            if (!isInScope(entry)) {
                tally.reject(line.number(), "initiative", message("noSuchInitiative"));
            } else if (recorded.contains(entry)) {
                tally.unchanged();
            } else {
                Optional<Violation> fault = document.fault(entry, initiatives, documents.values());
                if (fault.isPresent()) {
                    tally.reject(line.number(), fault.get().field(), fault.get().message());
                } else {
                    document.add(entry);
                    recorded.add(entry);
                    tally.accepted();
                }
            }
        }
        if (!dryRun) {
            for (DocumentUpdate document : documents.values()) {
                if (document.changed) {
                    entering.record(document.current, document.lines, document.totals, document.note);
                }
            }
        }
    }

    private boolean isInScope(Entry entry) {
        return entry.initiative() == null || caller.reaches(entry.initiative());
    }

    /** A document and the entries that the file adds to it. */
    private static final class DocumentUpdate {
        private final GrantDocument current;
        private final List<GrantLine> lines;
        private final List<StatedTotal> totals;
        private NoteDetails note;
        private boolean changed;

        DocumentUpdate(GrantDocument current) {
            this.current = current;
            this.lines = new ArrayList<>(current.lines());
            this.totals = new ArrayList<>(current.statedTotals());
            this.note = current.note();
        }

        void add(Entry entry) {
            changed = true;
            switch (entry) {
                case LineEntry(GrantLine line) -> {
                    lines.removeIf(line::addsFullTimeEquivalentsTo);
                    lines.add(line);
                }
                case TotalEntry(StatedTotal total) -> totals.add(total);
                case NoteEntry added -> note = added.details();
            }
        }

        Optional<Violation> fault(Entry entry, Set<String> initiatives, Collection<DocumentUpdate> all) {
            return switch (entry) {
                case LineEntry(GrantLine line) -> fault(line, initiatives, all);
                case TotalEntry(StatedTotal total) -> fault(total, initiatives);
                case NoteEntry _ -> noteFault();
            };
        }

        private Optional<Violation> noteFault() {
            return note.equals(NoteDetails.NONE)
                    ? Optional.empty()
                    : Optional.of(new Violation("document", message("differs")));
        }

        private Optional<Violation> fault(GrantLine line, Set<String> initiatives, Collection<DocumentUpdate> all) {
            if (lines.stream()
                    .anyMatch(other -> other.key().equals(line.key()) && !line.addsFullTimeEquivalentsTo(other))) {
                return Optional.of(new Violation("amount", message("differs")));
            }
            if (lines.size() == GrantRules.MAX_LINES) {
                return Optional.of(new Violation("document", message("hasLinesAlready", GrantRules.MAX_LINES)));
            }
            return GrantRules.faults(
                            line,
                            initiatives,
                            all.stream().map(DocumentUpdate::updated).toList())
                    .stream()
                    .findFirst();
        }

        private Optional<Violation> fault(StatedTotal total, Set<String> initiatives) {
            if (totals.stream().anyMatch(other -> other.key().equals(total.key()))) {
                return Optional.of(new Violation("amount", message("differs")));
            }
            if (totals.size() == GrantRules.MAX_TOTALS) {
                return Optional.of(new Violation("document", message("hasTotalsAlready", GrantRules.MAX_TOTALS)));
            }
            return GrantRules.faults(total, initiatives).stream().findFirst();
        }

        private GrantDocument updated() {
            return new GrantDocument(current.document(), current.version(), current.recordedAt(), lines, totals, note);
        }
    }
}
