package dk.fodfaeste.kit.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookCsvTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @Test
    void texts_numbers_dates_and_formulas_are_written_as_their_values() throws IOException {
        byte[] workbook = workbook(sheet -> {
            Row row = sheet.createRow(0);
            row.createCell(0).setCellValue("Søren; \"x\"");
            row.createCell(1).setCellValue(18.5);
            row.createCell(2).setCellValue(107801234);
            date(row, 3, "dd-mm-yyyy").setCellValue(LocalDate.of(2026, 3, 15));
            date(row, 4, "d. mmmm yyyy").setCellValue(LocalDateTime.of(2026, 3, 15, 10, 30));
            row.createCell(5).setCellFormula("B1*2");
            row.getCell(5).setCellValue(37.0);
            row.createCell(6).setCellValue("one\ntwo");
            date(row, 7, "0").setCellValue(18.5);
            row.createCell(8).setCellValue(true);
        });
        assertThat(csv(workbook))
                .isEqualTo("\"Søren; \"\"x\"\"\";18.5;107801234;2026-03-15;2026-03-15T10:30;37;one two;18.5;TRUE\n");
    }

    @Test
    void a_format_of_zeros_keeps_the_leading_zero() throws IOException {
        byte[] workbook = workbook(sheet -> {
            Row row = sheet.createRow(0);
            date(row, 0, "0000000000").setCellValue(107801234);
            date(row, 1, "000000-0000").setCellValue(107801234);
            date(row, 2, "000000\\-0000").setCellValue(107801234);
        });
        assertThat(csv(workbook)).isEqualTo("0107801234;010780-1234;010780-1234\n");
    }

    @Test
    void a_row_is_the_line_of_its_number_and_as_long_as_the_header() throws IOException {
        byte[] workbook = workbook(sheet -> {
            Row header = sheet.createRow(0);
            header.createCell(0).setCellValue("a");
            header.createCell(1).setCellValue("b");
            header.createCell(2).setCellValue(" ");
            sheet.createRow(3).createCell(0).setCellValue("1");
            Row beyond = sheet.createRow(4);
            beyond.createCell(0).setCellValue("2");
            beyond.createCell(3).setCellValue("x");
            sheet.createRow(6).createCell(5).setCellValue("");
        });
        assertThat(csv(workbook)).isEqualTo("a;b\n\n\n1;\n2;;;x\n\n\n");
    }

    @Test
    void days_counted_from_1904_are_read() throws IOException {
        byte[] workbook = workbook(sheet -> {
            ((XSSFWorkbook) sheet.getWorkbook()).getCTWorkbook().getWorkbookPr().setDate1904(true);
            date(sheet.createRow(0), 0, "dd-mm-yyyy").setCellValue(44634);
        });
        assertThat(csv(workbook)).isEqualTo("2026-03-15\n");
    }

    @Test
    void a_file_that_is_no_workbook_is_refused() throws IOException {
        refused("PK\u0003\u0004 and no archive".getBytes(StandardCharsets.ISO_8859_1), "is no workbook");
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("text.txt"));
            zip.write('x');
        }
        refused(archive.toByteArray(), "is no workbook");
        byte[] whole = workbook(sheet -> sheet.createRow(0).createCell(0).setCellValue("a"));
        refused(java.util.Arrays.copyOf(whole, whole.length / 2), "is no workbook");
    }

    @Test
    void a_sheet_that_is_compressed_too_much_is_refused() throws IOException {
        byte[] workbook = workbook(sheet -> sheet.createRow(0).createCell(0).setCellValue("a"));
        refused(
                with(workbook, SHEET, sheet -> sheet.replace("</sheetData>", " ".repeat(20_000_000) + "</sheetData>")),
                "too large when unpacked");
    }

    @Test
    void a_part_that_is_held_in_memory_is_limited() throws IOException {
        byte[] workbook = workbook(sheet -> sheet.createRow(0).createCell(0).setCellValue("a"));
        StringBuilder noise = new StringBuilder();
        java.util.Random random = new java.util.Random(1);
        while (noise.length() < 3_000_000) {
            noise.append("<!-- ").append(random.nextLong()).append(" -->");
        }
        refused(
                with(workbook, "xl/styles.xml", styles -> styles.replace("<fonts", noise + "<fonts")),
                "too large when unpacked");
    }

    @Test
    void an_archive_of_many_entries_is_refused() throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (int i = 0; i < 1_001; i++) {
                zip.putNextEntry(new ZipEntry("e" + i));
            }
        }
        refused(archive.toByteArray(), "is no workbook");
    }

    @Test
    void a_cell_far_to_the_right_is_refused() throws IOException {
        refused(workbook(sheet -> sheet.createRow(0).createCell(256).setCellValue("x")), "beyond column 256");
    }

    @Test
    void an_external_entity_is_not_read() throws IOException {
        byte[] workbook = workbook(sheet -> sheet.createRow(0).createCell(0).setCellValue("a"));
        refused(
                with(
                        workbook,
                        SHEET,
                        sheet -> sheet.replaceFirst(
                                "<worksheet", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><worksheet")),
                "is no workbook");
    }

    private static org.apache.poi.ss.usermodel.Cell date(Row row, int column, String format) {
        CellStyle style = row.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat(row.getSheet().getWorkbook().createDataFormat().getFormat(format));
        var cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private static byte[] workbook(Consumer<Sheet> content) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            content.accept(workbook.createSheet("x"));
            workbook.createSheet("another").createRow(0).createCell(0).setCellValue("not read");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] with(byte[] workbook, String entry, java.util.function.UnaryOperator<String> change)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry next = from.getNextEntry(); next != null; next = from.getNextEntry()) {
                String text = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                String changed = next.getName().equals(entry) ? change.apply(text) : text;
                assertThat(next.getName().equals(entry) && changed.equals(text)).isFalse();
                to.putNextEntry(new ZipEntry(next.getName()));
                to.write(changed.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static String csv(byte[] workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WorkbookCsv.write(new SeekableInMemoryByteChannel(workbook), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void refused(byte[] file, String why) {
        assertThatThrownBy(() -> csv(file)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(400);
            assertThat(refusal.violations().getFirst().field()).isEqualTo("file");
            assertThat(refusal.violations().getFirst().message().english()).contains(why);
        });
    }
}
