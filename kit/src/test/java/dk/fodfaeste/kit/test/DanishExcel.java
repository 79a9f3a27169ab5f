package dk.fodfaeste.kit.test;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Opens a CSV file as Excel does with Danish regional settings, and saves it: what looks like a date or a number becomes one, leading zeros are
 * lost, dates are shown as 15-03-2026, separators of blank columns at the end are missing from the seventeenth row on, and rows that a user has
 * emptied remain.
 */
public final class DanishExcel {
    private static final int ROWS_OF_A_BLOCK = 16;
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final List<List<String>> rows;

    private DanishExcel(List<List<String>> rows) {
        this.rows = rows;
    }

    /** Without byte order mark Excel reads Windows-1252. */
    public static DanishExcel open(byte[] file) {
        String utf8 = new String(file, StandardCharsets.UTF_8);
        String text = utf8.startsWith(BYTE_ORDER_MARK) ? utf8.substring(1) : new String(file, WINDOWS_1252);
        List<List<String>> rows = new ArrayList<>();
        for (CsvRecord record :
                CsvReader.builder().fieldSeparator(';').skipEmptyLines(false).ofCsvRecord(text)) {
            rows.add(record.getFields());
        }
        return new DanishExcel(rows);
    }

    /** As a user corrects all cells with this content, and empties two rows below the last one. */
    public DanishExcel correct(String wrong, String right) {
        List<List<String>> corrected = rows.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.equals(wrong) ? right : cell)
                        .toList())
                .collect(Collectors.toCollection(ArrayList::new));
        corrected.add(List.of(""));
        corrected.add(List.of(""));
        return new DanishExcel(corrected);
    }

    /** "CSV (semikolonsepareret)". */
    public byte[] csv() {
        return text().getBytes(WINDOWS_1252);
    }

    /** "CSV UTF-8". */
    public byte[] csvUtf8() {
        return (BYTE_ORDER_MARK + text()).getBytes(StandardCharsets.UTF_8);
    }

    /** "Excel-projektmappe". */
    public byte[] workbook() {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat((short) 14);
            XSSFSheet sheet = workbook.createSheet("rejected-lines");
            for (int i = 0; i < rows.size(); i++) {
                XSSFRow row = sheet.createRow(i);
                for (int column = 0; column < rows.get(i).size(); column++) {
                    write(rows.get(i).get(column), row.createCell(column), date);
                }
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(String text, XSSFCell cell, CellStyle date) {
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            cell.setCellValue(LocalDate.parse(text));
            cell.setCellStyle(date);
        } else if (text.matches("[0-9]+(,[0-9]+)?")) {
            cell.setCellValue(Double.parseDouble(text.replace(',', '.')));
        } else if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
    }

    private String text() {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> line(rows.get(i), i < ROWS_OF_A_BLOCK ? width : 0))
                .collect(Collectors.joining());
    }

    private static String line(List<String> row, int width) {
        int last = row.size();
        while (last > 0 && row.get(last - 1).isEmpty()) {
            last--;
        }
        return Stream.concat(row.stream().limit(last), Stream.generate(() -> "").limit(Math.max(0, width - last)))
                        .map(DanishExcel::shown)
                        .collect(Collectors.joining(";"))
                + "\r\n";
    }

    private static String shown(String text) {
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return SHORT_DATE.format(LocalDate.parse(text));
        }
        if (text.matches("[0-9]+")) {
            return text.replaceFirst("^0+(?=.)", "");
        }
        return text.matches(".*[;\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
