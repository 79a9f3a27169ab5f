package dk.fodfaeste.kit.web;

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

/** The lines below the header of every file of a name on the class path: kit has one, and a service may have its own. */
final class ClasspathCsv {
    private ClasspathCsv() {}

    static List<CsvRecord> in(String file) {
        List<CsvRecord> lines = new ArrayList<>();
        try {
            for (URL one : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(file))) {
                try (InputStream in = one.openStream();
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
