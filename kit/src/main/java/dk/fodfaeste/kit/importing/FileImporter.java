package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import java.io.IOException;
import java.io.InputStream;

/** Imports the lines of one kind of file. */
public interface FileImporter {
    /** @throws dk.fodfaeste.kit.problem.Refusal 400 if the header cannot be read or lacks a column */
    void checkColumns(InputStream file) throws IOException;

    /**
     * @param dryRun returns the result without changing anything
     * @param tally receives each chunk after it has committed
     */
    ImportResult importLines(InputStream file, boolean dryRun, ImportTally tally) throws IOException;
}
