package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.report.ReportRequests.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.report.ReportRequests;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads a report back from every format and compares. */
@QuarkusTest
class FormatsTest {
    private static final Pattern HTML_TABLE =
            Pattern.compile("<table class=\"table report\">.*?<thead>(.*?)</thead>(.*?)</table>", Pattern.DOTALL);
    private static final Pattern HTML_LOOK = Pattern.compile("<th scope=\"col\" class=\"(\\w+)( period)?\"");
    private static final Pattern HTML_ROW = Pattern.compile("<tr( class=\"group\")?>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern HTML_CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

    private static final DateTimeFormatter WRITTEN_DAY = DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.of("da"));

    /** The tables that the PDF has, besides the measures of each initiative. The others are on the page and in the files only. */
    private static final Set<String> PRINTED = Set.of(
            "summary",
            "watch",
            "decisions",
            "earlier-decisions",
            "goals",
            "definitions",
            "restated-changes",
            "grants-by-year",
            "cost-overview",
            "economy-remarks",
            "business-cases",
            "fidelity");

    @Inject
    Events events;

    @Inject
    PdfRenderer pdfRenderer;

    @Inject
    Language language;

    private String report;

    @BeforeEach
    void published() {
        report = SixInitiativesReport.published(events);
    }

    @Test
    void the_files_have_the_figures_of_the_json() throws IOException {
        List<List<String>> figures = new ArrayList<>();
        List<List<String>> denominators = new ArrayList<>();
        List<List<String>> halves = new ArrayList<>();
        List<List<String>> restatements = new ArrayList<>();
        List<List<String>> reasons = new ArrayList<>();
        for (JsonNode initiative : SixInitiativesReport.document(report).get("initiatives")) {
            for (JsonNode measure : initiative.get("measures")) {
                for (String window : List.of("halfYear", "twelveMonths")) {
                    figures.add(headline(measure.get(window)));
                    denominators.add(denominator(measure.get(window).get("figure")));
                }
                halves.add(headline(measure.get("halfYear")));
                measure.get("halfYears").forEach(half -> halves.add(headline(half)));
                for (JsonNode restated : measure.get("restated")) {
                    restatements.add(headline(restated.get("published")));
                    restatements.add(headline(restated.get("now")));
                    restated.get("changes").forEach(change -> reasons.add(change(change)));
                }
            }
        }
        assertThat(lastOf("figures", 10)).isEqualTo(figures);
        assertThat(lastOf("denominators", 10)).isEqualTo(denominators);
        assertThat(lastOf("half-years", 10)).isEqualTo(halves);
        assertThat(lastOf("restatements", 8))
                .isEqualTo(restatements.stream()
                        .map(row -> row.subList(2, row.size()))
                        .toList());
        assertThat(lastOf("restatement-reasons", 4)).isEqualTo(reasons);
        assertThat(reasons).containsExactly(List.of("Rettet status", "skjult", "-1", "0"));
    }

    /** The days of the window and the columns after the basis. */
    private static List<String> headline(JsonNode reported) {
        JsonNode figure = reported.get("figure");
        boolean hidden = figure.get("denominator").isNull();
        boolean rate = !hidden && figure.get("denominator").asLong() > 0;
        String none = hidden ? "skjult" : "";
        List<String> row = new ArrayList<>();
        row.add(figure.at("/window/from").asText());
        row.add(figure.at("/window/to").asText());
        row.add(hidden ? "skjult" : figure.at("/counts/successes").asText());
        row.add(hidden ? "skjult" : figure.get("denominator").asText());
        row.add(rate ? comma(figure.get("percent")) : none);
        row.add(rate ? comma(figure.at("/interval/low")) : none);
        row.add(rate ? comma(figure.at("/interval/high")) : none);
        JsonNode target = figure.at("/target/percent");
        row.add(rate ? (target.isNull() ? "skjult" : comma(target)) : none);
        row.add(rate ? verdict(reported) : "");
        boolean settled = !hidden && (rate || figure.get("provisional").asBoolean());
        row.add(settled ? (figure.get("provisional").asBoolean() ? "foreløbigt" : "endeligt") : "");
        return row;
    }

