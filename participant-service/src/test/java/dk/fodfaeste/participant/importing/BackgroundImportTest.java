package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.assertCounts;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.participant.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An import that continues after the response. */
@QuarkusTest
class BackgroundImportTest {
    private static final AtomicInteger USERS = new AtomicInteger();
    private final String user = "sender" + USERS.incrementAndGet();

    @Test
    void a_background_import_responds_at_once_and_reports_its_status() {
        String initiative = anInitiative();
        String known = line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "");
        importing(HEADER + known);
        Response begun =
                submitted(HEADER + known + lines(initiative, 700) + known.replace("2024-01-10", "2024-13-10"), "");
        begun.then()
                .statusCode(202)
                .header("Preference-Applied", "respond-async")
                .body("$", aMapWithSize(8));
        assertThat(begun.header("Location")).startsWith("/api/v1/enrolments/imports/");

        Response done = done(begun);
        done.then()
                .body("$", aMapWithSize(8))
                .body("state", equalTo("DONE"))
                .body("dryRun", equalTo(false))
                .body("lines", equalTo(702))
                .body("accepted", equalTo(700))
                .body("unchanged", equalTo(1))
                .body("rejectedCount", equalTo(1))
                .body("rejected.line", contains(703))
                .body("rejected.field", contains("startedOn"))
                .body("failure", nullValue());
    }

    @Test
    void changes_and_audit_entries_name_the_sender() throws SQLException {
        String initiative = anInitiative();
        String file = HEADER + lines(initiative, 3);
        done(submitted(file, "?dryRun=true"));
        as("lead").get("/api/v1/enrolments?initiative=" + initiative).then().body("items", empty());
        done(submitted(file, ""));
        String one = as("lead")
                .get("/api/v1/enrolments?initiative=" + initiative + "&limit=1")
                .path("items[0].enrolmentId");
        as("lead").get("/api/v1/enrolments/" + one + "/history").then().body("items.by", contains(user, user));
        long before = auditEntries();
        assertThat(before).isGreaterThanOrEqualTo(3);
        done(submitted(file, "?dryRun=true"));
        assertThat(auditEntries()).isEqualTo(before + 3);
    }

    @Test
    void other_users_do_not_see_the_import() {
        Response begun = submitted(HEADER + lines(anInitiative(), 1), "");
        done(begun);
        assertProblem(as("lead").get(begun.header("Location")), 404);
        assertProblem(as("lead").get(begun.header("Location") + "/rejected-lines"), 404);
        assertProblem(sender().get("/api/v1/enrolments/imports/" + UUID.randomUUID()), 404);
        assertProblem(sender().get("/api/v1/enrolments/imports/x"), 404);
    }

    @Test
    void the_import_has_the_scope_of_its_sender() {
        Response begun = given().auth()
                .oauth2(TestStack.token("lead", user, anInitiative()))
                .contentType("text/csv")
                .header("Prefer", "respond-async")
                .body(HEADER + lines(anInitiative(), 2))
                .post("/api/v1/enrolments/import");
        done(begun)
                .then()
                .body("rejected.problem", contains("there is no such initiative", "there is no such initiative"));
    }

    @Test
    void rejected_lines_can_be_corrected_and_sent_again() {
        String initiative = anInitiative();
        String wrong = line(freshCaseNumber(), freshCpr(), initiative, "10-13-2024", "");
        String cut = "S-1;0101\n";
        Response begun = submitted(HEADER + lines(initiative, 600) + wrong + lines(initiative, 600) + cut, "");
        done(begun);
        Response file = sender().get(begun.header("Location") + "/rejected-lines");
        assertThat(file.contentType()).startsWith("text/csv");
        assertThat(file.header("Content-Disposition")).contains("attachment");
        assertThat(file.asString())
                .isEqualTo("\ufeff\"problem\";" + HEADER
                        + "\"startedOn is not a date written yyyy-MM-dd\";"
                        + wrong.replaceFirst(";([0-9]{6})([0-9]{4});", ";$1-$2;")
                        + "\"has 2 fields where the header has 8\";" + cut);
        Response again = submitted(file.asString().replace("10-13-2024", "10-01-2024"), "");
        done(again).then().body("accepted", equalTo(1)).body("rejectedCount", equalTo(1));
        assertThat(sender().get(again.header("Location") + "/rejected-lines").asString())
                .isEqualTo("\ufeff\"problem\";" + HEADER + "\"has 3 fields where the header has 9\";" + cut);
    }

    @Test
    void the_status_holds_a_thousand_rejections_and_the_file_holds_all() {
        Response begun = submitted(HEADER + "x\n".repeat(1_501), "");
        done(begun).then().body("rejectedCount", equalTo(1_501)).body("rejected", hasSize(1_000));
        assertThat(sender().get(begun.header("Location") + "/rejected-lines")
                        .asString()
                        .lines())
                .hasSize(1_502);
    }

    @Test
    void a_file_without_a_required_column_is_refused_at_once() {
        assertProblem(
                submitted("cpr;name\n", ""),
                400,
                "caseNumber",
                "initiative",
                "consultant",
                "startedOn",
                "exitedOn",
                "exitReason");
        assertProblem(submitted("", ""), 400, "header");
        assertProblem(submitted(HEADER, "?dryRun=maybe"), 400, "dryRun");
    }

    @Test
    void a_user_has_at_most_three_imports_and_sees_their_progress() throws SQLException {
        String initiative = anInitiative();
        Response first;
        try (Connection connection = TestStack.asOwner();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("lock table participants in share row exclusive mode");
            first = submitted(HEADER + "x\n".repeat(500) + lines(initiative, 2), "");
            submitted(HEADER, "");
            submitted(HEADER + lines(initiative, 1), "").then().statusCode(202);
            String running = first.header("Location");
            await().untilAsserted(() -> sender().get(running)
                    .then()
                    .body("state", equalTo("RUNNING"))
                    .body("lines", equalTo(500)));
            assertProblem(sender().get(running + "/rejected-lines"), 409);
            await().until(() -> submitted(HEADER + lines(initiative, 1), ""), answer -> answer.statusCode() == 429)
                    .then()
                    .header("Retry-After", "60");
            connection.rollback();
        }
        done(first).then().body("accepted", equalTo(2));
    }

    @Test
    void without_the_preference_the_import_is_synchronous() {
        assertCounts(importing(HEADER + lines(anInitiative(), 2)), 2, 0, 0);
    }

    private RequestSpecification sender() {
        return given().auth().oauth2(TestStack.token("lead", user, "*"));
    }

    private Response submitted(String file, String query) {
        return sender().contentType("text/csv; charset=UTF-8")
                .header("Prefer", "respond-async, wait=1")
                .body(file)
                .post("/api/v1/enrolments/import" + query);
    }

    private Response done(Response begun) {
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        return await().until(
                        () -> sender().get(begun.header("Location")),
                        status -> !status.path("state").equals("RUNNING"));
    }

    private static String lines(String initiative, int count) {
        return Stream.generate(() -> line(Api.freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "2024-03-31"))
                .limit(count)
                .collect(Collectors.joining());
    }

    /** The number of audit entries of the user's imports. */
    private long auditEntries() throws SQLException {
        try (Connection trail = TestStack.asOwner();
                PreparedStatement query = trail.prepareStatement("""
                        select count(*) from audit_trail where who = ? and participant_ref is not null
                           and role = 'lead' and purpose = 'case-work' and action = 'POST /api/v1/enrolments/import'""")) {
            query.setString(1, user);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
