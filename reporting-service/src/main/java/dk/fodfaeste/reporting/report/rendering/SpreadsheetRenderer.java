package dk.fodfaeste.reporting.report.rendering;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Cell;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Column;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A report as a workbook in Danish: a sheet for each table, with typed numbers and dates, and a sheet that explains the columns. */
@ApplicationScoped
public class SpreadsheetRenderer {
    private static final int MAX_NAME_LENGTH = 31;
    private static final String EXPLANATION = "Forklaring";
    /** Excel uses it for a sheet of its own. */
    private static final Set<String> RESERVED_NAMES = Set.of("history");

    private static final Pattern FORBIDDEN = Pattern.compile("[\\[\\]*/\\\\?:\\p{Cntrl}]");
    /** Apostrophes and spaces at an end, and half of a character that was cut. */
    private static final Pattern ENDS = Pattern.compile("^[' ]+|[' \ud800-\udbff]+$");

    private final Language language;

    SpreadsheetRenderer(Language language) {
        this.language = language;
    }

    public byte[] render(ReportDocument document) {
        return language.inDanish(() -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Workbook workbook = new Workbook(bytes, "Fodfaeste", "1.0")) {
                List<ReportTable> tables = ReportTables.all(document);
                Set<String> names = new HashSet<>(RESERVED_NAMES);
                explain(workbook.newWorksheet(sheetName(EXPLANATION, names)), document, tables);
                for (ReportTable table : tables) {
                    write(workbook.newWorksheet(sheetName(table.title(), names)), table);
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException("A workbook cannot be written into memory", impossible);
            }
            return bytes.toByteArray();
        });
    }

    /**
     * A valid and unique name of a sheet: at most 31 characters, without the characters that Excel forbids, and without an apostrophe at an end.
     *
     * @param taken the names in small letters; the new one is added
     */
    static String sheetName(String title, Set<String> taken) {
        String legal = FORBIDDEN.matcher(title).replaceAll(" ").replaceAll(" +", " ");
        for (int number = 1; ; number++) {
            String ending = number == 1 ? "" : " " + number;
            String cut = legal.substring(0, Math.min(legal.length(), MAX_NAME_LENGTH - ending.length()));
            String trimmed = ENDS.matcher(cut).replaceAll("");
            String name = (trimmed.isEmpty() ? "Ark" : trimmed) + ending;
            if (taken.add(name.toLowerCase(Locale.ROOT))) {
                return name;
            }
        }
    }

    private static void explain(Worksheet sheet, ReportDocument document, List<ReportTable> tables) {
        int row = 0;
        sheet.value(row, 0, ReportText.title(document));
        sheet.style(row++, 0).bold().set();
        sheet.value(row++, 0, ReportText.calculatedAt(document));
        if (document.corrects() != null) {
            sheet.value(row++, 0, ReportText.corrects(document));
        }
        if (document.unreadable() > 0) {
            sheet.value(row++, 0, ReportText.unreadable(document));
        }
        row++;
        heads(sheet, row++, List.of("Ark", "Kolonne", "Forklaring"));
        for (ReportTable table : tables) {
            sheet.value(row, 0, table.title());
            sheet.value(row++, 2, table.note());
            for (Column column : table.columns()) {
                sheet.value(row, 0, table.title());
                sheet.value(row, 1, column.name());
                sheet.value(row++, 2, column.explanation());
            }
        }
    }

    private static void write(Worksheet sheet, ReportTable table) {
        heads(sheet, 0, table.columns().stream().map(Column::name).toList());
        sheet.freezePane(0, 1);
        for (int row = 0; row < table.rows().size(); row++) {
            List<Cell> cells = table.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                write(sheet, row + 1, column, cells.get(column));
            }
        }
    }

    private static void heads(Worksheet sheet, int row, List<String> heads) {
        for (int column = 0; column < heads.size(); column++) {
            sheet.value(row, column, heads.get(column));
            sheet.style(row, column).bold().set();
        }
    }

    private static void write(Worksheet sheet, int row, int column, Cell cell) {
        switch (cell) {
            case Cell.Text text -> sheet.value(row, column, text.text());
            case Cell.Hidden hidden -> sheet.value(row, column, hidden.displayText());
            case Cell.Count count -> number(sheet, row, column, count.count(), "#,##0");
            case Cell.Difference difference -> number(sheet, row, column, difference.by(), "+#,##0;-#,##0;0");
            case Cell.Percent percent -> number(sheet, row, column, percent.percent(), "0.0\" %\"");
            case Cell.Decimal decimal -> number(sheet, row, column, decimal.decimal(), "#,##0.0");
            case Cell.Points points -> number(sheet, row, column, points.points(), "+0.0;-0.0;0.0");
            case Cell.Day day -> {
                sheet.value(row, column, day.day());
                sheet.style(row, column).format("d. mmmm yyyy").set();
            }
            case Cell.None ignored -> {
                // No number: the cell stays empty, so that sums do not count it as 0.
            }
        }
    }

    private static void number(Worksheet sheet, int row, int column, Number number, String format) {
        sheet.value(row, column, number);
        sheet.style(row, column).format(format).set();
    }
}
