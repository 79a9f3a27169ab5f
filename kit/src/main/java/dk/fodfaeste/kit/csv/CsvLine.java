package dk.fodfaeste.kit.csv;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.text.Texts;
import java.util.List;
import java.util.Map;

/** One line of an import: its fields by column name, or the reason why it cannot be read. */
public final class CsvLine {

    private final int line;
    private final Message problem;
    private final Map<String, Integer> columns;
    private final List<String> fields;

    private CsvLine(int line, Message problem, Map<String, Integer> columns, List<String> fields) {
        this.line = line;
        this.problem = problem;
        this.columns = columns;
        this.fields = fields;
    }

    static CsvLine readable(int line, Map<String, Integer> columns, List<String> fields) {
        return new CsvLine(line, null, columns, fields);
    }

    static CsvLine broken(int line, Message problem) {
        return new CsvLine(line, problem, Map.of(), List.of());
    }

    /** The number of its first physical line; the header is 1. */
    public int line() {
        return line;
    }

    /** The reason why the line cannot be read; null if it can. */
    public Rejection problem() {
        return problem == null ? null : new Rejection(line, null, problem);
    }

    List<String> fields() {
        return fields;
    }

    int positionOf(String column) {
        return columns.getOrDefault(column, Integer.MAX_VALUE);
    }

    /** The field after {@link Texts#clean}; null if it is blank or the file or the line has no such column. */
    public String get(String column) {
        Integer position = columns.get(column);
        if (position == null || position >= fields.size()) {
            return null;
        }
        return Texts.cleanOrNull(fields.get(position));
    }
}
