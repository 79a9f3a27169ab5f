package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.assertCounts;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.participant.Api;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The effects of imported lines on the recorded data. */
@QuarkusTest
class ImportingTest {
    @Inject
    DataSource database;

    @Test
    void a_line_becomes_an_enrolment_with_its_exit() {
        String open = freshCaseNumber();
        String ended = freshCaseNumber();
        String initiative = anInitiative();
        Response answer = importing(HEADER
                + line(open, freshCpr(), initiative, "2024-01-10", "")
                + line(ended, freshCpr(), initiative, "2024-01-10", "2024-03-31"));

        assertCounts(answer, 2, 0, 0);
        answer.then().body("$", aMapWithSize(4)).body("rejected", empty());
        found(open).then().body("items[0].version", equalTo(1)).body("items[0].state", equalTo("ACTIVE"));
        found(ended)
                .then()
                .body("items[0].version", equalTo(2))
                .body("items[0].exitedOn", equalTo("2024-03-31"))
                .body("items[0].exitReason", equalTo("GOT_JOB"))
                .body("items[0].exitNumber", equalTo(1));
    }

    @Test
    void an_open_line_of_a_consultant_who_has_left_is_rejected_and_an_ended_one_is_history() {
        String initiative = anInitiative();
        String left = Api.consultantWhoHasLeft();
        String file = HEADER
                + line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "")
                        .replace("konsulent1", left)
                + line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "2024-03-31")
                        .replace("konsulent1", left);
        for (String query : List.of("?dryRun=true", "")) {
            Response answer = importing(file, query);
            assertCounts(answer, 1, 0, 1);
            answer.then().body("rejected[0].line", equalTo(2)).body("rejected[0].field", equalTo("consultant"));
        }
    }

    @Test
    void a_repeated_file_changes_nothing() {
        String file = file(anInitiative(), 1200);
        assertCounts(importing(file), 1200, 0, 0);
        assertCounts(importing(file), 0, 1200, 0);
    }

    @Test
    void a_repeated_file_changes_nothing_after_manual_corrections() {
        String initiative = anInitiative();
        List<String> cases = Stream.generate(Api::freshCaseNumber).limit(5).toList();
        String file = HEADER
                + cases.stream()
                        .map(one -> line(one, freshCpr(), initiative, "2024-01-10", "2024-03-31"))
                        .collect(Collectors.joining());
        assertCounts(importing(file), 5, 0, 0);

        correct(cases.get(0), "start/correction", Bodies.startCorrection("2024-01-20", "slip", 2));
        correct(cases.get(1), "exit/withdrawal", Bodies.justification("slip", 2));
        correct(cases.get(2), "exit/correction", Bodies.exitCorrection("2024-04-01", "ILLNESS", "slip", 2));
        correct(cases.get(3), "wrong-registration", Bodies.justification("slip", 2));
        correct(cases.get(4), "reassignment", Bodies.reassignment("konsulent7", 2));

        assertCounts(importing(file), 0, 5, 0);
        found(cases.get(1)).then().body("items[0].version", equalTo(3)).body("items[0].state", equalTo("ACTIVE"));
    }

    @Test
    void an_exit_is_added_and_the_older_line_is_then_known() {
        String initiative = anInitiative();
        String caseNumber = freshCaseNumber();
        String cpr = freshCpr();
        String open = HEADER + line(caseNumber, cpr, initiative, "2024-01-10", "");
        String ended = HEADER + line(caseNumber, cpr, initiative, "2024-01-10", "2024-03-31");
        assertCounts(importing(open), 1, 0, 0);
        assertCounts(importing(ended), 1, 0, 0);
        assertCounts(importing(ended), 0, 1, 0);
        assertCounts(importing(open), 0, 1, 0);
        found(caseNumber).then().body("items[0].version", equalTo(2));
    }

    @Test
    void a_new_exit_after_a_withdrawal_is_added_but_not_the_withdrawn_exit() {
        String initiative = anInitiative();
        String caseNumber = freshCaseNumber();
        String cpr = freshCpr();
        String first = HEADER + line(caseNumber, cpr, initiative, "2024-01-10", "2024-03-31");
        importing(first);
        correct(caseNumber, "exit/withdrawal", Bodies.justification("slip", 2));

        assertCounts(importing(first), 0, 1, 0);
        assertCounts(importing(HEADER + line(caseNumber, cpr, initiative, "2024-01-10", "2024-06-30")), 1, 0, 0);
        found(caseNumber)
                .then()
                .body("items[0].exitNumber", equalTo(2))
                .body("items[0].exitedOn", equalTo("2024-06-30"));
    }

    @Test
    void any_other_difference_is_rejected() {
        String initiative = anInitiative();
        String other = anInitiative();
        String caseNumber = freshCaseNumber();
        String cpr = freshCpr();
        importing(HEADER + line(caseNumber, cpr, initiative, "2024-01-10", "2024-03-31"));

        Response answer = importing(HEADER
                + line(caseNumber, freshCpr(), initiative, "2024-01-10", "2024-03-31")
                + line(caseNumber, cpr, other, "2024-01-10", "2024-03-31")
                + line(caseNumber, cpr, initiative, "2024-01-11", "2024-03-31")
                + line(caseNumber, cpr, initiative, "2024-01-10", "2024-04-01")
                + line(caseNumber, cpr, initiative, "2024-01-10", "2024-03-31").replace("GOT_JOB", "OTHER"));

        assertCounts(answer, 0, 0, 5);
        answer.then()
                .body("rejected.line", contains(2, 3, 4, 5, 6))
                .body("rejected.field", contains("cpr", "initiative", "startedOn", "exitedOn", "exitReason"))
                .body("rejected.problem", contains(Collections.nCopies(5, equalTo("differs from what is recorded"))));
    }

    @Test
    void a_status_at_the_start_is_stored_and_compared_if_given() {
        String initiative = anInitiative();
        String caseNumber = freshCaseNumber();
        String cpr = freshCpr();
        String header = HEADER.strip() + ";statusAtStart;colour\n";
        String line =
                line(caseNumber, cpr, initiative, "2024-01-10", "2024-03-31").strip();

        assertCounts(importing(header + line + ";SICK_LEAVE;red\n"), 1, 0, 0);
        assertCounts(importing(header + line + ";;green\n"), 0, 1, 0);
        assertCounts(importing(header + line + ";SICK_LEAVE;\n"), 0, 1, 0);
        importing(header + line + ";OTHER;\n").then().body("rejected.field", contains("statusAtStart"));
        importing(header + line + ";RICH;\n").then().body("rejected.field", contains("statusAtStart"));
        found(caseNumber).then().body("items[0].statusAtStart", equalTo("SICK_LEAVE"));
    }

    @Test
    void consultant_and_name_are_not_compared() {
        String initiative = anInitiative();
        String line = line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "");
        importing(HEADER + line);
        assertCounts(
                importing(HEADER + line.replace("konsulent1", "konsulent2").replace(NAME, "Another Name")), 0, 1, 0);
    }

    @Test
    void lines_are_judged_in_the_order_of_the_file() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        String caseNumber = freshCaseNumber();
        Response answer = importing(HEADER
                + line(caseNumber, cpr, initiative, "2024-01-10", "")
                + line(caseNumber, cpr, initiative, "2024-01-10", "2024-03-31")
                + line(caseNumber, cpr, initiative, "2024-01-10", "2024-03-31")
                + line(freshCaseNumber(), cpr, initiative, "2024-03-30", "2024-06-30")
                + line(freshCaseNumber(), cpr, initiative, "2024-03-31", "2024-06-30")
                + line(freshCaseNumber(), cpr, initiative, "2023-01-01", "2024-01-10"));

        assertCounts(answer, 4, 1, 1);
        answer.then().body("rejected[0].line", equalTo(5)).body("rejected[0].field", equalTo("startedOn"));
    }

    @Test
    void a_dry_run_returns_the_result_and_imports_nothing() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        String caseNumber = freshCaseNumber();
        // The last lines are more than one chunk away from the lines that they conflict with.
        String file = HEADER
                + line(caseNumber, cpr, initiative, "2024-01-10", "")
                + file(initiative, 1000).substring(HEADER.length())
                + line(caseNumber, cpr, initiative, "2024-01-10", "2024-03-31")
                + line(caseNumber, cpr, initiative, "2024-01-10", "")
                + line(freshCaseNumber(), cpr, initiative, "2024-02-01", "");

        assertCounts(importing(file, "?dryRun=true"), 1002, 1, 1);
        as("lead").get("/api/v1/enrolments?initiative=" + initiative).then().body("items", empty());
        assertCounts(importing(file, "?dryRun=false"), 1002, 1, 1);
        assertProblem(importing(file, "?dryRun=maybe"), 400, "dryRun");
        assertProblem(importing(file, "?dryRun="), 400, "dryRun");
        assertProblem(importing(file, "?dryRun"), 400, "dryRun");
        assertProblem(importing(file, "?dryRun=true&dryRun=true"), 400, "query");
    }

    @Test
    void a_dry_run_judges_each_line_together_with_those_it_accepted_before() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        String recorded = freshCaseNumber();
        assertCounts(importing(HEADER + line(recorded, cpr, initiative, "2023-01-10", "")), 1, 0, 0);
        String exit = line(recorded, cpr, initiative, "2023-01-10", "2023-06-30");
        String again = line(freshCaseNumber(), cpr, initiative, "2023-06-30", "2023-12-31");
        String fresh = line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", "");
        String chunk = file(initiative, 500).substring(HEADER.length());
        String file = HEADER
                + exit
                + fresh
                + chunk
                + exit
                + again
                + fresh
                + chunk
                + again
                + line(freshCaseNumber(), cpr, initiative, "2023-07-01", "2023-08-01");

        assertCounts(importing(file, "?dryRun=true"), 503, 503, 1);
        assertCounts(importing(file), 503, 503, 1);
    }

    /** The caller's connection stays open after the first part of the file. */
    @Test
    void a_dry_run_opens_no_transaction_and_locks_nobody_while_it_waits_for_its_caller() throws Exception {
        String initiative = anInitiative();
        String known = freshCpr();
        importing(HEADER + line(freshCaseNumber(), known, initiative, "2023-01-10", "2023-06-30"));
        String ref =
                as("lead").get("/api/v1/enrolments?initiative=" + initiative).path("items[0].participantRef");
        long before = auditEntries(ref);
        String free = freshCaseNumber();
        String taken = freshCpr();
        try (PipedOutputStream sent = new PipedOutputStream();
                PipedInputStream body = new PipedInputStream(sent, 1 << 20);
                HttpClient client = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<String>> trial = client.sendAsync(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + RestAssured.port + "/api/v1/enrolments/import?dryRun=true"))
                            .header("Authorization", "Bearer " + TestStack.token("lead"))
                            .header("Content-Type", "text/csv")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String first = HEADER
                    + line(freshCaseNumber(), known, initiative, "2024-01-10", "")
                    + line(free, taken, initiative, "2024-01-10", "");
            sent.write((first + file(initiative, 1_500).substring(HEADER.length())).getBytes(UTF_8));
            sent.flush();

            // Other users' transactions are hidden, so the service's own user asks.
            await().until(() -> openTransactions() == 0);
            Api.register(Api.registration(initiative, taken, "2024-02-01"))
                    .then()
                    .statusCode(201);
            assertThat(auditEntries(ref))
                    .as("nothing is judged before the file has arrived")
                    .isEqualTo(before);
            assertThat(trial).isNotDone();
            sent.close();
            assertThat(trial.get().statusCode()).isEqualTo(200);
            assertThat(auditEntries(ref)).isGreaterThan(before);
        }
    }

    private static long auditEntries(String participantRef) throws SQLException {
        return number(
                "select count(*) from audit_trail where action = 'POST /api/v1/enrolments/import' and participant_ref = '"
                        + participantRef + "'");
    }

    private long openTransactions() throws SQLException {
        try (Connection service = database.getConnection();
                Statement sql = service.createStatement();
                ResultSet row = sql.executeQuery("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
                           and state <> 'idle'""")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long number(String query) throws SQLException {
        try (Connection owner = TestStack.asOwner();
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void concurrent_imports_of_one_file_have_the_result_of_sequential_ones() throws Exception {
        String initiative = anInitiative();
        String file = file(initiative, 1500);
        String reversed = HEADER
                + file.substring(HEADER.length()).lines().toList().reversed().stream()
                        .collect(Collectors.joining("\n"))
                + "\n";
        List<Callable<Response>> all = List.of(() -> importing(file), () -> importing(file), () -> importing(reversed));
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Response> answers = threads.invokeAll(all).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.<Integer>path("rejectedCount")).isZero();
            });
            assertThat(answers.stream()
                            .mapToInt(answer -> answer.<Integer>path("accepted"))
                            .sum())
                    .isEqualTo(1500);
        }
    }

    @Test
    void another_name_in_a_file_is_a_warning() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        importing(HEADER + line(freshCaseNumber(), cpr, anInitiative(), "2024-01-10", ""));
        String caseNumber = freshCaseNumber();
        importing(HEADER + line(caseNumber, cpr, initiative, "2024-01-10", "").replace(NAME, "Freja Skabelon"));
        found(caseNumber).then().body("items[0].warnings.field", hasItem("person.name"));
    }

    private static String file(String initiative, int lines) {
        return HEADER
                + IntStream.range(0, lines)
                        .mapToObj(i -> line(
                                freshCaseNumber(),
                                freshCpr(),
                                initiative,
                                "2024-01-10",
                                i % 2 == 0 ? "2024-03-31" : ""))
                        .collect(Collectors.joining());
    }

    private static void correct(String caseNumber, String command, Map<String, Object> body) {
        String id = found(caseNumber).path("items[0].enrolmentId");
        post(id, command, body).then().statusCode(200);
    }

    private static Response found(String caseNumber) {
        return as("lead").body(Map.of("caseNumber", caseNumber)).post("/api/v1/enrolments/search");
    }
}
