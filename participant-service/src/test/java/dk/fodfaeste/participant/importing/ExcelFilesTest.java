package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.assertCounts;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dk.fodfaeste.kit.importing.ImportTemplate;
import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.DanishExcel;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.participant.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as Excel saves them with Danish regional settings. */
@QuarkusTest
class ExcelFilesTest {
    private static final String PAGE = "/imports/enrolments";
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String DANISH_NAME = "Søren Æblegård";

    private final Browser browser = Browser.of("lead", "excel-lead", "*");

    static Stream<Arguments> saves() {
        return Stream.of(
                Arguments.of("CSV", save(DanishExcel::csv), "Filen er læst som Windows-1252"),
                Arguments.of("CSV UTF-8", save(DanishExcel::csvUtf8), "Det vil der ske"),
                Arguments.of("workbook", save(DanishExcel::workbook), "Filen er en Excel-fil"));
    }

    private static Function<DanishExcel, byte[]> save(Function<DanishExcel, byte[]> save) {
        return save;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("saves")
    void rejected_lines_that_are_corrected_in_excel_are_accepted(
            String kind, Function<DanishExcel, byte[]> save, String preview) throws Exception {
        String initiative = anInitiative();
        String lines = Stream.concat(
                        Stream.of(line(freshCaseNumber(), withLeadingZero(), "nowhere", "2024-01-10", "2024-03-31")),
                        Stream.generate(() -> line(freshCaseNumber(), withLeadingZero(), "nowhere", "2024-01-10", ""))
                                .limit(19))
                .collect(Collectors.joining())
                .replace(NAME, DANISH_NAME);
        String rejected = uploaded((HEADER + lines).getBytes(StandardCharsets.UTF_8), "Der er ikke noget nyt");
        byte[] file = browser.get(rejected + "/rejected-lines").body().getBytes(StandardCharsets.UTF_8);

        byte[] corrected = save.apply(DanishExcel.open(file).correct("nowhere", initiative));
        String again = uploaded(corrected, "Indlæs 20 linjer");
        assertThat(browser.get(again).body()).contains(preview, "<dt>Afviste</dt><dd>0</dd>");
        browser.fillIn(again, again + "/take");
        shows(again, "Filen er indlæst");

        as("lead")
                .get("/api/v1/enrolments?initiative=" + initiative)
                .then()
                .body("items", hasSize(20))
                .body("items.startedOn", hasItems("2024-01-10"))
                .body("items.findAll { it.exitedOn == '2024-03-31' }.exitReason", contains("GOT_JOB"));
        as("lead")
                .body(Map.of("name", DANISH_NAME))
                .post("/api/v1/enrolments/search")
                .then()
                .body("items.initiative", hasItems(initiative));
    }

    @Test
    void a_whole_file_in_windows_1252_is_read_by_the_interface_too() {
        String initiative = anInitiative();
        String caseNumber = freshCaseNumber();
        String file = HEADER
                + line(caseNumber, freshCpr(), initiative, "2024-01-10", "").replace(NAME, "Åse Bærø");
        assertCounts(importing(file.getBytes(WINDOWS_1252), ""), 1, 0, 0);
        as("lead")
                .body(Map.of("name", "Åse Bærø"))
                .post("/api/v1/enrolments/search")
                .then()
                .body("items.caseNumber", hasItems(caseNumber));
    }

    @Test
    void codes_may_be_written_with_the_words_of_the_pages() {
        String initiative = anInitiative();
        String exited = line(freshCaseNumber(), freshCpr(), initiative, "10-01-2024", "31.3.2024");
        String file = HEADER.replace("\n", ";statusAtStart\n")
                + exited.replace("GOT_JOB\n", "fik JOB;Ledig\n")
                + line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "2024-03-31")
                        .replace("GOT_JOB\n", "Began education;on sick leave\n")
                + line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "2024-03-31")
                        .replace("GOT_JOB\n", "Ukendt;Ukendt\n");
        Response answer = importing(file);
        assertCounts(answer, 2, 0, 1);
        answer.then().body("rejected[0].field", equalTo("statusAtStart"));
        as("lead")
                .get("/api/v1/enrolments?initiative=" + initiative)
                .then()
                .body("items.exitReason", hasItems("GOT_JOB", "EDUCATION"))
                .body("items.exitedOn", hasItems("2024-03-31"))
                .body("items.statusAtStart", hasItems("UNEMPLOYED", "SICK_LEAVE"));
    }

    @Test
    void all_faults_of_a_line_are_named() throws Exception {
        String wrong = ";12;;x;;2024-13-01;32-01-2024;BORED\n";
        Response answer = importing(HEADER + wrong);
        assertCounts(answer, 0, 0, 1);
        answer.then()
                .body("rejected[0].field", equalTo("caseNumber"))
                .body("rejected[0].problem", equalTo("is blank"))
                .body(
                        "rejected[0].further.field",
                        contains("cpr", "name", "consultant", "startedOn", "exitedOn", "exitReason"))
                .body("rejected[0].further[3].problem", equalTo("is not a date written yyyy-MM-dd"));
        importing(HEADER + line("", freshCpr(), anInitiative(), "2024-01-10", ""))
                .then()
                .body("rejected[0].keySet()", contains("line", "field", "problem"));

        String one = uploaded((HEADER + wrong).getBytes(StandardCharsets.UTF_8), "Der er ikke noget nyt");
        assertThat(browser.get(one).body())
                .contains("rowspan=\"7\"", "<code>caseNumber</code>", "<code>exitReason</code>");
        assertThat(browser.get(one + "/rejected-lines").body())
                .contains("caseNumber: ", "; startedOn: er ikke en dato; exitedOn: er ikke en dato; exitReason: ");
    }

    @Test
    void a_number_without_its_leading_zero_is_not_completed() {
        Response answer = importing(HEADER + line(freshCaseNumber(), "107801234", anInitiative(), "2024-01-10", ""));
        assertCounts(answer, 0, 0, 1);
        assertThat(answer.<List<String>>path("rejected.problem").getFirst()).contains("has nine digits", "hyphen");
    }

    @Test
    void a_file_of_old_excel_or_one_that_is_no_workbook_is_refused_at_its_field() throws Exception {
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1};
        assertThat(browser.upload(PAGE, "file", old).body())
                .contains("id=\"file-fault\"", "gammelt Excel-format eller har en adgangskode");
        byte[] broken = {'P', 'K', 3, 4, 0, 0};
        assertThat(browser.upload(PAGE, "file", broken).body()).contains("kan ikke læses som Excel-fil");
    }

    @Test
    void the_template_is_filled_in_and_sent() throws Exception {
        String initiative = anInitiative();
        byte[] template = RestAssured.given()
                .auth()
                .oauth2(TestStack.token("lead", "excel-lead", "*"))
                .get(PAGE + "/template")
                .then()
                .statusCode(200)
                .contentType(ImportTemplate.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"enrolments.xlsx\"")
                .extract()
                .asByteArray();
        assertThat(browser.get(PAGE).body()).contains(PAGE + "/template");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template));
                var filled = new java.io.ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(workbook.getSheetAt(1).getLastRowNum()).isEqualTo(9);
            assertThat(sheet.getColumnStyle(1).getDataFormatString()).isEqualTo("@");
            String[] cells = {
                freshCaseNumber(), freshCpr(), NAME, initiative, "konsulent1", "10-01-2024", "", "", "Ledig"
            };
            for (int column = 0; column < cells.length; column++) {
                (column == 0 ? sheet.createRow(1) : sheet.getRow(1))
                        .createCell(column)
                        .setCellValue(cells[column]);
            }
            workbook.write(filled);
            uploaded(filled.toByteArray(), "Indlæs 1 linje");
        }
    }

    /** A number that Excel would take for one with nine digits. */
    private static String withLeadingZero() {
        return Stream.generate(Api::freshCpr)
                .filter(cpr -> cpr.charAt(0) == '6')
                .map(cpr -> "0" + cpr.substring(1))
                .findFirst()
                .orElseThrow();
    }

    private String uploaded(byte[] file, String words) throws Exception {
        String page = browser.upload(PAGE, "file", file).uri().getPath();
        assertThat(page).startsWith(PAGE + "/");
        shows(page, words);
        return page;
    }

    private void shows(String page, String words) {
        await().untilAsserted(() -> assertThat(browser.get(page).body()).contains(words));
    }
}
