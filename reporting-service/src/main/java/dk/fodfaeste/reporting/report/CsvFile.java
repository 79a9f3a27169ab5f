package dk.fodfaeste.reporting.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.report.Table.Cell;
import dk.fodfaeste.reporting.report.Table.Column;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** One table of a report as a file: in Danish, with semicolons and decimal commas, as a Danish spreadsheet reads it. */
@ApplicationScoped
class CsvFile {
    /** What a spreadsheet would take for a formula. */
    private static final String BEGINS_A_FORMULA = "=+-@\t";

    private final Language language;

    CsvFile(Language language) {
        this.language = language;
    }

    /** Nothing where the report has no such table. */
    Optional<String> of(Document document, String table) {
        return language.inDanish(() -> Tables.of(document).stream()
                .filter(each -> each.id().equals(table))
                .findFirst()
                .map(CsvFile::written));
    }

    private static String written(Table table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            csv.writeRecord(table.columns().stream().map(Column::name).toList());
            table.rows()
                    .forEach(row ->
                            csv.writeRecord(row.stream().map(CsvFile::written).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A file cannot be written into memory", impossible);
        }
        return text.toString();
    }

    private static String written(Cell cell) {
        return switch (cell) {
            case Cell.Text text ->
                BEGINS_A_FORMULA.indexOf(text.text().charAt(0)) >= 0 ? "'" + text.text() : text.text();
            case Cell.Hidden hidden -> hidden.written();
            case Cell.Count count -> String.valueOf(count.count());
            case Cell.Moved moved -> String.valueOf(moved.by());
            case Cell.Percent percent -> percent.percent().toPlainString().replace('.', ',');
            case Cell.Day day -> day.day().toString();
            case Cell.None ignored -> "";
        };
    }
}
