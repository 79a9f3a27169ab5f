package dk.fodfaeste.kit.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** CSV files as Danish spreadsheet programs expect them: UTF-8 with a byte order mark, semicolons, and a carriage return before each line feed. */
public final class SpreadsheetCsv {
    /** First characters that a spreadsheet program reads as a formula, also in full width (U+FF1D, U+FF0B, U+FF0D, U+FF20). */
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** With it, a spreadsheet program reads the file as UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SpreadsheetCsv() {}

    /** @param lines the header first; call {@link #noFormula} for every cell that a user may have typed */
    public static String write(Iterable<List<String>> lines) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            lines.forEach(csv::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A file cannot be written into memory", impossible);
        }
        return text.toString();
    }

    /** The text with an apostrophe in front if a spreadsheet program would read it as a formula. */
    public static String noFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
