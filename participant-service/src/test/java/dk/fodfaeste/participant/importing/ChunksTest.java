package dk.fodfaeste.participant.importing;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.Api.register;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.assertCounts;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.StatementCount;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The lines of a chunk are written together: the number of statements, faults in the middle, and other transactions at the same time. */
@QuarkusTest
class ChunksTest {
    /** Fewer than a chunk has. */
    private static final int MANY = 400;

    @Test
    void a_chunk_is_written_with_one_statement_for_each_table_however_many_lines_it_has() throws SQLException {
        String initiative = anInitiative();
        Map<String, Integer> registrations = Map.of(
                "insert participants", 1,
                "insert enrolments", 1,
                "insert enrolment_versions", 1,
                "insert outbox", 1,
                "insert audit_trail", 1);
        Map<String, Integer> exits = Map.of(
                "update enrolments", 1, "insert enrolment_versions", 1, "insert outbox", 1, "insert audit_trail", 1);
        try (StatementCount statements =
                StatementCount.on("participants", "enrolments", "enrolment_versions", "outbox", "audit_trail")) {
            for (int count : new int[] {2, MANY}) {
                String open = lines(initiative, count).replaceAll("2024-03-31;GOT_JOB", ";");
                assertCounts(importing(HEADER + open), count, 0, 0);
                assertThat(statements.take()).isEqualTo(registrations);
                String exited = open.replace("2024-01-10;;", "2024-01-10;2024-03-31;GOT_JOB");
                assertCounts(importing(HEADER + exited), count, 0, 0);
                assertThat(statements.take()).isEqualTo(exits);
                assertCounts(importing(HEADER + open + exited), 0, 2 * count, 0);
                assertThat(statements.take()).isEqualTo(Map.of("insert audit_trail", (2 * count + 499) / 500));
            }
        }
    }

    @Test
    void a_rejected_line_in_the_middle_of_a_chunk_leaves_the_lines_around_it() throws SQLException {
        String initiative = anInitiative();
        String overlapping = freshCpr();
        Response answer = importing(HEADER
                + lines(initiative, 100)
                + line(freshCaseNumber(), overlapping, initiative, "2024-01-10", "")
                + lines(initiative, 50)
                + line(freshCaseNumber(), overlapping, initiative, "2024-02-01", "")
                + lines(initiative, 100));
        assertCounts(answer, 251, 0, 1);
        answer.then().body("rejected[0].line", equalTo(153)).body("rejected[0].field", equalTo("startedOn"));
        assertThat(enrolments(initiative)).isEqualTo(251);
    }

    @Test
    void the_events_of_an_enrolment_are_published_in_the_order_of_its_versions() throws SQLException {
        String initiative = anInitiative();
        importing(HEADER + lines(initiative, MANY)).then().statusCode(200);
        await().untilAsserted(
                        () -> assertThat(number("""
                        select count(*) from published_events
                         where convert_from(value, 'UTF8')::json->>'initiative' = '%s'""".formatted(initiative))).isEqualTo(MANY * 3 / 2));
        assertThat(number("""
                        select count(*) from published_events earlier join published_events later using (key)
                         where earlier.id < later.id
                           and (convert_from(earlier.value, 'UTF8')::json->>'version')::int
                             > (convert_from(later.value, 'UTF8')::json->>'version')::int""")).isZero();
    }

    @Test
    void a_case_number_that_is_registered_at_the_same_time_rejects_its_line_alone() throws Exception {
        String initiative = anInitiative();
        String known = freshCpr();
        registered(registration(initiative, known, "2023-01-10"));
        String contested = freshCaseNumber();
        String file = HEADER
                + lines(initiative, 10)
                + line(contested, freshCpr(), initiative, "2024-01-10", "")
                + lines(initiative, 10);
        try (Connection other = TestStack.asOwner();
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            // The import has read what is recorded when it waits to insert its persons. The registration of a known
            // person inserts none.
            sql.execute("lock table participants in share mode");
            CompletableFuture<Response> imported = CompletableFuture.supplyAsync(() -> importing(file));
            await().until(() -> number("select count(*) from pg_locks where not granted") > 0);
            Map<String, Object> byHand = registration(anInitiative(), known, "2024-01-10");
            byHand.put("caseNumber", contested);
            register(byHand).then().statusCode(201);
            other.rollback();

            Response answer = imported.get();
            assertCounts(answer, 20, 0, 1);
            answer.then().body("rejected[0].line", equalTo(12)).body("rejected[0].field", equalTo("initiative"));
        }
        assertThat(enrolments(initiative)).isEqualTo(21);
    }

    /** Each of a new person; every second one has an exit. */
    private static String lines(String initiative, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        line(freshCaseNumber(), freshCpr(), initiative, "2024-01-10", i % 2 == 0 ? "" : "2024-03-31"))
                .collect(Collectors.joining());
    }

    private static long enrolments(String initiative) throws SQLException {
        return number("select count(*) from enrolments where initiative = '" + initiative + "'");
    }

    private static long number(String query) throws SQLException {
        try (Connection owner = TestStack.asOwner();
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
