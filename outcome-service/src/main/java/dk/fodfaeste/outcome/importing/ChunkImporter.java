package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.importing.ImportedLines;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.lookup.ResolvedKey;
import dk.fodfaeste.outcome.lookup.ResolvingKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Imports a file in chunks of lines with one transaction each, so every accepted line is committed. If a service becomes unavailable, the earlier
 * chunks stay, and sending the same file again imports the rest.
 */
@ApplicationScoped
public class ChunkImporter {
    /** A higher value means fewer round trips and longer locks. It must not exceed the limit of one lookup. */
    private static final int CHUNK_SIZE = Math.min(500, ResolvingKeys.MAX_KEYS);

    private final ResolvingKeys resolving;
    private final ImportedLines importedLines;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final AuditFilter audit;

    ChunkImporter(
            ResolvingKeys resolving,
            ImportedLines importedLines,
            Caller caller,
            AccessRecorder accessRecorder,
            AuditFilter audit) {
        this.importedLines = importedLines;
        this.resolving = resolving;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.audit = audit;
    }

    /** Records what the lines of one chunk report, in the transaction of the caller. */
    @FunctionalInterface
    public interface ChunkRecorder<T> {
        /**
         * Returns one result for each fact, in their order.
         *
         * @param resolved the results of looking up their keys, in the same order
         */
        List<RecordingResult> record(List<T> reported, List<ResolvedKey> resolved);
    }

    /** A dry run checks every chunk against the present data. */
    public <T extends ReportedFact> ImportResult importLines(
            ImportLineReader<T> lines, ChunkRecorder<T> recorder, boolean dryRun, ImportTally tally)
            throws IOException {
        var chunk = new ArrayList<ImportLine<T>>(CHUNK_SIZE);
        for (ImportLine<T> line = lines.next(); line != null; line = lines.next()) {
            chunk.add(line);
            if (chunk.size() == CHUNK_SIZE) {
                tally.add(importChunk(chunk, lines, recorder, dryRun));
                chunk.clear();
            }
        }
        tally.add(importChunk(chunk, lines, recorder, dryRun));
        return tally.answer();
    }

    private <T extends ReportedFact> ImportTally importChunk(
            List<ImportLine<T>> chunk, ImportLineReader<T> lines, ChunkRecorder<T> recorder, boolean dryRun) {
        List<T> reported = chunk.stream()
                .map(ImportLine::reported)
                .filter(Objects::nonNull)
                .toList();
        Iterator<RecordingResult> results =
                (reported.isEmpty() ? List.<RecordingResult>of() : record(reported, recorder, dryRun)).iterator();
        var tally = new ImportTally();
        for (ImportLine<T> line : chunk) {
            if (line.reported() == null) {
                tally.reject(line.rejection());
                continue;
            }
            switch (results.next()) {
                case RecordingResult.Accepted() -> tally.accepted();
                case RecordingResult.Unchanged() -> tally.unchanged();
                case RecordingResult.Rejected rejected -> tally.reject(line.rejected(rejected, lines::columnOf));
            }
        }
        return tally;
    }

    private <T extends ReportedFact> List<RecordingResult> record(
            List<T> reported, ChunkRecorder<T> recorder, boolean dryRun) {
        importedLines.count(caller.user(), reported.size());
        List<ResolvedKey> resolved =
                resolving.resolve(reported.stream().map(ReportedFact::key).toList());
        Supplier<List<RecordingResult>> recordAll = () -> {
            List<RecordingResult> results = recorder.record(reported, resolved);
            recordPersons(resolved);
            return results;
        };
        return dryRun
                ? rolledBack(recordAll)
                : QuarkusTransaction.requiringNew().call(() -> {
                    List<RecordingResult> results = recordAll.get();
                    audit.writePending();
                    return results;
                });
    }

    /** Also those outside the caller's initiatives, as denials: their lines are rejected as not known. */
    private void recordPersons(List<ResolvedKey> resolved) {
        for (ResolvedKey key : resolved) {
            if (key instanceof ResolvedKey.Found(Enrolment enrolment)) {
                if (caller.reaches(enrolment.initiative())) {
                    accessRecorder.record(enrolment.participantRef());
                } else {
                    accessRecorder.recordDenied(enrolment.participantRef());
                }
            }
        }
    }

    /** Does everything but the commit, so a dry run has the same result as an import. */
    private static <T> T rolledBack(Supplier<T> work) {
        QuarkusTransaction.begin();
        try {
            return work.get();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
