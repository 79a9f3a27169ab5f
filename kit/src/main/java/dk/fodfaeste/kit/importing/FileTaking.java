package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.ImportAnswer;
import dk.fodfaeste.kit.csv.ImportTally;
import java.io.IOException;
import java.io.InputStream;

/** What a service does with the lines of a file. */
public interface FileTaking {
    /** @throws dk.fodfaeste.kit.problem.Refused 400 where the header cannot be read or lacks a column */
    void mustHaveItsColumns(InputStream file) throws IOException;

    /**
     * @param dryRun say what would become of the file, and take nothing
     * @param tally to be told of each chunk once that has committed
     */
    ImportAnswer take(InputStream file, boolean dryRun, ImportTally tally) throws IOException;
}
