package dk.fodfaeste.kit.text;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The characters that the font of reports (IBM Plex Sans) draws, as ranges of code points in {@code printed-characters.csv}. A report would show
 * {@code #} for any other. reporting-service compares the ranges with its fonts.
 */
final class PrintedCharacters {
    private static final NavigableMap<Integer, Integer> LAST_BY_FIRST = read();

    private PrintedCharacters() {}

    static boolean areAllIn(String text) {
        return !Texts.holds(text, c -> !isIn(c));
    }

    private static boolean isIn(int codePoint) {
        var range = LAST_BY_FIRST.floorEntry(codePoint);
        return range != null && codePoint <= range.getValue();
    }

    private static NavigableMap<Integer, Integer> read() {
        NavigableMap<Integer, Integer> ranges = new TreeMap<>();
        try (InputStream file = PrintedCharacters.class.getResourceAsStream("/printed-characters.csv");
                CsvReader<CsvRecord> lines =
                        CsvReader.builder().fieldSeparator(';').ofCsvRecord(file)) {
            lines.stream()
                    .skip(1)
                    .forEach(range ->
                            ranges.put(Integer.valueOf(range.getField(0), 16), Integer.valueOf(range.getField(1), 16)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return ranges;
    }
}
