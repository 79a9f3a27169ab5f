package dk.fodfaeste.participant.exiting;

import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExitingTest {

    @Test
    void an_exit_is_answered_as_get_shows_it() {
        String id = anEnrolment(anInitiative());
        Response exited = exit(id, "2024-03-31", 1);

        exited.then()
                .statusCode(200)
                .body("exitedOn", equalTo("2024-03-31"))
                .body("exitReason", equalTo("GOT_JOB"))
                .body("exitNumber", equalTo(1))
                .body("state", equalTo("EXITED"))
                .body("version", equalTo(2));
        assertThat(show(id).asString()).isEqualTo(exited.asString());
    }

    @Test
    void what_was_recorded_more_than_sixty_days_ago_is_corrected_by_a_lead() throws SQLException {
        String initiative = anInitiative();
        String id = anEnrolment(initiative);
        exit(id, "2024-03-31", 1);
        Map<String, Object> correction =
                Map.of("exitedOn", "2024-03-30", "reason", "GOT_JOB", "because", "tastefejl", "expectedVersion", 2);
        recordedEarlier(id, 61);
        assertProblem(
                as("consultant", "konsulent1", initiative)
                        .body(correction)
                        .post("/api/v1/enrolments/" + id + "/exit/correction"),
                403);
        recordedEarlier(id, -2);
        as("consultant", "konsulent1", initiative)
                .body(correction)
                .post("/api/v1/enrolments/" + id + "/exit/correction")
                .then()
                .statusCode(200);
        recordedEarlier(id, 100);
        post(
                        id,
                        "exit/correction",
                        Map.of(
                                "exitedOn", "2024-03-29",
                                "reason", "GOT_JOB",
                                "because", "endnu en",
                                "expectedVersion", 3))
                .then()
                .statusCode(200);
    }

    static void recordedEarlier(String id, int days) throws SQLException {
        try (Connection connection = TestStack.asOwner();
                Statement sql = connection.createStatement()) {
            sql.execute("update enrolment_versions set recorded_at = recorded_at - interval '" + days
                    + " days' where enrolment_id = '" + id + "'");
        }
    }

    @Test
    void an_exit_in_the_future_leaves_the_enrolment_active() {
        exit(anEnrolment(anInitiative()), "2199-12-31", 1).then().body("state", equalTo("ACTIVE"));
    }

    @Test
    void the_same_exit_again_by_the_same_user_changes_nothing() {
        String id = anEnrolment(anInitiative());
        exit(id, "2024-03-31", 1);
        exit(id, "2024-03-31", 1).then().statusCode(200).body("version", equalTo(2));

        assertProblem(exit(id, "2024-03-30", 1), 409, "expectedVersion");
        Response byAnother = as("lead", "leder2", "*")
                .body(Map.of("exitedOn", "2024-03-31", "reason", "GOT_JOB", "expectedVersion", 1))
                .post("/api/v1/enrolments/" + id + "/exit");
        assertProblem(byAnother, 409, "expectedVersion");
        assertProblem(exit(id, "2024-03-31", 2), 422, "exitedOn");
    }

    @Test
    void of_two_exits_at_once_one_is_taken() throws Exception {
        String id = anEnrolment(anInitiative());
        List<Callable<Integer>> both = List.of(
                () -> exit(id, "2024-03-30", 1).statusCode(),
                () -> exit(id, "2024-03-31", 1).statusCode());
        try (var threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(both).stream().map(done -> done.resultNow()))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void a_corrected_exit_keeps_its_number_and_a_withdrawn_one_is_gone() {
        String id = anEnrolment(anInitiative());
        exit(id, "2024-03-31", 1);
        Map<String, Object> correction =
                Map.of("exitedOn", "2024-04-15", "reason", "ILLNESS", "because", "wrong letter", "expectedVersion", 2);
        post(id, "exit/correction", correction)
                .then()
                .statusCode(200)
                .body("exitedOn", equalTo("2024-04-15"))
                .body("exitReason", equalTo("ILLNESS"))
                .body("exitNumber", equalTo(1))
                .body("version", equalTo(3));
        post(id, "exit/correction", correction).then().statusCode(200).body("version", equalTo(3));

        Map<String, Object> withdrawal = Map.of("because", "she stayed", "expectedVersion", 3);
        post(id, "exit/withdrawal", withdrawal)
                .then()
                .statusCode(200)
                .body("exitedOn", nullValue())
                .body("exitReason", nullValue())
                .body("exitNumber", equalTo(1))
                .body("state", equalTo("ACTIVE"));
        post(id, "exit/withdrawal", withdrawal).then().statusCode(200).body("version", equalTo(4));
        exit(id, "2024-06-30", 4).then().statusCode(200).body("exitNumber", equalTo(2));
    }

    @Test
    void a_correction_or_withdrawal_must_not_run_into_the_next_enrolment() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        String first = registered(registration(initiative, cpr, "2024-01-10"));
        exit(first, "2024-03-31", 1);
        registered(registration(initiative, cpr, "2024-04-10"));

        assertProblem(correct(first, "2024-04-11"), 422, "exitedOn");
        assertProblem(post(first, "exit/withdrawal", Map.of("because", "slip", "expectedVersion", 2)), 422, "exitedOn");
        correct(first, "2024-04-10").then().statusCode(200);
    }

    @Test
    void what_breaks_a_rule_or_cannot_be_read_is_named() {
        String id = anEnrolment(anInitiative());
        assertProblem(exit(id, "2024-01-09", 1), 422, "exitedOn");
        assertProblem(exit(id, "2024-02-30", 1), 400, "exitedOn");
        assertProblem(exit(id, "999999999-12-31", 1), 400, "exitedOn");
        assertProblem(exit(id, "1899-12-31", 1), 422, "exitedOn");
        assertProblem(exit(id, "2024-03-31", 7), 409, "expectedVersion");
        assertProblem(post(id, "exit", Map.of()), 400, "exitedOn", "reason", "expectedVersion");
        assertProblem(
                post(id, "exit", Map.of("exitedOn", "2024-03-31", "reason", "BORED", "expectedVersion", 1)),
                400,
                "reason");
        assertProblem(correct(id, "2024-03-31", 1), 422, "exitedOn");
        assertProblem(post(id, "exit/withdrawal", Map.of("because", "slip", "expectedVersion", 1)), 422, "exitedOn");
        assertProblem(post(id, "exit/withdrawal", Map.of("because", " ", "expectedVersion", 1)), 400, "because");
        assertProblem(
                post(id, "exit/withdrawal", Map.of("because", "x".repeat(1001), "expectedVersion", 1)), 400, "because");
        show(id).then().body("version", equalTo(1));
    }

    @Test
    void an_enrolment_that_is_not_there_or_out_of_scope_is_not_found() {
        assertProblem(exit(UUID.randomUUID().toString(), "2024-03-31", 1), 404);
        assertProblem(exit("no-id", "2024-03-31", 1), 404);

        String id = anEnrolment(anInitiative());
        Response foreign = as("consultant", "konsulent1", "elsewhere")
                .body(Map.of("exitedOn", "2024-03-31", "reason", "GOT_JOB", "expectedVersion", 1))
                .post("/api/v1/enrolments/" + id + "/exit");
        assertProblem(foreign, 404);
    }

    @Test
    void a_consultant_exits_and_corrects_in_own_initiatives() {
        String initiative = anInitiative();
        String id = anEnrolment(initiative);
        as("consultant", "konsulent1", initiative)
                .body(Map.of("exitedOn", "2024-03-31", "reason", "GOT_JOB", "expectedVersion", 1))
                .post("/api/v1/enrolments/" + id + "/exit")
                .then()
                .statusCode(200);
        as("consultant", "konsulent1", initiative)
                .body(Map.of("exitedOn", "2024-03-30", "reason", "GOT_JOB", "because", "slip", "expectedVersion", 2))
                .post("/api/v1/enrolments/" + id + "/exit/correction")
                .then()
                .statusCode(200);
    }

    private static Response correct(String id, String exitedOn) {
        return correct(id, exitedOn, 2);
    }

    private static Response correct(String id, String exitedOn, int expectedVersion) {
        return post(
                id,
                "exit/correction",
                Map.of(
                        "exitedOn",
                        exitedOn,
                        "reason",
                        "GOT_JOB",
                        "because",
                        "slip",
                        "expectedVersion",
                        expectedVersion));
    }
}
