package dk.fodfaeste.participant.importing;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.csv.CsvLines;
import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.importing.FileImporter;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.participant.Races;
import dk.fodfaeste.participant.importing.TakingLines.Line;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A file of enrolments goes in, chunk by chunk as it streams. Each chunk is one transaction: what is answered as accepted is
 * committed, and whoever is interrupted sends the same file again.
 */
@ApplicationScoped
class ImportingEnrolments implements FileImporter {
    /** Larger chunks save round trips and hold their locks, and their lines in memory, longer. */
    private static final int CHUNK = 500;

    private static final Duration LONGEST_TRIAL = Duration.ofHours(1);

    @Inject
    TakingLines takingLines;

    @Inject
    EntityManager database;

    @Override
    public void checkColumns(InputStream file) throws IOException {
        open(file);
    }

    @Override
    public ImportResult importLines(InputStream file, boolean dryRun, ImportTally tally) throws IOException {
        CsvLines lines = open(file);
        return dryRun
                ? tryOut(lines, tally)
                : chunkByChunk(lines, tally, chunk -> Races.inTransaction(() -> takingLines.take(chunk)));
    }

    private static CsvLines open(InputStream file) throws IOException {
        return CsvLines.open(file, EnrolmentLine.COLUMNS);
    }

    /** The real thing in one transaction that is rolled back: so a line is judged in the light of all those before it. */
    private ImportResult tryOut(CsvLines lines, ImportTally tally) throws IOException {
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout((int) LONGEST_TRIAL.toSeconds()));
        try {
            return chunkByChunk(lines, tally, chunk -> {
                ImportTally counted = takingLines.tryOut(chunk);
                database.clear();
                return counted;
            });
        } catch (RuntimeException failed) {
            throw Races.explained(failed);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static ImportResult chunkByChunk(CsvLines lines, ImportTally tally, Function<List<Line>, ImportTally> take)
            throws IOException {
        List<Line> chunk = new ArrayList<>(CHUNK);
        for (CsvLine line = lines.next(); line != null; line = lines.next()) {
            chunk.add(read(line));
            if (chunk.size() == CHUNK) {
                tally.add(take.apply(chunk));
                chunk.clear();
            }
        }
        if (!chunk.isEmpty()) {
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
        } catch (Refusal refused) {
            return new Line(line.line(), null, Rejections.of(line.line(), refused));
        }
    }
}
