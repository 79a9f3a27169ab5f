package dk.fodfaeste.reporting.report;

import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.report.PublishedReports.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One report in every format, read back and compared. */
@QuarkusTest
class FormatsTest {
    private static final Pattern HTML_TABLE = Pattern.compile(
            "<table class=\"table report\">.*?<thead>(.*?)</thead>\\s*<tbody>(.*?)</tbody>", Pattern.DOTALL);
    private static final Pattern HTML_LOOK = Pattern.compile("<th scope=\"col\" class=\"(\\w+)\"");
    private static final Pattern HTML_ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern HTML_CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

    @Inject
    Events events;

    private String report;

    @BeforeEach
    void published() {
        report = ReportOfSix.published(events);
    }

    @Test
    void the_files_say_what_the_json_says() throws IOException {
        List<List<String>> figures = csv("figures");
        List<JsonNode> expected = new ArrayList<>();
        ReportOfSix.document(report)
                .at("/initiatives")
                .forEach(initiative -> initiative.get("measures").forEach(measure -> {
                    expected.add(measure.get("halfYear"));
                    expected.add(measure.get("twelveMonths"));
                }));
        assertThat(figures).hasSize(1 + expected.size());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode figure = expected.get(i).get("figure");
            List<String> row = figures.get(i + 1);
            boolean hidden = figure.get("suppressed").asBoolean()
                    && figure.get("denominator").isNull();
            assertThat(row.get(4))
                    .isEqualTo(
                            hidden ? "skjult" : figure.at("/counts/successes").asText());
            assertThat(row.get(5))
                    .isEqualTo(hidden ? "skjult" : figure.get("denominator").asText());
            assertThat(row.get(6)).isEqualTo(hidden ? "skjult" : comma(figure.get("percent")));
            assertThat(row.get(7)).isEqualTo(hidden ? "skjult" : comma(figure.at("/interval/low")));
        }
    }

    private static String comma(JsonNode number) {
        return number.isNull() || number.isMissingNode()
                ? ""
                : number.decimalValue()
                        .setScale(1, RoundingMode.UNNECESSARY)
                        .toPlainString()
                        .replace('.', ',');
    }

    @Test
    void the_workbook_has_a_sheet_for_each_table_with_numbers_and_dates_as_such_and_one_that_explains()
            throws IOException, InterruptedException {
        List<String> tables = tables(page());
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                new ByteArrayInputStream(as("steering")
                        .get("/api/v1/reports/" + report + "/xlsx")
                        .asByteArray()),
                new ReadingOptions(true, false))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertThat(sheets).hasSize(1 + tables.size());
            List<String> explained = new ArrayList<>();
            sheets.getFirst()
                    .read()
                    .forEach(row -> row.stream()
                            .filter(cell -> cell != null)
                            .map(Cell::getText)
                            .forEach(explained::add));
            for (int i = 0; i < tables.size(); i++) {
                List<List<String>> file = csv(tables.get(i));
                int columns = file.getFirst().size();
                List<List<String>> rows = new ArrayList<>();
                sheets.get(1 + i)
                        .read()
                        .forEach(row -> rows.add(IntStream.range(0, columns)
                                .mapToObj(column -> column < row.getCellCount() ? written(row.getCell(column)) : "")
                                .toList()));
                assertThat(rows).as(tables.get(i)).isEqualTo(tables.get(i).equals("comments") ? unguarded(file) : file);
                assertThat(explained).containsAll(file.getFirst());
            }
        }
    }

    /** A file says by an apostrophe that this is no formula; a sheet knows it. */
    private static List<List<String>> unguarded(List<List<String>> file) {
        return file.stream()
                .map(row -> row.stream()
                        .map(cell -> cell.startsWith("'=") ? cell.substring(1) : cell)
                        .toList())
                .toList();
    }

    private static String written(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText();
        }
        String format = String.valueOf(cell.getDataFormatString());
        if (format.contains("mmmm")) {
            return cell.asDate().toLocalDate().toString();
        }
        BigDecimal number = cell.asNumber();
        return format.contains("%")
                ? number.setScale(1, RoundingMode.UNNECESSARY).toPlainString().replace('.', ',')
                : number.toBigIntegerExact().toString();
    }

    @Test
    void page_and_pdf_have_the_same_tables_as_the_files() throws IOException, InterruptedException {
        String page = page();
        Iterator<Shown> onThePage = shown(page).iterator();
        int compared = 0;
        try (PDDocument pdf = Loader.loadPDF(PublishedReports.pdf(report))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            String printed = stripper.getText(pdf).replaceAll("\\s+", " ");
            for (String table : tables(page)) {
                List<List<String>> file = csv(table);
                if (file.size() == 1 || table.equals("comments")) {
                    continue;
                }
                Shown shown = onThePage.next();
                assertThat(shown.rows().stream()
                                .map(row -> row.stream().map(FormatsTest::plain).toList()))
                        .as(table)
                        .isEqualTo(file.subList(1, file.size()));
                for (List<String> row : shown.rows()) {
                    for (String words : onOneLine(shown.looks(), row)) {
                        assertThat(printed).as("the PDF's " + table).contains(words);
                    }
                }
                compared++;
            }
            assertThat(onThePage.hasNext()).as("tables that no file has").isFalse();
            assertThat(compared).isGreaterThan(8);
            assertThat(printed).contains(ReportOfSix.COMMENT, "Side 1 af " + pdf.getNumberOfPages());
            assertThat(page).contains("=Summen; af &quot;to&quot; &amp; &lt;tre&gt;");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).startsWith("da");
        }
    }

    /** Cells beside each other that are never broken into lines. */
    private static List<String> onOneLine(List<String> looks, List<String> row) {
        List<String> runs = new ArrayList<>();
        String run = "";
        for (int column = 0; column <= row.size(); column++) {
            if (column == row.size() || looks.get(column).equals("prose")) {
                runs.add(run.strip());
                run = "";
            } else {
                run += " " + row.get(column);
            }
        }
        return runs;
    }

    /** As a file has it, not as people read it. */
    private static String plain(String written) {
        if (written.equals("–")) {
            return "";
        }
        if (written.equals("1. juni 2025")) {
            return "2025-06-01";
        }
        if (written.endsWith(" %")) {
            return written.substring(0, written.length() - 2);
        }
        return written.matches("[+−-]?[0-9]{1,3}([.][0-9]{3})*")
                ? written.replace(".", "").replace("+", "").replace('−', '-')
                : written;
    }

    @Test
    void what_is_hidden_is_hidden_in_every_format() throws IOException, InterruptedException {
        for (JsonNode initiative : ReportOfSix.document(report).at("/initiatives")) {
            String code = initiative.get("code").asText();
            if (code.equals("fmt-few") || code.equals("fmt-one")) {
                JsonNode figure = initiative.at("/measures/0/halfYear/figure");
                assertThat(figure.get("suppressed").asBoolean()).isTrue();
                assertThat(figure.get("counts")).allMatch(JsonNode::isNull);
                assertThat(initiative.at("/measures/0/halfYear/promise/lowest").isNull())
                        .isTrue();
            }
        }
        for (String table : List.of("figures", "denominators", "half-years")) {
            List<List<String>> few = csv(table).stream()
                    .filter(row -> row.getFirst().matches("Indsats fmt-(few|one)"))
                    .filter(row -> row.get(2).equals("2. halvår 2024"))
                    .toList();
            assertThat(few)
                    .hasSize(2)
                    .allSatisfy(row -> assertThat(row.subList(4, 10)).containsOnly("skjult"));
        }
        String page = Browser.of("steering").get("/reports/" + report).body();
        assertThat(page).contains("Tallene vises ikke, for der er så få forløb, at de kunne røbe nogen.");
        assertThat(page).contains("Der er endnu ingen forløb at vurdere i perioden. Det er ikke det samme som 0 %.");
        assertThat(page).contains("14 af 14 afsluttede forløb opfyldte målepunktet: 100,0 %.");
    }

    @Test
    void a_target_revised_within_the_window_is_said() throws IOException, InterruptedException {
        assertThat(Browser.of("steering").get("/reports/" + report).body())
                .contains(
                        "Målsætningen er ændret i perioden, mellem 40 % og 60 %. Hver opfølgning måles mod sin egen.");
    }

    private List<List<String>> csv(String table) {
        return CsvReader.builder()
                .fieldSeparator(';')
                .ofCsvRecord(as("steering")
                        .get("/api/v1/reports/" + report + "/tables/" + table)
                        .asString())
                .stream()
                .map(row -> List.copyOf(row.getFields()))
                .toList();
    }

    private String page() throws IOException, InterruptedException {
        return Browser.of("steering").get("/reports/" + report).body();
    }

    /** The ids of the tables that the page offers as files, in their order. */
    private static List<String> tables(String page) {
        return Pattern.compile("/tables/([a-z0-9-]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private record Shown(List<String> looks, List<List<String>> rows) {}

    private static List<Shown> shown(String page) {
        return HTML_TABLE.matcher(page).results().map(FormatsTest::table).toList();
    }

    private static Shown table(MatchResult found) {
        return new Shown(
                HTML_LOOK
                        .matcher(found.group(1))
                        .results()
                        .map(look -> look.group(1))
                        .toList(),
                HTML_ROW.matcher(found.group(2))
                        .results()
                        .map(row -> HTML_CELL
                                .matcher(row.group(1))
                                .results()
                                .map(cell -> unescaped(cell.group(1)))
                                .toList())
                        .toList());
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
