package dk.fodfaeste.kit.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A CSV file of an import, line by line: UTF-8, {@code ;} or {@code ,} told from the header, RFC 4180 quoting, columns by name in any
 * order. FastCSV reads the fields; what stands here keeps a broken line from costing its neighbours: a quotation mark that is never
 * closed, bytes that are no UTF-8, a line of any length.
 */
public final class CsvLines {

    private final PhysicalLines lines;
    private final CsvReader.CsvReaderBuilder format;
    private final char separator;
    private final Map<String, Integer> columns;
    private List<PhysicalLines.Line> latest = List.of();

    private CsvLines(PhysicalLines lines, char separator, Map<String, Integer> columns) {
        this.lines = lines;
        this.separator = separator;
        this.format = format(separator);
        this.columns = columns;
    }

    /** @throws Refusal 400 where the header cannot be read or lacks one of the columns; then nothing of the file has been taken */
    public static CsvLines open(InputStream file, List<String> requiredColumns) throws IOException {
        return open(new PhysicalLines(file), requiredColumns);
    }

    static CsvLines open(PhysicalLines lines, List<String> requiredColumns) throws IOException {
        PhysicalLines.Line header = lines.next();
        if (header == null || header.text() == null || header.text().isBlank()) {
            throw Refusal.malformed(
                    "header", header == null || header.problem() == null ? "is missing" : header.problem());
        }
        char separator = header.text().indexOf(';') >= 0 ? ';' : ',';
        Map<String, Integer> columns = new HashMap<>();
        for (String name : fields(format(separator), header.text())) {
            if (columns.put(name.strip(), columns.size()) != null && !name.isBlank()) {
                throw Refusal.malformed(known(requiredColumns, name.strip()), "stands twice in the header");
            }
        }
        List<Violation> missing = requiredColumns.stream()
                .filter(column -> !columns.containsKey(column))
                .map(column -> new Violation(column, "this column is missing from the header"))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.malformed(missing);
        }
        CsvLines opened = new CsvLines(lines, separator, columns);
        opened.latest = List.of(header);
        return opened;
    }

    char separator() {
        return separator;
    }

    /** The physical lines of what was read last: the header, until something else was. */
    List<PhysicalLines.Line> latest() {
        return latest;
    }

    /** Whether the header names the column. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    boolean beginsWith(String column) {
        return Integer.valueOf(0).equals(columns.get(column));
    }

    /** The next line that is not blank, or null at the end. */
    public CsvLine next() throws IOException {
        PhysicalLines.Line first = lines.next();
        while (first != null && first.text() != null && first.text().isBlank()) {
            first = lines.next();
        }
        if (first == null) {
            return null;
        }
        latest = List.of(first);
        if (first.problem() != null) {
            return CsvLine.broken(first.number(), first.problem());
        }
        Quoting quoting = new Quoting(separator);
        quoting.read(first.text());
        return quoting.open() ? severalLines(first, quoting) : read(first.number(), first.text());
    }

    /** A quoted field may hold line ends. Where no line closes it properly, only the first one is broken and the rest is read anew. */
    private CsvLine severalLines(PhysicalLines.Line first, Quoting quoting) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        Deque<PhysicalLines.Line> taken = new ArrayDeque<>();
        while (quoting.open() && text.length() <= PhysicalLines.LONGEST) {
            PhysicalLines.Line more = lines.next();
            if (more == null) {
                break;
            }
            taken.push(more);
            if (more.text() == null) {
                break;
            }
            text.append('\n').append(more.text());
            quoting.read("\n" + more.text());
        }
        if (!quoting.open()) {
            CsvLine whole = read(first.number(), text.toString());
            if (whole.problem() == null) {
                latest = Stream.concat(Stream.of(first), taken.reversed().stream())
                        .toList();
                return whole;
            }
        }
        taken.forEach(lines::putBack);
        return CsvLine.broken(first.number(), "opens a quotation mark and does not close it");
    }

    private CsvLine read(int number, String text) {
        try {
            List<String> fields = fields(format, text);
            return fields.size() == columns.size()
                    ? CsvLine.readable(number, columns, fields)
                    : CsvLine.broken(number, "has " + fields.size() + " fields where the header has " + columns.size());
        } catch (CsvParseException broken) {
            return CsvLine.broken(number, "is not quoted as RFC 4180 wants it");
        }
    }

    private static CsvReader.CsvReaderBuilder format(char separator) {
        return CsvReader.builder().fieldSeparator(separator);
    }

    private static List<String> fields(CsvReader.CsvReaderBuilder format, String record) {
        return format.ofSingleCsvRecord(record).getFields();
    }

    private static String known(List<String> columns, String name) {
        return columns.contains(name) ? name : "header";
    }

    /** Whether a quoted field is still open at the end of what was read. */
    private static final class Quoting {

        private final char separator;
        private boolean open;
        private boolean fieldStarts = true;
        private boolean maybeClosed;

        Quoting(char separator) {
            this.separator = separator;
        }

        void read(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (maybeClosed) {
                    maybeClosed = false;
                    open = c == '"';
                    if (open) {
                        continue;
                    }
                }
                if (open) {
                    maybeClosed = c == '"';
                } else if (c == '"' && fieldStarts) {
                    open = true;
                }
                fieldStarts = !open && c == separator;
            }
        }

        boolean open() {
            return open && !maybeClosed;
        }
    }
}
