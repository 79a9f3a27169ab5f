package dk.fodfaeste.outcome.importing;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Background imports of statuses, over HTTP and on the pages. */
@QuarkusTest
class ImportPageTest extends ImportTestBase {
    private static final String PAGE = "/imports/statuses";

    @Test
    void a_file_is_checked_first_and_imported_on_request() throws Exception {
        Case one = dueCase();
        Case other = dueCase();
        Browser register = Browser.of("register", "register7", "*");
        assertThat(register.get(PAGE).body())
                .contains("Indlæs opfølgninger", "<code>weeklyHours</code>")
                .doesNotContain("/imports/enrolments\"", "NOT_FOUND", "{t:");
        String address = register.upload(
                        PAGE,
                        "file",
                        HEADER
                                + one.line(";EDUCATION;;REGISTER")
                                + other.line("2026-03-01;EDUCATION;mange;REGISTER")
                                + "nobody;" + MEASURE + ";;OTHER;;REGISTER\n"
                                + other.line(";LOST|OTHER;;REGISTER"))
                .uri()
                .getPath();
        assertThat(shows(register, address, "Det vil der ske"))
                .contains(
                        "Indlæs 1 linje<", "er ikke et tal skrevet som 18,5", "findes ikke, eller", "LOST kan ikke stå")
                .doesNotContain(" is ", "NOT_FOUND");
        get(one.enrolment).body("version", equalTo(0));
        register.fillIn(address, address + "/take");
        shows(register, address, "Filen er indlæst");
        get(one.enrolment).body("statuses", contains("EDUCATION")).body("history[0].recordedBy", equalTo("register7"));
        assertThat(register.get(address + "/rejected-lines").body())
                .startsWith("\ufeff\"problem\";" + HEADER + "\"weeklyHours: er ikke et tal skrevet som 18,5\";")
                .contains("\"caseNumber: findes ikke, eller du har ikke adgang til det\";nobody;");
    }

    @Test
    void a_fault_of_the_header_is_shown_at_the_file_field() throws Exception {
        HttpResponse<String> answer = Browser.of("lead").upload(PAGE, "file", "cpr;status\n");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("kolonnen measure mangler").doesNotContain("missing");
    }

    @Test
    void only_leads_and_registers_import_and_leads_get_a_link_to_the_other_import() throws Exception {
        assertThat(Browser.of("consultant").get(PAGE).statusCode()).isEqualTo(403);
        assertThat(Browser.of("steering").get(PAGE).statusCode()).isEqualTo(403);
        assertThat(Browser.of("lead").get(PAGE).body()).contains("/imports/enrolments\"");
        assertThat(Browser.of("lead").get(PAGE + "?language=en").body()).contains("Import follow-up statuses");
    }

    @Test
    void an_interrupted_import_is_completed_by_the_same_file() throws Exception {
        Case one = dueCase();
        String file = HEADER + "x\n".repeat(500) + one.line(";OTHER;;PERSON");
        ParticipantServiceStub.setUnavailable(true);
        try {
            Response begun = sent(file);
            awaitState(begun, "FAILED")
                    .then()
                    .body("lines", equalTo(500))
                    .body("rejectedCount", equalTo(500))
                    .body("failure", containsString("participant-service does not answer"));
            Browser lead = Browser.of("lead", "sender7", "*");
            assertThat(lead.get(PAGE + "/" + id(begun)).body())
                    .contains("Det stoppede", "Borgerregistret svarer ikke", "sende den samme fil igen");
            sender().get(begun.header("Location") + "/rejected-lines").then().statusCode(409);
        } finally {
            ParticipantServiceStub.setUnavailable(false);
        }
        awaitState(sent(file), "DONE").then().body("accepted", equalTo(1));
        get(one.enrolment).body("history[0].recordedBy", equalTo("sender7"));
    }

    @Test
    void an_import_is_deleted_an_hour_after_its_end() {
        Response begun = sent(HEADER + "x\n");
        awaitState(begun, "DONE");
        try {
            TestClock.setToNoonOf(TestClock.TODAY.plusDays(1));
            sender().get(begun.header("Location")).then().statusCode(404);
        } finally {
            TestClock.setToNoonOf(TestClock.TODAY);
        }
    }

    private static RequestSpecification sender() {
        return io.restassured.RestAssured.given().auth().oauth2(TestStack.token("lead", "sender7", "*"));
    }

    private static Response sent(String file) {
        Response begun = sender().contentType("text/csv")
                .header("Prefer", "respond-async")
                .body(file)
                .post("/api/v1/statuses/import");
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        return begun;
    }

    private static Response awaitState(Response begun, String state) {
        return await().until(
                        () -> sender().get(begun.header("Location")), status -> state.equals(status.path("state")));
    }

    private static String id(Response begun) {
        String location = begun.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String shows(Browser browser, String page, String words) {
        return await().until(() -> browser.get(page).body(), body -> body.contains(words));
    }
}
