package dk.fodfaeste.participant.importing;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.csv.CsvLines;
import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.importing.AcceptedLines;
import dk.fodfaeste.kit.importing.DryRuns;
import dk.fodfaeste.kit.importing.FileImporter;
import dk.fodfaeste.kit.importing.ImportLineLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.TransactionRetry;
import dk.fodfaeste.participant.importing.LineImporter.Line;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Imports a file of enrolments as a stream of chunks. Each chunk is one transaction, so accepted lines are committed. After an interruption
 * the user sends the same file again.
 */
@ApplicationScoped
class ImportingEnrolments implements FileImporter {
    /** A larger chunk needs fewer round trips, but holds its locks longer and needs more memory. */
    private static final int CHUNK_SIZE = 500;

    private final LineImporter lineImporter;
    private final DryRuns dryRuns;
    private final ImportLineLimit lineLimit;
    private final Caller caller;

    ImportingEnrolments(LineImporter lineImporter, DryRuns dryRuns, ImportLineLimit lineLimit, Caller caller) {
        this.lineLimit = lineLimit;
        this.caller = caller;
        this.lineImporter = lineImporter;
        this.dryRuns = dryRuns;
    }

    @Override
    public void checkColumns(InputStream file) throws IOException {
        open(file);
    }

    @Override
    public ImportResult importLines(InputStream file, boolean dryRun, ImportTally tally) throws IOException {
        CsvLines lines = open(file);
        if (!dryRun) {
            return chunkByChunk(
                    lines, tally, chunk -> TransactionRetry.inTransaction(() -> lineImporter.importLines(chunk)));
        }
        try (AcceptedLines<EnrolmentLine.Content> accepted = dryRuns.acceptedLines(EnrolmentLine.Content.class)) {
            return chunkByChunk(lines, tally, chunk -> lineImporter.dryRun(chunk, accepted));
        }
    }

    private static CsvLines open(InputStream file) throws IOException {
        return CsvLines.open(file, EnrolmentLine.COLUMNS, EnrolmentLine.OPTIONAL_COLUMNS)
                .allowBlank(EnrolmentLine.BLANK_COLUMNS);
    }

    private ImportResult chunkByChunk(CsvLines lines, ImportTally tally, Function<List<Line>, ImportTally> take)
            throws IOException {
        List<Line> chunk = new ArrayList<>(CHUNK_SIZE);
        for (CsvLine line = lines.next(); line != null; line = lines.next()) {
            chunk.add(read(line));
            if (chunk.size() == CHUNK_SIZE) {
                lineLimit.count(caller.user(), chunk.size());
                tally.add(take.apply(chunk));
                chunk.clear();
            }
        }
        if (!chunk.isEmpty()) {
            lineLimit.count(caller.user(), chunk.size());
            tally.add(take.apply(chunk));
        }
        return tally.answer();
    }

    private static Line read(CsvLine line) {
        if (line.problem() != null) {
            return new Line(line.line(), null, line.problem());
        }
        try {
            return new Line(line.line(), EnrolmentLine.read(line), null);
        } catch (Refusal refusal) {
            return new Line(line.line(), null, Rejection.of(line.line(), refusal));
        }
    }
}
