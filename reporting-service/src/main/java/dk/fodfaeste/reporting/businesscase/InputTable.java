package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of inputs in a form: a row for each entry, and empty rows at the end. The form sends the number of its rows as {@code name-rows}, and
 * {@code addRows=name} if the user wants more of them. Rows without a text are ignored.
 *
 * @param name of the list in the body
 * @param columns of an entry in the body
 * @param most the number of rows that a table can have
 */
record InputTable(Form form, String name, List<String> columns, int most) {
    static final String ADD = "addRows";

    private static final int EMPTY_ROWS = 3;

    /**
     * A row of the table.
     *
     * @param focused whether the user goes on here: in the first empty row after they asked for more
     */
    record Row(String table, int number, boolean focused) {
        /** The name of an input. */
        public String field(String column) {
            return table + "-" + number + "-" + column;
        }

        /** The label of an input. It names the row, because all rows have the same inputs. */
        public String label(String danish, String english) {
            return DisplayText.say(danish + ", række " + (number + 1), english + ", row " + (number + 1));
        }
    }

    /** The rows with a text, in the order of the entries in the body. */
    List<Row> filled() {
        return all().filter(row -> columns.stream().anyMatch(column -> form.valueOrNull(row.field(column)) != null))
                .toList();
    }

    public List<Row> visible() {
        List<Row> filled = filled();
        int needed = filled.isEmpty() ? 0 : filled.getLast().number() + 1;
        int sent = form.value(rowsField()).matches("[0-9]{1,3}") ? Integer.parseInt(form.value(rowsField())) : 0;
        int empty = form.has(ADD, name) ? EMPTY_ROWS : 0;
        int rows = Math.min(most, Math.max(needed + EMPTY_ROWS, sent + empty));
        return IntStream.range(0, rows)
                .mapToObj(number -> new Row(name, number, empty > 0 && number == needed))
                .toList();
    }

    public String rowsField() {
        return name + "-rows";
    }

    /** The names of all inputs. */
    Stream<String> fields() {
        return all().flatMap(row -> columns.stream().map(row::field));
    }

    private Stream<Row> all() {
        return IntStream.range(0, most).mapToObj(number -> new Row(name, number, false));
    }
}
