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
 * Takes a file of statuses, a chunk of lines at a time, each in a transaction of its own: what is said to be accepted is committed.
 * When something needed goes away half-way, the chunks before stay, and the same file sent again does the rest.
 */
@ApplicationScoped
class ImportingStatuses implements FileImporter {
    /** More would be fewer round trips and longer locks; must not exceed what one lookup answers. */
    private static final int LINES_AT_A_TIME = Math.min(500, ResolvingKeys.MOST_KEYS);

    private final ResolvingKeys resolving;
    private final RecordingReportedStatuses taking;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final AuditFilter audit;

    ImportingStatuses(
            ResolvingKeys resolving,
            RecordingReportedStatuses taking,
            Caller caller,
            AccessRecorder accessRecorder,
            AuditFilter audit) {
        this.resolving = resolving;
        this.taking = taking;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.audit = audit;
    }

    @Override
    public void checkColumns(InputStream file) throws IOException {
        StatusFileReader.open(file);
    }

    /** A dry run judges every chunk against what is recorded now. */
    @Override
    public ImportResult importLines(InputStream file, boolean dryRun, ImportTally tally) throws IOException {
        StatusFileReader lines = StatusFileReader.open(file);
        var chunk = new ArrayList<StatusFileReader.Line>(LINES_AT_A_TIME);
        for (StatusFileReader.Line line = lines.next(); line != null; line = lines.next()) {
            chunk.add(line);
            if (chunk.size() == LINES_AT_A_TIME) {
                tally.add(take(chunk, dryRun));
                chunk.clear();
            }
        }
        tally.add(take(chunk, dryRun));
        return tally.answer();
    }

    private ImportTally take(List<StatusFileReader.Line> chunk, boolean dryRun) {
        List<ReportedStatus> claims = chunk.stream()
                .map(StatusFileReader.Line::claim)
                .filter(Objects::nonNull)
                .toList();
        Iterator<RecordingResult> verdicts =
                (claims.isEmpty() ? List.<RecordingResult>of() : take(claims, dryRun, caller.user())).iterator();
        var tally = new ImportTally();
        for (StatusFileReader.Line line : chunk) {
            if (line.claim() == null) {
                tally.reject(line.rejection());
                continue;
            }
            switch (verdicts.next()) {
                case RecordingResult.Accepted() -> tally.accepted();
                case RecordingResult.Unchanged() -> tally.unchanged();
                case RecordingResult.Rejected rejected -> tally.reject(line.rejected(rejected));
            }
        }
        return tally;
    }

    private List<RecordingResult> take(List<ReportedStatus> claims, boolean dryRun, String by) {
        List<ResolvedKey> resolved =
                resolving.resolve(claims.stream().map(ReportedStatus::key).toList());
        Supplier<List<RecordingResult>> judging = () -> {
            List<RecordingResult> verdicts = taking.take(claims, resolved, caller::reaches, by);
            accessRecorder.record(personsIn(resolved));
            return verdicts;
        };
        return dryRun
                ? undone(judging)
                : QuarkusTransaction.requiringNew().call(() -> {
                    List<RecordingResult> verdicts = judging.get();
                    audit.writePending();
                    return verdicts;
                });
    }

    private List<UUID> personsIn(List<ResolvedKey> resolved) {
        return resolved.stream()
                .filter(ResolvedKey.One.class::isInstance)
                .map(one -> ((ResolvedKey.One) one).enrolment())
                .filter(enrolment -> caller.reaches(enrolment.initiative()))
                .map(Enrolment::participantRef)
                .toList();
    }

    /** The same as in earnest, up to the commit: so a dry run cannot say anything else than what would happen. */
    private static <T> T undone(Supplier<T> work) {
        QuarkusTransaction.begin();
        try {
            return work.get();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
