package dk.fodfaeste.outcome.importing;

import java.io.IOException;

/** Reads a file line by line. */
public interface ImportLineReader<T extends ReportedFact> {
    /** Null at the end of the file. */
    ImportLine<T> next() throws IOException;

    /** The column of a field of a command. */
    default String columnOf(String field) {
        return field;
    }
}
