package dk.fodfaeste.reporting.report.rendering;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Cell;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Column;
import dk.fodfaeste.reporting.report.rendering.ReportTables.Subject;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A report as a workbook in Danish: a sheet for each subject with its tables below each other, typed numbers and dates, and a sheet that explains. */
@ApplicationScoped
public class SpreadsheetRenderer {
    private static final int MAX_NAME_LENGTH = 31;
    private static final String EXPLANATION = "Forklaring";
    private static final List<Integer> EXPLANATION_WIDTHS = List.of(40, 24, 70);
    /** Characters on an A4 page across. A sheet with many columns is wider and is printed smaller. */
    private static final int PRINTED_WIDTH = 140;

    private static final int NARROWEST = 9;
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
        return language.inDanish(() -> workbook(workbook -> {
            Set<String> names = new HashSet<>(RESERVED_NAMES);
            explain(workbook.newWorksheet(sheetName(EXPLANATION, names)), document);
            for (Subject subject : ReportTables.subjects(document)) {
                write(workbook.newWorksheet(sheetName(subject.name(), names)), subject);
            }
        }));
    }

    /** A table that belongs to no report, in the language of the reader. */
    public static byte[] render(ReportTable table) {
        return workbook(workbook -> write(
                workbook.newWorksheet(sheetName(table.title(), new HashSet<>(RESERVED_NAMES))),
                new Subject(table.title(), List.of(table))));
    }

    private static byte[] workbook(Consumer<Workbook> sheets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Fodfaeste", "1.0")) {
            sheets.accept(workbook);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A workbook cannot be written into memory", impossible);
        }
        return bytes.toByteArray();
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

    private static void explain(Worksheet sheet, ReportDocument document) {
        forPrint(sheet, EXPLANATION_WIDTHS);
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
        heads(sheet, row++, List.of("Tabel", "Kolonne", "Forklaring"));
        for (ReportTable table : ReportTables.all(document)) {
            sheet.value(row, 0, table.title());
            sheet.value(row++, 2, table.note());
            for (Column column : table.columns()) {
                sheet.value(row, 0, table.title());
                sheet.value(row, 1, column.name());
                sheet.value(row++, 2, column.explanation());
            }
        }
    }

    private static void write(Worksheet sheet, Subject subject) {
        forPrint(sheet, widths(subject));
        int row = 0;
        for (ReportTable table : subject.tables()) {
            sheet.value(row, 0, table.title());
            sheet.style(row++, 0).bold().set();
            heads(sheet, row++, table.columns().stream().map(Column::name).toList());
            for (List<Cell> cells : table.rows()) {
                for (int column = 0; column < cells.size(); column++) {
                    write(sheet, row, column, cells.get(column));
                }
                row++;
            }
            row++;
        }
    }

    /** A4 across, and one page wide. */
    private static void forPrint(Worksheet sheet, List<Integer> widths) {
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        for (int column = 0; column < widths.size(); column++) {
            sheet.width(column, widths.get(column));
        }
    }

    /** The width of each column: what its widest table needs, less where the page is not wide enough for all. */
    private static List<Integer> widths(Subject subject) {
        int columns = subject.tables().stream()
                .mapToInt(table -> table.columns().size())
                .max()
                .orElse(0);
        List<Integer> needed = IntStream.range(0, columns)
                .mapToObj(column -> subject.tables().stream()
                        .filter(table -> column < table.columns().size())
                        .mapToInt(table -> width(table.columns().get(column)))
                        .max()
                        .orElseThrow())
                .toList();
        int sum = needed.stream().mapToInt(Integer::intValue).sum();
        return sum <= PRINTED_WIDTH
                ? needed
                : needed.stream()
                        .map(width -> Math.max(NARROWEST, width * PRINTED_WIDTH / sum))
                        .toList();
    }

    private static int width(Column column) {
        return switch (column.look()) {
            case "prose", "group" -> 36;
            case "number" -> 11;
            default -> 18;
        };
    }

    private static void heads(Worksheet sheet, int row, List<String> heads) {
        for (int column = 0; column < heads.size(); column++) {
            sheet.value(row, column, heads.get(column));
            sheet.style(row, column).bold().wrapText(true).set();
        }
    }

    private static void write(Worksheet sheet, int row, int column, Cell cell) {
        switch (cell) {
            case Cell.Text text -> {
                sheet.value(row, column, text.text());
                sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
            }
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
