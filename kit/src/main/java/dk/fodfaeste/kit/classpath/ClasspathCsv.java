package dk.fodfaeste.kit.classpath;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads all CSV files of one name on the class path: that of kit and that of the service. */
public final class ClasspathCsv {
    private ClasspathCsv() {}

    /** The lines of all files, without their headers. */
    public static List<CsvRecord> read(String name) {
        List<CsvRecord> lines = new ArrayList<>();
        try {
            for (URL file : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(name))) {
                try (InputStream in = file.openStream();
                        CsvReader<CsvRecord> reader = CsvReader.builder()
                                .fieldSeparator(';')
                                .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                    reader.stream().skip(1).forEach(lines::add);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return lines;
    }
}
