package dk.fodfaeste.reporting.budgetnote;

import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.contains;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The follow-up section of a budget note: "noted" has many exits in 2023 and 2024, "noted-few" has three in 2024. */
@QuarkusTest
class NoteSectionTest {
    private static final Path LIBRE_OFFICE = Path.of("/usr/bin/soffice");

    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        events.publishOnce(NoteSectionTest.class, NoteSectionTest::facts);
        given().auth()
                .oauth2(TestStack.token("admin"))
                .contentType("application/json")
                .body("""
                        {"expectedVersion": 0, "note": {"categories": ["EXPIRING_GRANT"], "parallelTo": ["BI 10"]}, "lines": [
                        {"initiative": "noted", "budgetAgreement": "Budget 2024", "standing": "GRANTED", "budgetItem": "IPS-konsulenter",
                        "administration": "BIF", "priceLevel": 2024, "sign": "EXPENSE", "year": 2024, "amount": 1887, "fullTimeEquivalents": 3}]}""")
                .put("/api/v1/grants/Noted")
                .then()
                .statusCode(200);
    }

    private static List<FactVersion> facts() {
        List<FactVersion> facts = new ArrayList<>();
        for (String code : List.of("noted", "noted-few")) {
            facts.add(initiative(code, 1, Exits.RECORDED, Exits.oneMonthAfterExit("25")));
        }
        for (String day : List.of("2023-02-10", "2023-09-10", "2024-02-10", "2024-09-10")) {
            facts.addAll(Exits.from("noted").of(10, day, "EDUCATION"));
            facts.addAll(Exits.from("noted").of(40, day, "UNEMPLOYED"));
        }
        facts.addAll(Exits.from("noted-few").of(3, "2024-02-10", "EDUCATION"));
        return facts;
    }

    private static Response section(String role, String initiative, String years) {
        return given().auth()
                .oauth2(TestStack.token(role))
                .queryParam("years", years)
                .get("/api/v1/budget-notes/" + initiative);
    }

    private static byte[] file(String role, String initiative, String years) {
        return section(role, initiative, years).then().statusCode(200).extract().asByteArray();
    }

    private static String text(byte[] file) throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file));
                XWPFWordExtractor text = new XWPFWordExtractor(document)) {
            return text.getText();
        }
    }

    @Test
    void the_effect_is_worded_as_in_the_notes_and_compared_with_the_target() throws IOException {
        assertThat(text(file("steering", "noted", "2023-2024")))
                .contains(
                        "20 pct. af deltagerne var i ",
                        " en måned efter afgang fra ",
                        "når der ses på perioden januar 2023 - december 2024 (40 ud af 200). Målsætningen på 25 pct. er dermed ikke nået.");
        assertThat(text(file("lead", "noted", "2024"))).contains("perioden januar - december 2024 (20 ud af 100)");
    }

    @Test
    void the_section_has_table_1_and_the_tables_of_the_economy() throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file("analyst", "noted", "2024")))) {
            assertThat(document.getTables().getFirst().getRow(0).getTableCells())
                    .extracting(cell -> cell.getText())
                    .containsExactly(
                            "Målgruppe", "Indsats", "Målsætning", "Opfølgning på og/eller evaluering af indsatsen");
            assertThat(document.getTables().get(1).getRow(1).getTableCells())
                    .extracting(cell -> cell.getText())
                    .containsExactly("IPS-konsulenter", "BIF", "–", "3", "1.887", "1.887");
            assertThat(document.getParagraphs())
                    .extracting(paragraph -> paragraph.getText())
                    .contains("Noted. Kategorisering: Bevillingsudløb. Søges parallelt med: BI 10.");
        }
    }

    /** A lead may see them, but the document is made to be published. */
    @Test
    void small_counts_are_left_out_for_every_role() throws IOException {
        assertThat(text(file("lead", "noted-few", "2024")))
                .contains("Tal, der ikke vises, fordi enkeltpersoner kan genkendes", "andre tal: after-exit.")
                .doesNotContain("pct.");
    }

    @ParameterizedTest
    @CsvSource({"2025, 422", "2018-2024, 422", "2024-2023, 422", "24, 400", "'', 400"})
    void only_closed_years_since_the_start_are_accepted(String years, int status) {
        section("analyst", "noted", years).then().statusCode(status).body("violations.field", contains("years"));
    }

    @Test
    void libre_office_reads_it(@TempDir Path directory) throws IOException, InterruptedException {
        assumeThat(LIBRE_OFFICE).as("LibreOffice is installed").exists();
        Path file = Files.write(directory.resolve("note.docx"), file("analyst", "noted", "2023-2024"));
        Process convert = new ProcessBuilder(
                        LIBRE_OFFICE.toString(),
                        "-env:UserInstallation=" + directory.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        directory.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(convert.waitFor()).isZero();
        try (PDDocument pdf = Loader.loadPDF(directory.resolve("note.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Tabel 1", "Målt effekt", "IPS-konsulenter");
        }
    }
}