    private static String verdict(JsonNode reported) {
        JsonNode reached = reported.at("/figure/target/reached");
        if (reached.isNull()) {
            return "vises ikke";
        }
        return (reached.asBoolean() ? "nået" : "ikke nået")
                + (reported.get("uncertain").asBoolean() ? "; kan være tilfældigt" : "")
                + (reported.at("/figure/provisional").asBoolean() ? " (foreløbigt)" : "");
    }

    private static List<String> denominator(JsonNode figure) {
        JsonNode counts = figure.get("counts");
        List<String> row = new ArrayList<>(List.of(
                figure.at("/window/from").asText(), figure.at("/window/to").asText()));
        for (String part : List.of("cohort", "excluded", "notDue", "pending", "recorded", "lost")) {
            row.add(counts.get(part).isNull() ? "skjult" : counts.get(part).asText());
        }
        boolean nobody = figure.get("denominator").asLong(-1) == 0;
        for (String share : List.of("coveragePercent", "knownPercent")) {
            row.add(figure.get(share).isNull() ? (nobody ? "" : "skjult") : comma(figure.get(share)));
        }
        return row;
    }

    private static List<String> change(JsonNode change) {
        List<String> row = new ArrayList<>();
        row.add(Map.of("CORRECTED_STATUS", "Rettet status")
                .get(change.get("reason").asText()));
        for (String number : List.of("followUps", "successes", "denominator")) {
            row.add(change.get(number).isNull() ? "skjult" : change.get(number).asText());
        }
        return row;
    }

