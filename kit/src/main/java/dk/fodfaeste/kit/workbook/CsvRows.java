package dk.fodfaeste.kit.workbook;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;

/**
 * Writes the rows of a sheet as lines. The line breaks of a cell become spaces, so that a row is one line. Rows are as long as the first one, the
 * header; only cells with text beyond it make a row longer.
 */
final class CsvRows implements SheetContentsHandler {
    private static final int MAX_COLUMNS = 256;
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");

    private final Writer out;
    private final List<String> cells = new ArrayList<>();
    private int written;
    private int width;

    CsvRows(Writer out) {
        this.out = out;
    }

    @Override
    public void startRow(int row) {
        if (row < written || row >= SpreadsheetVersion.EXCEL2007.getMaxRows()) {
            throw Refusal.malformed("file", message("workbookUnreadable"));
        }
        while (written < row) {
            endLine();
        }
        cells.clear();
    }

    @Override
    public void cell(String reference, String text, XSSFComment none) {
        int column = reference == null ? cells.size() : new CellReference(reference).getCol();
        if (column >= MAX_COLUMNS) {
            throw Refusal.malformed("file", message("tooManyColumns", MAX_COLUMNS));
        }
        fill(column);
        cells.add(text == null ? "" : LINE_BREAKS.matcher(text).replaceAll(" "));
    }

    private void fill(int columns) {
        while (cells.size() < columns) {
            cells.add("");
        }
    }

    @Override
    public void endRow(int row) {
        while (!cells.isEmpty() && cells.getLast().isBlank()) {
            cells.removeLast();
        }
        if (written == 0) {
            width = cells.size();
        }
        if (!cells.isEmpty()) {
            fill(width);
            write(String.join(";", cells.stream().map(CsvRows::quoted).toList()));
        }
        endLine();
    }

    private static String quoted(String text) {
        return text.indexOf(';') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private void endLine() {
        write("\n");
        written++;
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
