package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.outcome.lookup.ResolvedKey;
import java.util.List;

/** Records what the lines of one chunk report, in the transaction of the caller. */
public interface ChunkRecorder<T extends ReportedFact> {
    /**
     * Returns one result for each fact, in their order.
     *
     * @param resolved the results of looking up their keys, in the same order
     */
    List<RecordingResult> record(List<T> reported, List<ResolvedKey> resolved);

    /** Returns the same results, and records and locks nothing. */
    List<RecordingResult> check(List<T> reported, List<ResolvedKey> resolved);
}
