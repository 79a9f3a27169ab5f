package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.importing.FileImporter;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.lookup.Resolved;
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
    private final TakingClaims taking;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final AuditFilter audit;

    ImportingStatuses(
            ResolvingKeys resolving,
            TakingClaims taking,
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
        StatusLines.open(file);
    }

    /** A dry run judges every chunk against what is recorded now. */
    @Override
    public ImportResult importLines(InputStream file, boolean dryRun, ImportTally tally) throws IOException {
        StatusLines lines = StatusLines.open(file);
        var chunk = new ArrayList<StatusLines.Line>(LINES_AT_A_TIME);
        for (StatusLines.Line line = lines.next(); line != null; line = lines.next()) {
            chunk.add(line);
            if (chunk.size() == LINES_AT_A_TIME) {
                tally.add(take(chunk, dryRun));
                chunk.clear();
            }
        }
        tally.add(take(chunk, dryRun));
        return tally.answer();
    }

    private ImportTally take(List<StatusLines.Line> chunk, boolean dryRun) {
        List<Claim> claims = chunk.stream()
                .map(StatusLines.Line::claim)
                .filter(Objects::nonNull)
                .toList();
        Iterator<Verdict> verdicts =
                (claims.isEmpty() ? List.<Verdict>of() : take(claims, dryRun, caller.user())).iterator();
        var tally = new ImportTally();
        for (StatusLines.Line line : chunk) {
            if (line.claim() == null) {
                tally.reject(line.rejection());
                continue;
            }
            switch (verdicts.next()) {
                case Verdict.Accepted() -> tally.accepted();
                case Verdict.Unchanged() -> tally.unchanged();
                case Verdict.Rejected rejected -> tally.reject(line.rejected(rejected));
            }
        }
        return tally;
    }

    private List<Verdict> take(List<Claim> claims, boolean dryRun, String by) {
        List<Resolved> resolved =
                resolving.resolve(claims.stream().map(Claim::key).toList());
        Supplier<List<Verdict>> judging = () -> {
            List<Verdict> verdicts = taking.take(claims, resolved, caller::reaches, by);
            accessRecorder.record(personsIn(resolved));
            return verdicts;
        };
        return dryRun
                ? undone(judging)
                : QuarkusTransaction.requiringNew().call(() -> {
                    List<Verdict> verdicts = judging.get();
                    audit.writePending();
                    return verdicts;
                });
    }

    private List<UUID> personsIn(List<Resolved> resolved) {
        return resolved.stream()
                .filter(Resolved.One.class::isInstance)
                .map(one -> ((Resolved.One) one).enrolment())
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
