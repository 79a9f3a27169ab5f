package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.importing.AcceptedLines;
import dk.fodfaeste.kit.importing.DryRuns;
import dk.fodfaeste.kit.importing.ImportLineLimit;
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
import java.util.function.Function;

/**
 * Imports a file in chunks of lines with one transaction each, so every accepted line is committed. If a service becomes unavailable, the earlier
 * chunks stay, and sending the same file again imports the rest.
 */
@ApplicationScoped
public class ChunkImporter {
    /** A higher value means fewer round trips and longer locks. It must not exceed the limit of one lookup. */
    private static final int CHUNK_SIZE = Math.min(500, ResolvingKeys.MAX_KEYS);

    private final ResolvingKeys resolving;
    private final ImportLineLimit lineLimit;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final AuditFilter audit;
    private final DryRuns dryRuns;

    ChunkImporter(
            ResolvingKeys resolving,
            ImportLineLimit lineLimit,
            Caller caller,
            AccessRecorder accessRecorder,
            AuditFilter audit,
            DryRuns dryRuns) {
        this.lineLimit = lineLimit;
        this.resolving = resolving;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.audit = audit;
        this.dryRuns = dryRuns;
    }

    /** A dry run judges each line together with the lines that it has accepted before. */
    public <T extends ReportedFact> ImportResult importLines(
            ImportLineReader<T> lines, Class<T> type, ChunkRecorder<T> recorder, boolean dryRun, ImportTally tally)
            throws IOException {
        if (!dryRun) {
            return chunkByChunk(lines, tally, chunk -> record(chunk, recorder));
        }
        try (AcceptedLines<T> accepted = dryRuns.acceptedLines(type)) {
            return chunkByChunk(lines, tally, chunk -> check(chunk, recorder, accepted));
        }
    }

    private static <T extends ReportedFact> ImportResult chunkByChunk(
            ImportLineReader<T> lines, ImportTally tally, Function<List<ImportLine<T>>, List<RecordingResult>> record)
            throws IOException {
        var chunk = new ArrayList<ImportLine<T>>(CHUNK_SIZE);
        for (ImportLine<T> line = lines.next(); line != null; line = lines.next()) {
            chunk.add(line);
            if (chunk.size() == CHUNK_SIZE) {
                tally.add(importChunk(chunk, lines, record));
                chunk.clear();
            }
        }
        tally.add(importChunk(chunk, lines, record));
        return tally.answer();
    }

    /** @param record returns one result for each readable line */
    private static <T extends ReportedFact> ImportTally importChunk(
            List<ImportLine<T>> chunk,
            ImportLineReader<T> lines,
            Function<List<ImportLine<T>>, List<RecordingResult>> record) {
        List<ImportLine<T>> readable =
                chunk.stream().filter(line -> line.reported() != null).toList();
        Iterator<RecordingResult> results =
                (readable.isEmpty() ? List.<RecordingResult>of() : record.apply(readable)).iterator();
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
            List<ImportLine<T>> lines, ChunkRecorder<T> recorder) {
        List<T> reported = lines.stream().map(ImportLine::reported).toList();
        List<ResolvedKey> resolved = resolve(reported);
        return QuarkusTransaction.requiringNew().call(() -> {
            List<RecordingResult> results = recorder.record(reported, resolved);
            recordPersons(resolved);
            audit.writePending();
            return results;
        });
    }

    /** Applies the lines accepted before about the same enrolments first. */
    private <T extends ReportedFact> List<RecordingResult> check(
            List<ImportLine<T>> lines, ChunkRecorder<T> recorder, AcceptedLines<T> accepted) {
        List<T> reported = new ArrayList<>();
        List<ResolvedKey> resolved = new ArrayList<>();
        List<ResolvedKey> resolvedLines =
                resolve(lines.stream().map(ImportLine::reported).toList());
        resolvedLines.stream()
                .filter(ResolvedKey.Found.class::isInstance)
                .distinct()
                .forEach(found -> accepted.find(List.of(enrolmentOf(found)))
                        .values()
                        .forEach(earlier -> {
                            reported.add(earlier);
                            resolved.add(found);
                        }));
        int earlier = reported.size();
        lines.forEach(line -> reported.add(line.reported()));
        resolved.addAll(resolvedLines);
        List<RecordingResult> all = dryRuns.readOnly(() -> recorder.check(reported, resolved));
        List<RecordingResult> results = all.subList(earlier, all.size());
        for (int i = 0; i < lines.size(); i++) {
            if (results.get(i) instanceof RecordingResult.Accepted) {
                ImportLine<T> line = lines.get(i);
                accepted.add(line.number(), line.reported(), List.of(enrolmentOf(resolvedLines.get(i))));
            }
        }
        recordPersons(resolvedLines);
        audit.writePending();
        return results;
    }

    private <T extends ReportedFact> List<ResolvedKey> resolve(List<T> reported) {
        lineLimit.count(caller.user(), reported.size());
        return resolving.resolve(reported.stream().map(ReportedFact::key).toList());
    }

    private static String enrolmentOf(ResolvedKey resolved) {
        return ((ResolvedKey.Found) resolved).enrolment().enrolmentId().toString();
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
}
