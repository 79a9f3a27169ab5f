package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.importing.FileImporter;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.lookup.ResolvedKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

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
        return importer.importLines(StatusFileReader.open(file), ReportedStatus.class, new OfCaller(), dryRun, tally);
    }

    private final class OfCaller implements ChunkRecorder<ReportedStatus> {
        @Override
        public List<RecordingResult> record(List<ReportedStatus> reported, List<ResolvedKey> resolved) {
            return recording.record(reported, resolved, caller::reaches, caller.user());
        }

        @Override
        public List<RecordingResult> check(List<ReportedStatus> reported, List<ResolvedKey> resolved) {
            return recording.check(reported, resolved, caller::reaches, caller.user());
        }
    }
}
