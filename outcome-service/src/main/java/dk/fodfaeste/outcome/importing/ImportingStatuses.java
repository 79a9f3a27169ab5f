package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.importing.FileImporter;
import dk.fodfaeste.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Imports a file of statuses. */
@ApplicationScoped
class ImportingStatuses implements FileImporter {
    private final ChunkImporter importer;
    private final RecordingReportedStatuses recording;
    private final Caller caller;

    ImportingStatuses(ChunkImporter importer, RecordingReportedStatuses recording, Caller caller) {
        this.importer = importer;
        this.recording = recording;
        this.caller = caller;
    }

    @Override
    public void checkColumns(InputStream file) throws IOException {
        StatusFileReader.open(file);
    }

    @Override
    public ImportResult importLines(InputStream file, boolean dryRun, ImportTally tally) throws IOException {
        return importer.importLines(
                StatusFileReader.open(file),
                (reported, resolved) -> recording.record(reported, resolved, caller::reaches, caller.user()),
                dryRun,
                tally);
    }
}
