package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.csv.ImportTally;
import java.io.IOException;
import java.io.InputStream;

/** What a service does with the lines of a file. */
public interface FileImporter {
    /** @throws dk.fodfaeste.kit.problem.Refusal 400 where the header cannot be read or lacks a column */
    void mustHaveItsColumns(InputStream file) throws IOException;

    /**
     * @param dryRun say what would become of the file, and take nothing
     * @param tally to be told of each chunk once that has committed
     */
    ImportResult take(InputStream file, boolean dryRun, ImportTally tally) throws IOException;
}
