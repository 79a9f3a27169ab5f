package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.local.test.Waits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Imports of enrolments on the pages. */
@QuarkusTest
class ImportPageTest {
    private static final String PAGE = "/imports/enrolments";
    private static final AtomicInteger USERS = new AtomicInteger();

    private final String user = "importer" + USERS.incrementAndGet();
    private final Browser browser = Browser.of("lead", user, "*");

    @Test
    void a_file_is_checked_first_and_imported_on_confirmation() throws Exception {
        String initiative = anInitiative();
        assertThat(browser.get(PAGE).body())
                .contains("Ingen. Når du har valgt", "<code>statusAtStart</code>", "GOT_JOB", "/imports/statuses")
                .doesNotContain("{t:");
        HttpResponse<String> submitted = browser.upload(
                PAGE,
                "file",
                HEADER + lines(initiative, 2) + line(freshCaseNumber(), freshCpr(), initiative, "10-13-2024", ""));
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(200);
        String one = submitted.uri().getPath();
        assertThat(one).startsWith(PAGE + "/");

        String preview = shows(one, "Det vil der ske");
        assertThat(preview)
                .contains("Indlæs 2 linjer", "<dd>3</dd>", "<code>startedOn</code>", "er ikke en dato")
                .contains("En borger, der er slettet, kendes ikke igen.", "tæller med som en ny")
                .doesNotContain("is not a date", "NOT_FOUND");
        as("lead").get("/api/v1/enrolments?initiative=" + initiative).then().body("items", empty());

        HttpResponse<String> taken = browser.fillIn(one, one + "/take");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.uri().getPath()).isEqualTo(one);
        assertThat(shows(one, "Filen er indlæst")).doesNotContain("/take");
        as("lead").get("/api/v1/enrolments?initiative=" + initiative).then().body("items", hasSize(2));
        assertThat(browser.get(PAGE).body()).contains(one, "Indlæst").doesNotContain("Ingen. Når");

        HttpResponse<String> rejected = browser.get(one + "/rejected-lines");
        assertThat(rejected.body()).startsWith("\ufeff\"problem\";" + HEADER + "\"startedOn: er ikke en dato\";");
        assertThat(rejected.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
    }

    @Test
    void a_repeated_confirmation_imports_once() throws Exception {
        String initiative = anInitiative();
        String one = browser.upload(PAGE, "file", HEADER + lines(initiative, 1))
                .uri()
                .getPath();
        shows(one, "Det vil der ske");
        Browser same = Browser.of("lead", user, "*");
        same.fillIn(one, one + "/take");
        assertThat(browser.fillIn(PAGE, one + "/take").statusCode()).isEqualTo(200);
        assertThat(shows(one, "Filen er indlæst")).contains("<dt>Nye</dt><dd>1</dd>");
    }

    @Test
    void the_oldest_of_many_checked_files_is_imported_and_none_is_deleted_within_an_hour() throws Exception {
        String initiative = anInitiative();
        String oldest = browser.upload(PAGE, "file", HEADER + lines(initiative, 1) + "x\n")
                .uri()
                .getPath();
        shows(oldest, "Det vil der ske");
        for (int i = 0; i < 5; i++) {
            shows(browser.upload(PAGE, "file", HEADER).uri().getPath(), "Det vil der ske");
        }
        assertThat(browser.get(oldest + "/rejected-lines").body()).endsWith(";x\n");
        browser.fillIn(PAGE, oldest + "/take");
        assertThat(shows(oldest, "Filen er indlæst")).contains("<dt>Nye</dt><dd>1</dd>");
    }

    @Test
    void a_user_with_thirty_files_must_wait() throws Exception {
        for (int i = 0; i < 30; i++) {
            shows(browser.upload(PAGE, "file", HEADER).uri().getPath(), "Det vil der ske");
        }
        HttpResponse<String> refusal = browser.upload(PAGE, "file", HEADER);
        assertThat(refusal.statusCode()).isEqualTo(429);
        assertThat(refusal.body()).contains("Fodfæste har allerede 30 af dine filer. Hver gemmes i en time");
    }

