package dk.fodfaeste.reporting.report.rendering;

import dk.fodfaeste.kit.csv.SpreadsheetCsv;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Cell;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Column;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A table of a report as a CSV file in Danish, with semicolons and decimal commas, as Danish spreadsheet programs expect. */
@ApplicationScoped
public class CsvRenderer {
    private final Language language;

    CsvRenderer(Language language) {
        this.language = language;
    }

    /** Empty if the report does not have the table. */
    public Optional<String> render(ReportDocument document, String table) {
        return language.inDanish(() -> ReportTables.all(document).stream()
                .filter(each -> each.id().equals(table))
                .findFirst()
                .map(found -> csv(document, found)));
    }

    /** Every table, each named by its id. */
    public byte[] zip(ReportDocument document) {
        return language.inDanish(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (ReportTable table : ReportTables.all(document)) {
                    zip.putNextEntry(new ZipEntry(table.id() + ".csv"));
                    zip.write(csv(document, table).getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException("A file cannot be written into memory", impossible);
            }
            return bytes.toByteArray();
        });
    }

    /** A table that belongs to no report, in the language of the reader. */
    public static String render(ReportTable table) {
        return csv(table, List.of(), List.of());
    }

    /** Every line names the report, because files are passed on without it. */
    private static String csv(ReportDocument document, ReportTable table) {
        String report = document.number() == null ? "udkast" : ReportText.number(document.number());
        return csv(
                table,
                List.of("Rapport", "Rapport opgjort"),
                List.of(report, document.today().toString()));
    }

    /** @param heads of the columns before those of the table, with their {@code values}, which are the same on every line */
    private static String csv(ReportTable table, List<String> heads, List<String> values) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(line(heads, table.columns().stream().map(Column::name)));
        table.rows().forEach(row -> lines.add(line(values, row.stream().map(CsvRenderer::text))));
        return SpreadsheetCsv.write(lines);
    }

    private static List<String> line(List<String> first, Stream<String> cells) {
        return Stream.concat(first.stream(), cells).toList();
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> SpreadsheetCsv.noFormula(text.text());
            case Cell.Hidden hidden -> hidden.displayText();
            case Cell.Count count -> String.valueOf(count.count());
            case Cell.Difference difference -> String.valueOf(difference.by());
            case Cell.Percent percent -> decimal(percent.percent());
            case Cell.Decimal number -> decimal(number.decimal());
            case Cell.Points points -> decimal(points.points());
            case Cell.Day day -> day.day().toString();
            case Cell.None ignored -> "";
        };
    }

    private static String decimal(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