    /** The last columns of each row of the file, without the basis. */
    private List<List<String>> lastOf(String table, int columns) {
        List<List<String>> file = csv(table);
        int by = file.getFirst().indexOf("Efter");
        return file.stream()
                .skip(1)
                .map(row -> {
                    List<String> kept = new ArrayList<>(row);
                    if (by >= 0) {
                        kept.remove(by);
                    }
                    return List.copyOf(kept.subList(kept.size() - columns, kept.size()));
                })
                .toList();
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
    void the_workbook_has_a_typed_sheet_for_each_subject_and_one_that_explains()
            throws IOException, InterruptedException {
        List<String> tables = tables(page());
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(workbook()), new ReadingOptions(true, false))) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertThat(sheets).hasSizeLessThanOrEqualTo(12);
            assertThat(sheets.stream().map(Sheet::getName))
                    .doesNotHaveDuplicates()
                    .allSatisfy(name -> assertThat(name).hasSizeLessThanOrEqualTo(31));
            List<String> explained = new ArrayList<>();
            sheets.getFirst()
                    .read()
                    .forEach(row -> row.stream()
                            .filter(cell -> cell != null)
                            .map(Cell::getText)
                            .forEach(explained::add));
            List<Row> rows = new ArrayList<>();
            for (Sheet sheet : sheets.subList(1, sheets.size())) {
                rows.addAll(sheet.read());
            }
            Iterator<Row> written = rows.iterator();
            for (String table : tables) {
                List<List<String>> file = csv(table);
                assertThat(explained)
                        .as("the title of " + table)
                        .contains(written.next().getCell(0).getText());
                for (List<String> line : table.equals("comments") ? unguarded(file) : file) {
                    Row row = written.next();
                    assertThat(IntStream.range(0, line.size())
                                    .mapToObj(
                                            column -> column < row.getCellCount() ? written(row.getCell(column)) : ""))
                            .as(table)
                            .isEqualTo(line);
                }
                assertThat(explained).containsAll(file.getFirst());
            }
            assertThat(written.hasNext()).as("rows that no file has").isFalse();
        }
    }

    @Test
    void every_sheet_is_printed_on_a4_across_one_page_wide() throws IOException {
        Path file = Files.write(Path.of("target", "report.xlsx"), workbook());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> sheets = zip.stream()
                    .filter(entry -> entry.getName().startsWith("xl/worksheets/sheet"))
                    .toList();
            assertThat(sheets).hasSizeBetween(2, 12);
            for (ZipEntry sheet : sheets) {
                assertThat(new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8))
                        .contains("orientation=\"landscape\"", "paperSize=\"9\"", "fitToWidth=\"1\"", "<col ");
            }
        }
    }

    private byte[] workbook() {
        return as("steering").get("/api/v1/reports/" + report + "/xlsx").asByteArray();
    }

    @Test
    void one_zip_has_the_csv_file_of_every_table() throws IOException, InterruptedException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(
                as("steering").get("/api/v1/reports/" + report + "/tables").asByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.keySet())
                .containsExactlyElementsOf(
                        tables(page()).stream().map(table -> table + ".csv").toList());
        assertThat(files.get("figures.csv"))
                .isEqualTo(as("steering")
                        .get("/api/v1/reports/" + report + "/tables/figures")
                        .asString());
    }

    @Test
    void a_report_of_five_initiatives_has_fewer_than_ten_pages_and_a_first_page_that_stands_alone() throws IOException {
        ReportDocument five = FiveInitiativesDocument.like(SixInitiativesReport.document(report));
        byte[] bytes = pdfRenderer.render(five);
        Files.write(Path.of("target", "five-initiatives.pdf"), bytes);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setEndPage(1);
            assertThat(stripper.getText(pdf).replaceAll("\\s+", " "))
                    .contains("Fiktive data", "Beskæftigelses- og Integrationsforvaltningen", "nr. ", "2. halvår 2024")
                    .contains(FiveInitiativesDocument.NAMES)
                    .contains(
                            "Foreløbigt",
                            "Hvor sikkert er det?",
                            "Usikkert: målsætningen ligger",
                            "Usikkerheden er intervallet på 95 %",
                            "Rimelig sikkert: hele")
                    .contains("Tre tal at holde øje med", "Nye beslutninger", "tidligere beslutninger");
            assertThat(pdf.getNumberOfPages()).isLessThan(10);
        }
        language.inDanish(() -> {
            assertThat(InitiativeSummary.of(five.initiatives().getFirst()).verdict())
                    .isEqualTo("Målet er ikke nået, men det kan være tilfældigt");
            assertThat(InitiativeSummary.of(five.initiatives().getFirst()).result())
                    .contains(
                            "Øvrige målepunkter: 4 nået, 16 uden vurdering; ikke nået: I beskæftigelse eller uddannelse efter 7 måneder og")
                    .endsWith(" og 3 mere.");
            assertThat(InitiativeSummary.of(five.initiatives().getLast()).change())
                    .startsWith("Kan ikke sammenlignes: 2. halvår 2024 er skjult.");
            return null;
        });
    }

    /** A CSV file marks a text that looks like a formula with an apostrophe; a sheet does not need it. */
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
        return format.contains("0.0")
                ? number.setScale(1, RoundingMode.UNNECESSARY).toPlainString().replace('.', ',')
                : number.toBigIntegerExact().toString();
    }

    @Test
    void page_and_pdf_have_the_same_tables_as_the_files() throws IOException, InterruptedException {
        String page = page();
        Iterator<HtmlTable> onThePage = htmlTables(page).iterator();
        int compared = 0;
        try (PDDocument pdf = Loader.loadPDF(ReportRequests.pdf(report))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            String printed = stripper.getText(pdf).replaceAll("\\s+", " ");
            for (String table : tables(page)) {
                List<List<String>> file = csv(table);
                if (file.size() == 1 || table.equals("comments")) {
                    continue;
                }
                HtmlTable shown = onThePage.next();
                assertThat(shown.rows().stream()
                                .map(row -> row.stream().map(FormatsTest::plain).toList()))
                        .as(table)
                        .isEqualTo(asRead(file));
                for (List<String> row : isPrinted(table) ? shown.rows() : List.<List<String>>of()) {
                    assertThat(printed).as("the PDF's " + table).contains(runs(shown.looks(), row));
                }
                compared++;
            }
            assertThat(onThePage.hasNext()).as("tables that no file has").isFalse();
            assertThat(compared).isGreaterThan(8);
            assertThat(printed).contains(SixInitiativesReport.COMMENT, "Side 1 af " + pdf.getNumberOfPages());
            assertThat(page).contains("=Summen; af &quot;to&quot; &amp; &lt;tre&gt;");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getLanguage()).startsWith("da");
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(printed).contains(SixInitiativesReport.GOALS);
            assertThat(fonts(pdf)).isNotEmpty().allMatch(PDFont::isEmbedded);
        }
    }

    private static boolean isPrinted(String table) {
        return PRINTED.contains(table) || table.startsWith("measures-");
    }

    private static List<PDFont> fonts(PDDocument pdf) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    /** The rows as pages show them: a period without its days, and initiative and measure as one heading. */
    private static List<List<String>> asRead(List<List<String>> file) {
        int from = file.getFirst().indexOf("Fra");
        boolean grouped = file.getFirst().get(1).equals("Målepunkt");
        List<List<String>> rows = file.stream()
                .skip(1)
                .map(row -> {
                    List<String> read = new ArrayList<>(row);
                    if (from >= 0) {
                        read.subList(from, from + 2).clear();
                    }
                    if (grouped) {
                        read.set(0, read.getFirst() + ": " + read.remove(1));
                    }
                    return List.copyOf(read);
                })
                .toList();
        return from < 0 ? rows : folded(rows, from - (grouped ? 2 : 1));
    }

    /** Three or more consecutive periods without a number, which differ in nothing else, are one row. */
    private static List<List<String>> folded(List<List<String>> rows, int period) {
        List<List<String>> folded = new ArrayList<>();
        for (int first = 0; first < rows.size(); ) {
            List<String> row = rows.get(first);
            List<String> others = without(row, period);
            int next = first + 1;
            while (next < rows.size()
                    && others.equals(without(rows.get(next), period))
                    && others.stream().noneMatch(cell -> cell.matches("[+−-]?[1-9][0-9]*|[+−-]?[0-9]+,[0-9]"))) {
                next++;
            }
            if (next - first < 3) {
                folded.addAll(rows.subList(first, next));
            } else {
                List<String> joined = new ArrayList<>(row);
                joined.set(period, rows.get(next - 1).get(period) + " – " + row.get(period));
                folded.add(joined);
            }
            first = next;
        }
        return folded;
    }

    private static List<String> without(List<String> row, int column) {
        List<String> others = new ArrayList<>(row);
        others.remove(column);
        return others;
    }

    /** Runs of neighbouring cells that stay on one line, and the single words of cells that are wrapped. */
    private static List<String> runs(List<String> looks, List<String> row) {
        List<String> runs = new ArrayList<>();
        String run = "";
        for (int column = 0; column <= row.size(); column++) {
            if (column == row.size() || looks.get(column).equals("prose")) {
                runs.add(run.strip());
                run = "";
                if (column < row.size()) {
                    runs.addAll(List.of(row.get(column).split("[ /-]+")));
                }
            } else {
                run += " " + row.get(column);
            }
        }
        return runs.stream().filter(words -> !words.isEmpty()).toList();
    }

    /** A displayed value in the form of the CSV file. */
    private static String plain(String written) {
        if (written.equals("–")) {
            return "";
        }
        if (written.matches("[0-9]+[.] [a-z]+ 20[0-9]{2}")) {
            return LocalDate.parse(written, WRITTEN_DAY).toString();
        }
        if (written.endsWith(" %")) {
            return written.substring(0, written.length() - 2);
        }
        return written.matches("[+−-]?[0-9]{1,3}([.][0-9]{3})*(,[0-9])?")
                ? written.replace(".", "").replace("+", "").replace('−', '-')
                : written;
    }

    @Test
    void hidden_figures_are_hidden_in_every_format() throws IOException, InterruptedException {
        for (JsonNode initiative : SixInitiativesReport.document(report).at("/initiatives")) {
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
                    .allSatisfy(row -> assertThat(row.subList(6, 12)).containsOnly("skjult"));
        }
        String page = Browser.of("steering").get("/reports/" + report).body();
        assertThat(page)
                .contains(
                        "Tallene vises ikke, fordi enkeltpersoner kan genkendes, alene ud fra tallene eller sammen med andre tal.");
        assertThat(page).contains("Der er endnu ingen forløb at vurdere i perioden. Det er ikke det samme som 0 %.");
        assertThat(csv("figures"))
                .filteredOn(row -> row.getFirst().equals("Indsats fmt-none"))
                .as("nobody to judge is not the same as hidden")
                .allSatisfy(row -> assertThat(row.subList(6, 12)).containsExactly("0", "0", "", "", "", ""));
        assertThat(page).contains("14 af 14 afsluttede forløb opfyldte målepunktet: 100,0 %.");
    }

    @Test
    void a_target_revised_in_the_window_is_marked() throws IOException, InterruptedException {
        assertThat(Browser.of("steering").get("/reports/" + report).body())
                .contains(
                        "Målsætningen er ændret i perioden, mellem 40 % og 60 %. Hver opfølgning måles mod sin egen.",
                        "<b>Om målsætningen er nået, vises ikke, fordi enkeltpersoner kan genkendes.</b>");
    }

    /** Without report and date, the first columns of each line. */
    private List<List<String>> csv(String table) {
        String file = as("steering")
                .get("/api/v1/reports/" + report + "/tables/" + table)
                .asString();
        assertThat(file).startsWith("\uFEFFRapport;Rapport opgjort;");
        List<List<String>> lines = CsvReader.builder().fieldSeparator(';').ofCsvRecord(file).stream()
                .map(row -> List.copyOf(row.getFields()))
                .toList();
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line.subList(0, 2)).containsExactly(number(), "2025-03-15"));
        return lines.stream().map(line -> line.subList(2, line.size())).toList();
    }

    private String number() {
        return "nr. " + as("steering").get("/api/v1/reports/" + report).<Integer>path("number");
    }

    private String page() throws IOException, InterruptedException {
        return Browser.of("steering").get("/reports/" + report).body();
    }

    /** The ids of the tables that the page links as files, in order. */
    private static List<String> tables(String page) {
        return Pattern.compile("/tables/([a-z0-9-]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private record HtmlTable(List<String> looks, List<List<String>> rows) {}

    private static List<HtmlTable> htmlTables(String page) {
        return HTML_TABLE.matcher(page).results().map(FormatsTest::table).toList();
    }

    private static HtmlTable table(MatchResult found) {
        List<String> looks = new ArrayList<>(HTML_LOOK
                .matcher(found.group(1))
                .results()
                .map(look -> look.group(1))
                .toList());
        List<List<String>> rows = new ArrayList<>();
        String about = null;
        for (MatchResult row : HTML_ROW.matcher(found.group(2)).results().toList()) {
            List<String> cells = HTML_CELL
                    .matcher(row.group(2))
                    .results()
                    .map(cell -> unescaped(cell.group(1)))
                    .toList();
            if (row.group(1) != null) {
                about = cells.getFirst();
            } else {
                rows.add(
                        about == null
                                ? cells
                                : Stream.concat(Stream.of(about), cells.stream())
                                        .toList());
            }
        }
        if (about != null) {
            looks.addFirst("prose");
        }
        return new HtmlTable(looks, rows);
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
