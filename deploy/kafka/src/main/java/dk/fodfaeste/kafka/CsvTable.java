package dk.fodfaeste.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** A table of contracts/: a heading, fields separated by semicolons, no quotes. Blank lines are skipped. */
final class CsvTable {

    private CsvTable() {}

    /** @param file the name of the table in messages */
    static List<Row> read(String file, Reader source, String... columns) throws IOException {
        BufferedReader reader = new BufferedReader(source);
        String heading = reader.readLine();
        if (heading == null || !heading.strip().equals(String.join(";", columns))) {
            throw new KafkaAccessException(file + ", line 1: the heading must be " + String.join(";", columns) + ".");
        }
        List<Row> rows = new ArrayList<>();
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                String[] fields = line.strip().split(";", -1);
                if (fields.length != columns.length) {
                    throw new KafkaAccessException(file + ", line " + number + ": there are " + fields.length
                            + " fields, and " + columns.length + " are expected: " + String.join(";", columns) + ".");
                }
                rows.add(new Row(file, number, List.of(columns), List.of(fields)));
            }
        }
        if (rows.isEmpty()) {
            throw new KafkaAccessException(file + ": the table has no lines.");
        }
        return rows;
    }

    /** One line of a table. */
    record Row(String file, int line, List<String> columns, List<String> fields) {

        String text(String column) {
            return fields.get(columns.indexOf(column));
        }

        long number(String column) {
            try {
                return Long.parseLong(text(column));
            } catch (NumberFormatException notANumber) {
                throw bad(column, "is not a whole number");
            }
        }

        KafkaAccessException bad(String column, String reason) {
            return new KafkaAccessException(
                    file + ", line " + line + ", " + column + ": \"" + text(column) + "\" " + reason + ".");
        }
    }
}
