package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.importing.FileImporter;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.lookup.ResolvedKey;
import dk.fodfaeste.outcome.lookup.ResolvingKeys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Imports a file of statuses in chunks of lines with one transaction each, so every accepted line is committed. If a service becomes unavailable, the
 * earlier chunks stay, and sending the same file again imports the rest.
 */
@ApplicationScoped
class ImportingStatuses implements FileImporter {
    /** A higher value means fewer round trips and longer locks. It must not exceed the limit of one lookup. */
    private static final int CHUNK_SIZE = Math.min(500, ResolvingKeys.MAX_KEYS);

    private final ResolvingKeys resolving;
    private final RecordingReportedStatuses recording;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final AuditFilter audit;

    ImportingStatuses(
            ResolvingKeys resolving,
            RecordingReportedStatuses recording,
            Caller caller,
            AccessRecorder accessRecorder,
            AuditFilter audit) {
        this.resolving = resolving;
        this.recording = recording;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.audit = audit;
    }

    @Override
    public void checkColumns(InputStream file) throws IOException {
        StatusFileReader.open(file);
    }

    /** A dry run checks every chunk against the present data. */
    @Override
    public ImportResult importLines(InputStream file, boolean dryRun, ImportTally tally) throws IOException {
        StatusFileReader lines = StatusFileReader.open(file);
        var chunk = new ArrayList<StatusFileReader.Line>(CHUNK_SIZE);
        for (StatusFileReader.Line line = lines.next(); line != null; line = lines.next()) {
            chunk.add(line);
            if (chunk.size() == CHUNK_SIZE) {
                tally.add(importChunk(chunk, dryRun));
                chunk.clear();
            }
        }
        tally.add(importChunk(chunk, dryRun));
        return tally.answer();
    }

    private ImportTally importChunk(List<StatusFileReader.Line> chunk, boolean dryRun) {
        List<ReportedStatus> reported = chunk.stream()
                .map(StatusFileReader.Line::status)
                .filter(Objects::nonNull)
                .toList();
        Iterator<RecordingResult> results =
                (reported.isEmpty() ? List.<RecordingResult>of() : record(reported, dryRun, caller.user())).iterator();
        var tally = new ImportTally();
        for (StatusFileReader.Line line : chunk) {
            if (line.status() == null) {
                tally.reject(line.rejection());
                continue;
            }
            switch (results.next()) {
                case RecordingResult.Accepted() -> tally.accepted();
                case RecordingResult.Unchanged() -> tally.unchanged();
                case RecordingResult.Rejected rejected -> tally.reject(line.rejected(rejected));
            }
        }
        return tally;
    }

    private List<RecordingResult> record(List<ReportedStatus> reported, boolean dryRun, String user) {
        List<ResolvedKey> resolved =
                resolving.resolve(reported.stream().map(ReportedStatus::key).toList());
        Supplier<List<RecordingResult>> recordAll = () -> {
            List<RecordingResult> results = recording.record(reported, resolved, caller::reaches, user);
            accessRecorder.record(personsOf(resolved));
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

    private List<UUID> personsOf(List<ResolvedKey> resolved) {
        return resolved.stream()
                .filter(ResolvedKey.Found.class::isInstance)
                .map(key -> ((ResolvedKey.Found) key).enrolment())
                .filter(enrolment -> caller.reaches(enrolment.initiative()))
                .map(Enrolment::participantRef)
                .toList();
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
