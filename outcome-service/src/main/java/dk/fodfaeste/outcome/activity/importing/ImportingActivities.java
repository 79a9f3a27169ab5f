package dk.fodfaeste.outcome.activity.importing;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.importing.FileImporter;
import dk.fodfaeste.outcome.importing.ChunkImporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Imports a file of activities. */
@ApplicationScoped
class ImportingActivities implements FileImporter {
    private final ChunkImporter importer;
    private final RecordingReportedActivities recording;

    ImportingActivities(ChunkImporter importer, RecordingReportedActivities recording) {
        this.importer = importer;
        this.recording = recording;
    }

    @Override
    public void checkColumns(InputStream file) throws IOException {
        ActivityFileReader.open(file);
    }

    @Override
    public ImportResult importLines(InputStream file, boolean dryRun, ImportTally tally) throws IOException {
        return importer.importLines(ActivityFileReader.open(file), ReportedActivity.class, recording, dryRun, tally);
    }
}
