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
import dk.fodfaeste.participant.Bodies;
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
    void an_exit_returns_the_enrolment_as_get_does() {
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
    void after_sixty_days_only_a_lead_corrects_an_exit() throws SQLException {
        String initiative = anInitiative();
        String id = anEnrolment(initiative);
        exit(id, "2024-03-31", 1);
        Map<String, Object> correction = Bodies.exitCorrection("2024-03-30", "GOT_JOB", "tastefejl", 2);
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
        post(id, "exit/correction", Bodies.exitCorrection("2024-03-29", "GOT_JOB", "endnu en", 3))
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
    void a_repeated_exit_by_the_same_user_changes_nothing() {
        String id = anEnrolment(anInitiative());
        exit(id, "2024-03-31", 1);
        exit(id, "2024-03-31", 1).then().statusCode(200).body("version", equalTo(2));

        assertProblem(exit(id, "2024-03-30", 1), 409, "expectedVersion");
        Response byAnother = as("lead", "leder2", "*")
                .body(Bodies.exit("2024-03-31", "GOT_JOB", 1))
                .post("/api/v1/enrolments/" + id + "/exit");
        assertProblem(byAnother, 409, "expectedVersion");
        assertProblem(exit(id, "2024-03-31", 2), 422, "exitedOn");
    }

    @Test
    void one_of_two_concurrent_exits_succeeds() throws Exception {
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
    void a_corrected_exit_keeps_its_number_and_a_withdrawn_exit_is_removed() {
        String id = anEnrolment(anInitiative());
        exit(id, "2024-03-31", 1);
        Map<String, Object> correction = Bodies.exitCorrection("2024-04-15", "ILLNESS", "wrong letter", 2);
        post(id, "exit/correction", correction)
                .then()
                .statusCode(200)
                .body("exitedOn", equalTo("2024-04-15"))
                .body("exitReason", equalTo("ILLNESS"))
                .body("exitNumber", equalTo(1))
                .body("version", equalTo(3));
        post(id, "exit/correction", correction).then().statusCode(200).body("version", equalTo(3));

        Map<String, Object> withdrawal = Bodies.justification("the person stayed", 3);
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
    void a_correction_or_withdrawal_must_not_overlap_the_next_enrolment() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        String first = registered(registration(initiative, cpr, "2024-01-10"));
        exit(first, "2024-03-31", 1);
        registered(registration(initiative, cpr, "2024-04-10"));

        assertProblem(correct(first, "2024-04-11"), 422, "exitedOn");
        assertProblem(post(first, "exit/withdrawal", Bodies.justification("slip", 2)), 422, "exitedOn");
        correct(first, "2024-04-10").then().statusCode(200);
    }

    @Test
    void malformed_fields_and_violated_rules_are_named() {
        String id = anEnrolment(anInitiative());
        assertProblem(exit(id, "2024-01-09", 1), 422, "exitedOn");
        assertProblem(exit(id, "2024-02-30", 1), 400, "exitedOn");
        assertProblem(exit(id, "999999999-12-31", 1), 400, "exitedOn");
        assertProblem(exit(id, "1899-12-31", 1), 422, "exitedOn");
        assertProblem(exit(id, "2024-03-31", 7), 409, "expectedVersion");
        assertProblem(post(id, "exit", Map.of()), 400, "exitedOn", "reason", "expectedVersion");
        assertProblem(post(id, "exit", Bodies.exit("2024-03-31", "BORED", 1)), 400, "reason");
        assertProblem(correct(id, "2024-03-31", 1), 422, "exitedOn");
        assertProblem(post(id, "exit/withdrawal", Bodies.justification("slip", 1)), 422, "exitedOn");
        assertProblem(post(id, "exit/withdrawal", Bodies.justification(" ", 1)), 400, "because");
        assertProblem(post(id, "exit/withdrawal", Bodies.justification("x".repeat(1001), 1)), 400, "because");
        show(id).then().body("version", equalTo(1));
    }

    @Test
    void an_unknown_enrolment_or_one_out_of_scope_is_not_found() {
        assertProblem(exit(UUID.randomUUID().toString(), "2024-03-31", 1), 404);
        assertProblem(exit("no-id", "2024-03-31", 1), 404);

        String id = anEnrolment(anInitiative());
        Response foreign = as("consultant", "konsulent1", "elsewhere")
                .body(Bodies.exit("2024-03-31", "GOT_JOB", 1))
                .post("/api/v1/enrolments/" + id + "/exit");
        assertProblem(foreign, 404);
    }

    @Test
    void a_consultant_exits_and_corrects_in_own_initiatives() {
        String initiative = anInitiative();
        String id = anEnrolment(initiative);
        as("consultant", "konsulent1", initiative)
                .body(Bodies.exit("2024-03-31", "GOT_JOB", 1))
                .post("/api/v1/enrolments/" + id + "/exit")
                .then()
                .statusCode(200);
        as("consultant", "konsulent1", initiative)
                .body(Bodies.exitCorrection("2024-03-30", "GOT_JOB", "slip", 2))
                .post("/api/v1/enrolments/" + id + "/exit/correction")
                .then()
                .statusCode(200);
    }

    private static Response correct(String id, String exitedOn) {
        return correct(id, exitedOn, 2);
    }

    private static Response correct(String id, String exitedOn, int expectedVersion) {
        return post(id, "exit/correction", Bodies.exitCorrection(exitedOn, "GOT_JOB", "slip", expectedVersion));
    }
}
