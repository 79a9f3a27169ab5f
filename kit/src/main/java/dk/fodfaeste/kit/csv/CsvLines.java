package dk.fodfaeste.kit.csv;

import static dk.fodfaeste.kit.message.Message.message;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a CSV file of an import line by line: UTF-8, separator {@code ;} or {@code ,} according to the header, RFC 4180 quoting, columns by name
 * in any order. Columns without a name or with an unknown one are passed over. FastCSV parses the fields. This class limits a fault to its line: an unclosed quotation mark, bytes that are no UTF-8, a line of
 * any length.
 *
 * <p>Excel writes separators for blank columns and rows, and leaves out those of blank columns at the end of a row. Neither is a fault: blank fields beyond the header
 * are passed over, a line of blank fields is a blank line, and the columns at the end that may be blank may be missing.
 */
public final class CsvLines {

    private final PhysicalLines lines;
    private final CsvReader.CsvReaderBuilder format;
    private final char separator;
    private final Map<String, Integer> columns;
    private final int width;
    private final List<String> requiredColumns;
    private int shortest;
    private List<PhysicalLines.Line> latest = List.of();

    private CsvLines(
            PhysicalLines lines,
            char separator,
            Map<String, Integer> columns,
            int width,
            List<String> requiredColumns) {
        this.lines = lines;
        this.requiredColumns = requiredColumns;
        this.separator = separator;
        this.format = format(separator);
        this.columns = columns;
        this.width = width;
        allowBlank(List.of());
    }

    /**
     * @param optionalColumns the other known columns
     * @throws Refusal 400 if the header cannot be read, lacks a required column or has a known one twice; then no line has been read
     */
    public static CsvLines open(InputStream file, List<String> requiredColumns, List<String> optionalColumns)
            throws IOException {
        return open(new PhysicalLines(file), requiredColumns, optionalColumns);
    }

    static CsvLines open(PhysicalLines lines, List<String> requiredColumns, List<String> optionalColumns)
            throws IOException {
        PhysicalLines.Line header = lines.next();
        if (header == null || header.text() == null || header.text().isBlank()) {
            throw Refusal.malformed(
                    "header", header == null || header.problem() == null ? message("missing") : header.problem());
        }
        char separator = separatorOf(header.text());
        List<String> names = names(format(separator), header.text());
        Map<String, Integer> columns = new HashMap<>();
        for (int position = 0; position < names.size(); position++) {
            String name = names.get(position);
            boolean known = requiredColumns.contains(name) || optionalColumns.contains(name);
            if (columns.putIfAbsent(name, position) != null && known) {
                throw Refusal.malformed(name, message("columnTwice"));
            }
        }
        List<Violation> missing = requiredColumns.stream()
                .filter(column -> !columns.containsKey(column))
                .map(column -> new Violation(column, message("columnMissing")))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.malformed(missing);
        }
        CsvLines opened = new CsvLines(lines, separator, columns, names.size(), requiredColumns);
        opened.latest = List.of(header);
        return opened;
    }

    /** A semicolon within quotation marks belongs to the name of a column. */
    private static char separatorOf(String header) {
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            if (header.charAt(i) == '"') {
                quoted = !quoted;
            } else if (header.charAt(i) == ';' && !quoted) {
                return ';';
            }
        }
        return ',';
    }

    private static List<String> names(CsvReader.CsvReaderBuilder format, String header) {
        try {
            return fields(format, header).stream().map(Texts::clean).toList();
        } catch (CsvParseException broken) {
            throw Refusal.malformed("header", message("badlyQuoted"));
        }
    }

    /** @param blankColumns required columns that a line may leave out at its end */
    public CsvLines allowBlank(List<String> blankColumns) {
        shortest = 1
                + requiredColumns.stream()
                        .filter(column -> !blankColumns.contains(column))
                        .mapToInt(columns::get)
                        .max()
                        .orElse(0);
        return this;
    }

    char separator() {
        return separator;
    }

    /** The physical lines of the line that was read last; at first those of the header. */
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

    /** The next non-blank line, or null at the end. */
    public CsvLine next() throws IOException {
        PhysicalLines.Line first = lines.next();
        while (first != null && first.text() != null && isBlank(first.text())) {
            first = lines.next();
        }
        if (first == null) {
            return null;
        }
        latest = List.of(first);
        if (first.problem() != null) {
            return CsvLine.broken(first.number(), first.problem());
        }
        QuoteTracker quotes = new QuoteTracker(separator);
        quotes.read(first.text());
        return quotes.open() ? readMultiline(first, quotes) : read(first.number(), first.text());
    }

    private boolean isBlank(String text) {
        return text.isBlank() || text.chars().allMatch(c -> c == separator || Character.isWhitespace(c));
    }

    /** Reads a quoted field with line breaks. If no line closes it, only the first line is invalid and the others are read again. */
    private CsvLine readMultiline(PhysicalLines.Line first, QuoteTracker quotes) throws IOException {
        StringBuilder text = new StringBuilder(first.text());
        Deque<PhysicalLines.Line> following = new ArrayDeque<>();
        while (quotes.open() && text.length() <= PhysicalLines.MAX_BYTES) {
            PhysicalLines.Line more = lines.next();
            if (more == null) {
                break;
            }
            following.push(more);
            if (more.text() == null) {
                break;
            }
            text.append('\n').append(more.text());
            quotes.read("\n" + more.text());
        }
        if (!quotes.open()) {
            CsvLine whole = read(first.number(), text.toString());
            if (whole.problem() == null) {
                latest = Stream.concat(Stream.of(first), following.reversed().stream())
                        .toList();
                return whole;
            }
        }
        following.forEach(lines::putBack);
        return CsvLine.broken(first.number(), message("quoteNotClosed"));
    }

    private CsvLine read(int number, String text) {
        try {
            List<String> fields = fields(format, text);
            boolean complete =
                    fields.size() >= shortest && fields.stream().skip(width).allMatch(String::isBlank);
            return complete
                    ? CsvLine.readable(number, columns, fields)
                    : CsvLine.broken(number, message("fieldCount", fields.size(), width));
        } catch (CsvParseException broken) {
            return CsvLine.broken(number, message("badlyQuoted"));
        }
    }

    private static CsvReader.CsvReaderBuilder format(char separator) {
        return CsvReader.builder().fieldSeparator(separator);
    }

    private static List<String> fields(CsvReader.CsvReaderBuilder format, String record) {
        return format.ofSingleCsvRecord(record).getFields();
    }

    /** Tracks whether a quoted field is open at the end of the text read so far. */
    private static final class QuoteTracker {

        private final char separator;
        private boolean open;
        private boolean fieldStarts = true;
        private boolean maybeClosed;

        QuoteTracker(char separator) {
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
