package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.importing.ImportKind.Column;
import dk.fodfaeste.kit.web.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes an empty workbook for a kind of import: the header on the first sheet and what the columns hold on the second one. Every cell of the first
 * sheet has the format text, so that Excel keeps leading zeros and does not take 18,5 or a case number for something else.
 */
public final class ImportTemplate {
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int CHARACTER = 256;
    private static final int WIDTH = 20 * CHARACTER;
    private static final int WIDE = 100 * CHARACTER;

    private ImportTemplate() {}

    static void write(ImportKind kind, OutputStream out) throws IOException {
        Language language = Language.current();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle heading = workbook.createCellStyle();
            Font bold = workbook.createFont();
            bold.setBold(true);
            heading.setFont(bold);
            List<String> names = names(kind);
            XSSFSheet rows = workbook.createSheet(language.say("Linjer", "Lines"));
            rows.createFreezePane(0, 1);
            CellStyle text = workbook.createCellStyle();
            text.setDataFormat(workbook.createDataFormat().getFormat("@"));
            for (int column = 0; column < names.size(); column++) {
                rows.setDefaultColumnStyle(column, text);
                rows.setColumnWidth(column, WIDTH);
            }
            write(rows, 0, names, heading);

            XSSFSheet meanings = workbook.createSheet(language.say("Kolonner", "Columns"));
            meanings.setColumnWidth(0, WIDTH);
            meanings.setColumnWidth(1, WIDE);
            write(meanings, 0, List.of(language.say("Kolonne", "Column"), language.say("Indhold", "Content")), heading);
            for (Column column : kind.columns()) {
                write(meanings, meanings.getLastRowNum() + 1, List.of(column.name(), column.meaning()), null);
            }
            workbook.write(out);
        }
    }

    /** A column of the page may stand for several of the file, which are either all given or none. */
    private static List<String> names(ImportKind kind) {
        List<String> names = new ArrayList<>();
        kind.columns().forEach(column -> names.addAll(List.of(column.name().split(", "))));
        return names;
    }

    private static void write(XSSFSheet sheet, int number, List<String> texts, CellStyle style) {
        XSSFRow row = sheet.createRow(number);
        for (int column = 0; column < texts.size(); column++) {
            var cell = row.createCell(column);
            cell.setCellValue(texts.get(column));
            cell.setCellStyle(style);
        }
    }
}
