package dk.fodfaeste.reporting.report.rendering;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Cell;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Column;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One table of a report as a file: in Danish, with semicolons and decimal commas, as a Danish spreadsheet reads it. */
@ApplicationScoped
public class CsvRenderer {
    /** What a spreadsheet would take for a formula. */
    private static final String BEGINS_A_FORMULA = "=+-@\t";

    /** A spreadsheet that opens the file by a double click reads it as UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Language language;

    CsvRenderer(Language language) {
        this.language = language;
    }

    /** Nothing where the report has no such table. */
    public Optional<String> of(ReportDocument document, String table) {
        return language.inDanish(() -> ReportTables.of(document).stream()
                .filter(each -> each.id().equals(table))
                .findFirst()
                .map(found -> written(document, found)));
    }

    private static String written(ReportDocument document, ReportTable table) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            csv.writeRecord(
                    line("Rapport", "Rapport opgjort", table.columns().stream().map(Column::name)));
            String report = document.number() == null ? "udkast" : ReportText.numbered(document.number());
            table.rows()
                    .forEach(row -> csv.writeRecord(line(
                            report, document.today().toString(), row.stream().map(CsvRenderer::written))));
        } catch (IOException impossible) {
            throw new UncheckedIOException("A file cannot be written into memory", impossible);
        }
        return text.toString();
    }

    /** A file in a mail says by itself of which report it is. */
    private static List<String> line(String report, String computed, Stream<String> cells) {
        return Stream.concat(Stream.of(report, computed), cells).toList();
    }

    private static String written(Cell cell) {
        return switch (cell) {
            case Cell.Text text ->
                BEGINS_A_FORMULA.indexOf(text.text().charAt(0)) >= 0 ? "'" + text.text() : text.text();
            case Cell.Hidden hidden -> hidden.written();
            case Cell.Count count -> String.valueOf(count.count());
            case Cell.Difference moved -> String.valueOf(moved.by());
            case Cell.Percent percent -> percent.percent().toPlainString().replace('.', ',');
            case Cell.Day day -> day.day().toString();
            case Cell.None ignored -> "";
        };
    }
}
