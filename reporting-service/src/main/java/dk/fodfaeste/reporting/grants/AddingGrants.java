package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.reporting.grants.GrantCsv.Entry;
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
 * Adds what a file has and no document has said yet; a file is one transaction and makes one version of each document that it adds to. What
 * equals a line that ever was changes nothing, also after somebody has corrected it by hand.
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

    /** A line of the file with what it says, or with why that cannot be read. */
    record FileLine(int number, Entry entry, Rejection problem) {}

    @Transactional
    void add(List<FileLine> file, boolean dryRun, ImportTally tally) throws SQLException {
        grants.takeTurn();
        Set<String> known = entering.known();
        Grants.RecordedEntries recorded = grants.everRecorded();
        Map<String, DocumentUpdate> documents = new LinkedHashMap<>();
        grants.knownAt(Instant.MAX).forEach(document -> documents.put(document.document(), new DocumentUpdate(document)));
        for (FileLine read : file) {
            if (read.problem() != null) {
                tally.reject(read.problem());
                continue;
            }
            Entry entry = read.entry();
            DocumentUpdate document =
                    documents.computeIfAbsent(entry.document(), name -> new DocumentUpdate(GrantDocument.unknown(name)));
            if (!reaches(entry)) {
                tally.reject(read.number(), "initiative", "there is no such initiative");
            } else if (recorded.contains(entry)) {
                tally.unchanged();
            } else {
                Optional<Violation> fault = document.fault(entry, known, documents.values());
                if (fault.isPresent()) {
                    tally.reject(read.number(), fault.get().field(), fault.get().message());
                } else {
                    document.grow(entry);
                    recorded.add(entry);
                    tally.accepted();
                }
            }
        }
        if (!dryRun) {
            for (DocumentUpdate document : documents.values()) {
                if (document.grown) {
                    entering.next(document.present, document.lines, document.totals);
                }
            }
        }
    }

    private boolean reaches(Entry entry) {
        return entry.initiative() == null || caller.reaches(entry.initiative());
    }

    /** A document while the file adds to it. */
    private static final class DocumentUpdate {
        private final GrantDocument present;
        private final List<GrantLine> lines;
        private final List<StatedTotal> totals;
        private boolean grown;

        DocumentUpdate(GrantDocument present) {
            this.present = present;
            this.lines = new ArrayList<>(present.lines());
            this.totals = new ArrayList<>(present.statedTotals());
        }

        void grow(Entry entry) {
            grown = true;
            if (entry.line() != null) {
                lines.add(entry.line());
            } else {
                totals.add(entry.total());
            }
        }

        Optional<Violation> fault(Entry entry, Set<String> known, Collection<DocumentUpdate> all) {
            return entry.line() != null ? fault(entry.line(), known, all) : fault(entry.total(), known);
        }

        private Optional<Violation> fault(GrantLine line, Set<String> known, Collection<DocumentUpdate> all) {
            if (lines.stream().anyMatch(there -> there.key().equals(line.key()))) {
                return Optional.of(new Violation("amount", "differs from what is recorded"));
            }
            if (lines.size() == GrantRules.MOST_LINES) {
                return Optional.of(new Violation("document", "has " + GrantRules.MOST_LINES + " lines already"));
            }
            return GrantRules.faults(
                            line, known, all.stream().map(DocumentUpdate::soFar).toList())
                    .stream()
                    .findFirst();
        }

        private Optional<Violation> fault(StatedTotal total, Set<String> known) {
            if (totals.stream().anyMatch(there -> there.key().equals(total.key()))) {
                return Optional.of(new Violation("amount", "differs from what is recorded"));
            }
            if (totals.size() == GrantRules.MOST_TOTALS) {
                return Optional.of(new Violation("document", "has " + GrantRules.MOST_TOTALS + " totals already"));
            }
            return GrantRules.faults(total, known).stream().findFirst();
        }

        private GrantDocument soFar() {
            return new GrantDocument(present.document(), present.version(), present.recordedAt(), lines, totals);
        }
    }
}
