package dk.fodfaeste.reporting.report;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static dk.fodfaeste.reporting.report.PublishedReports.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.Revision;
import dk.fodfaeste.reporting.followup.Told;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

/** One report in every format, read back and compared: some, all, few, one and none succeeded, and a target revised within the window. */
@QuarkusTest
class FormatsTest {
    private static final String COMMENT = "=Summen; af \"to\" & <tre>";
    private static final Pattern HTML_TABLE = Pattern.compile(
            "<table class=\"table report\">.*?<thead>(.*?)</thead>\\s*<tbody>(.*?)</tbody>", Pattern.DOTALL);
    private static final Pattern HTML_LOOK = Pattern.compile("<th scope=\"col\" class=\"(\\w+)\"");
    private static final Pattern HTML_ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern HTML_CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);
    private static final Map<String, Object> GRANTS = Map.of(
            "expectedVersion",
            0,
            "lines",
            List.of(
                    grant("Konsulenter", "BIF", 2023, 1874),
                    grant("Konsulenter", "BIF", 2024, 1874),
                    grant("Behandling", "SOF", 2024, 631)),
            "statedTotals",
            List.of(Map.of(
                    "initiative",
                    "fmt-some",
                    "budgetAgreement",
                    "Budget 2023",
                    "year",
                    2024,
                    "amount",
                    2504,
                    "where",
                    "Tabel 2")));
    private static String report;

    private static Map<String, Object> grant(String activity, String administration, int year, int amount) {
        return Map.ofEntries(
                Map.entry("initiative", "fmt-some"),
                Map.entry("budgetAgreement", "Budget 2023"),
                Map.entry("standing", "GRANTED"),
                Map.entry("activity", activity),
                Map.entry("administration", administration),
                Map.entry("committee", "BIU"),
                Map.entry("grantNumber", "35.10"),
                Map.entry("steeringArea", "Service"),
                Map.entry("priceLevel", 2023),
                Map.entry("sign", "EXPENSE"),
                Map.entry("year", year),
                Map.entry("amount", amount));
    }

    @Inject
    Events events;

    @BeforeEach
    void publish() {
        if (report != null) {
            return;
        }
        List<Told> facts = new ArrayList<>();
        defined(facts, "fmt-some", revision("2019-01-01", "40", WORK_OR_SCHOOL, null));
        facts.addAll(Leavers.many("fmt-some", "school", 12, "2024-09-10", "EDUCATION"));
        facts.addAll(Leavers.many("fmt-some", "none", 20, "2024-09-10", "UNEMPLOYED"));
        facts.addAll(Leavers.many("fmt-some", "before", 15, "2024-03-10", "EDUCATION"));
        defined(facts, "fmt-all", revision("2019-01-01", "33.33", WORK_OR_SCHOOL, null));
        facts.addAll(Leavers.many("fmt-all", "school", 14, "2024-09-10", "EDUCATION"));
        facts.addAll(Leavers.many("fmt-all", "before", 12, "2023-09-10", "EDUCATION"));
        defined(facts, "fmt-few", revision("2019-01-01", "40", WORK_OR_SCHOOL, null));
        facts.addAll(Leavers.many("fmt-few", "school", 3, "2024-09-10", "EDUCATION"));
        defined(facts, "fmt-one", revision("2019-01-01", "40", WORK_OR_SCHOOL, null));
        facts.addAll(Leavers.many("fmt-one", "school", 1, "2024-09-10", "EDUCATION"));
        defined(facts, "fmt-none", revision("2019-01-01", "40", WORK_OR_SCHOOL, null));
        defined(
                facts,
                "fmt-revised",
                revision("2019-01-01", "40", WORK_OR_SCHOOL, null),
                revision("2024-10-01", "60", WORK_OR_SCHOOL, null));
        facts.addAll(Leavers.many("fmt-revised", "august", 10, "2024-08-10", "EDUCATION"));
        facts.addAll(Leavers.many("fmt-revised", "october", 10, "2024-10-10", "UNEMPLOYED"));
        events.tell(facts);
        as("admin", GRANTS).put("/api/v1/grants/FMT1").then().statusCode(200);
        String[] all = {"fmt-some", "fmt-all", "fmt-few", "fmt-one", "fmt-none", "fmt-revised"};
        PublishedReports.published("2024-H1", all);
        report = PublishedReports.opened("2024-H2", all);
        as(
                        "analyst",
                        Map.of(
                                "comments",
                                List.of(Map.of("initiative", "fmt-some", "comment", COMMENT)),
                                "decisions",
                                List.of(Map.of("decision", "Vi fortsætter", "owner", "BIF", "dueOn", "2025-06-01")),
                                "expectedVersion",
                                1))
                .post("/api/v1/reports/" + report + "/texts")
                .then()
                .statusCode(200);
        PublishedReports.publish(report, 2).statusCode(200);
    }

    private static void defined(List<Told> facts, String code, Revision... revisions) {
        facts.add(initiative(code, 1, Leavers.IN_TIME, measure(Leavers.MEASURE, Anchor.EXIT, "P1M", revisions)));
    }

    @Test
    void who_reads_only_the_json_can_recompute_every_percentage_interval_and_verdict() throws IOException {
        List<JsonNode> reported = document().findParents("figure");
        int judged = 0;
        assertThat(reported).hasSizeGreaterThan(20);
        for (JsonNode one : reported) {
            JsonNode figure = one.get("figure");
            JsonNode counts = figure.get("counts");
            if (figure.get("denominator").isNull() || figure.get("denominator").asLong() == 0) {
                assertThat(figure.get("percent").isNull()
                                && figure.at("/target/reached").isNull())
                        .isTrue();
                continue;
            }
            long successes = counts.get("successes").asLong();
            long denominator = figure.get("denominator").asLong();
            assertThat(figure.get("percent").decimalValue()).isEqualByComparingTo(percent(successes, denominator));
            assertInterval(figure.get("interval"), successes, denominator);
            if (!counts.get("recorded").isNull()) {
                long recorded = counts.get("recorded").asLong();
                assertThat(recorded + counts.get("lost").asLong()).isEqualTo(denominator);
                assertThat(figure.get("coveragePercent").decimalValue())
                        .isEqualByComparingTo(percent(recorded, denominator));
                assertThat(figure.get("knownPercent").decimalValue())
                        .isEqualByComparingTo(percent(successes, recorded));
            }
            judged += assertVerdict(one, successes, denominator);
        }
        assertThat(judged).as("figures with a verdict").isGreaterThan(4);
    }

    /** The double is only for the square root of somebody else's program. */
    private static void assertInterval(JsonNode interval, long successes, long denominator) {
        double z = 1.959963984540054;
        double p = (double) successes / denominator;
        double middle = p + z * z / (2 * denominator);
        double reach = z * Math.sqrt(p * (1 - p) / denominator + z * z / (4.0 * denominator * denominator));
        double width = 1 + z * z / denominator;
        assertThat(interval.get("low").decimalValue()).isEqualByComparingTo(shown((middle - reach) / width));
        assertThat(interval.get("high").decimalValue()).isEqualByComparingTo(shown((middle + reach) / width));
    }

    private static BigDecimal shown(double share) {
        return BigDecimal.valueOf(100 * share)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(100))
                .setScale(1, RoundingMode.HALF_UP);
    }

    private static int assertVerdict(JsonNode one, long successes, long denominator) {
        JsonNode promise = one.get("promise");
        JsonNode target = one.at("/figure/target");
        BigDecimal reached = BigDecimal.valueOf(100 * successes);
        if (promise.get("sum").isNull()) {
            // Revised within the window: said only where it is so whichever follow-up was promised which.
            BigDecimal most = promise.get("highest").decimalValue().multiply(BigDecimal.valueOf(denominator));
            BigDecimal least = promise.get("lowest").decimalValue().multiply(BigDecimal.valueOf(denominator));
            assertThat(target.get("changedInWindow").asBoolean()).isTrue();
            if (target.get("reached").isNull()) {
                assertThat(reached).isBetween(least, most.subtract(BigDecimal.ONE));
                return 0;
            }
            assertThat(target.get("reached").asBoolean()).isEqualTo(reached.compareTo(most) >= 0);
            return 1;
        }
        BigDecimal sum = promise.get("sum").decimalValue();
        assertThat(target.get("reached").asBoolean()).isEqualTo(reached.compareTo(sum) >= 0);
        BigDecimal shown = sum.divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP);
        assertThat(target.get("percent").decimalValue()).isEqualByComparingTo(shown);
        JsonNode interval = one.at("/figure/interval");
        assertThat(one.get("uncertain").asBoolean())
                .isEqualTo(shown.compareTo(interval.get("low").decimalValue()) >= 0
                        && shown.compareTo(interval.get("high").decimalValue()) <= 0);
        return 1;
    }

    private static BigDecimal percent(long part, long whole) {
        return BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    @Test
    void the_files_say_what_the_json_says() throws IOException {
        List<List<String>> figures = csv("figures");
        List<JsonNode> expected = new ArrayList<>();
        document()
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
            assertThat(printed).contains(COMMENT, "Side 1 af " + pdf.getNumberOfPages());
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
        for (JsonNode initiative : document().at("/initiatives")) {
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

    private static JsonNode document() throws IOException {
        return new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(as("steering")
                        .get("/api/v1/reports/" + report + "/document")
                        .asByteArray());
    }

    private static List<List<String>> csv(String table) {
        return CsvReader.builder()
                .fieldSeparator(';')
                .ofCsvRecord(as("steering")
                        .get("/api/v1/reports/" + report + "/tables/" + table)
                        .asString())
                .stream()
                .map(row -> List.copyOf(row.getFields()))
                .toList();
    }

    private static String page() throws IOException, InterruptedException {
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