    @Test
    void a_fault_of_the_file_is_shown_at_its_field() throws Exception {
        HttpResponse<String> lacking = browser.upload(PAGE, "file", HEADER.replace("cpr;", "") + "x\n");
        assertThat(lacking.statusCode()).isEqualTo(400);
        assertThat(lacking.body())
                .contains("id=\"file-fault\"", "kolonnen cpr mangler", "aria-invalid=\"true\"")
                .doesNotContain("missing");
        HttpResponse<String> nothing = browser.upload(PAGE, "file", "");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("Vælg en fil");
        assertThat(browser.upload(PAGE, "another", "x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_page_shows_fifty_rejected_lines_and_the_file_has_all() throws Exception {
        String one =
                browser.upload(PAGE, "file", HEADER + "x\n".repeat(1_060)).uri().getPath();
        String first = shows(one, "Der er ikke noget nyt at indlæse");
        assertThat(first).contains("har 1 felter, men der er 8 overskrifter", "Næste side", "?from=50");
        assertThat(first.split("scope=\"row\"", -1)).hasSize(51);
        assertThat(browser.get(one + "?from=950").body())
                .contains("de første 1.000")
                .doesNotContain("Næste side");
        assertThat(browser.get(one + "?from=nonsense").body()).contains("?from=50");
    }

    @Test
    void other_users_do_not_see_the_import_and_a_deleted_file_can_be_sent_again() throws Exception {
        String one = browser.upload(PAGE, "file", HEADER + "x\n").uri().getPath();
        Browser other = Browser.of("lead", "another-lead", "*");
        for (String address : new String[] {one, PAGE + "/00000000-0000-0000-0000-000000000000"}) {
            HttpResponse<String> gone = other.get(address);
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.body()).contains("Filen er her ikke længere", "uden risiko sende den samme fil igen");
        }
        assertThat(other.get(one + "/rejected-lines").statusCode()).isEqualTo(404);
        assertThat(other.fillIn(PAGE, one + "/take").statusCode()).isEqualTo(404);
        assertThat(other.get(PAGE).body()).doesNotContain(one);
    }

    @Test
    void htmx_receives_the_changing_fragment() throws Exception {
        String one = browser.upload(PAGE, "file", HEADER + "x\n").uri().getPath();
        shows(one, "Det vil der ske");
        String piece = given().auth()
                .oauth2(TestStack.token("lead", user, "*"))
                .header("HX-Request", "true")
                .get(one)
                .asString();
        assertThat(piece.strip()).startsWith("<section id=\"progress\"").endsWith("</section>");
        assertThat(piece).contains("data-focus").doesNotContain("hx-get");
        assertThat(given().auth()
                        .oauth2(TestStack.token("lead", user, "*"))
                        .header("HX-Request", "true")
                        .get(PAGE + "/x")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("Filen er her ikke længere")
                .doesNotContain("<html");
    }

    @Test
    void the_page_is_available_in_english() throws Exception {
        browser.get(PAGE + "?language=en");
        String one = browser.upload(PAGE, "file", HEADER + "x\n").uri().getPath();
        assertThat(shows(one, "This would happen"))
                .contains("has 1 fields where the header has 8")
                .doesNotContain("Afviste");
        assertThat(browser.get(PAGE).body()).contains("Import enrolments", "What the file looks like");
    }

    @Test
    void only_leads_can_import_and_only_with_the_form_of_the_page() throws Exception {
        for (String role : new String[] {"consultant", "register", "analyst", "admin"}) {
            assertThat(Browser.of(role).get(PAGE).statusCode()).isEqualTo(403);
        }
        HttpResponse<String> forged = browser.upload(PAGE, "nonsense", "file", HEADER);
        assertThat(forged.statusCode()).isEqualTo(400);
        assertThat(browser.get(PAGE).body()).contains("Ingen. Når");
    }

    @Test
    void an_unauthorised_upload_is_refused_before_the_file_is_read() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(Waits.LIMIT_MILLIS);
            socket.getOutputStream()
                    .write(("POST " + PAGE + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + TestStack.token("consultant")
                                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 2000000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 403");
        }
    }

    @Test
    void a_large_file_is_accepted_and_leaves_no_unencrypted_copy() throws Exception {
        String large = HEADER + ("x".repeat(99) + "\n").repeat(30_000);
        String one = browser.upload(PAGE, "file", large).uri().getPath();
        assertThat(one).startsWith(PAGE + "/");
        shows(one, "30.000");
        Path directory = ConfigProvider.getConfig().getValue("fodfaeste.imports.directory", Path.class);
        assertThat(Files.getPosixFilePermissions(directory)).hasSize(3);
        await().untilAsserted(() -> {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
                assertThat(left).isEmpty();
            }
        });
    }

    private String shows(String page, String words) {
        return await().until(() -> browser.get(page).body(), body -> body.contains(words));
    }

    private static String lines(String initiative, int count) {
        return Stream.generate(() -> line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "2024-03-31"))
                .limit(count)
                .collect(Collectors.joining());
    }
}
