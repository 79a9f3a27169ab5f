package dk.fodfaeste.reporting.projection;

import static dk.fodfaeste.reporting.report.ReportRequests.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.RandomHistory;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The follow-ups of a revised initiative are derived chunk by chunk. Until the last one, its figures say so. */
@QuarkusTest
class DerivationInChunksTest {
    /** The advisory lock of the instance that derives. */
    private static final long DERIVING_INSTANCE = 7_210_002L;

    private static final int FEW = 3;

    @Inject
    Events events;

    @Inject
    PendingDerivations pending;

    @Inject
    Projection projection;

    @Inject
    StoredOffsets storedOffsets;

    @Inject
    AgroalDataSource database;

    @Test
    void rows_derived_in_chunks_with_an_interruption_and_events_in_between_equal_rows_derived_at_once()
            throws SQLException {
        String code = "in-chunks";
        RandomHistory history = RandomHistory.of(code, 31, 14);
        List<FactVersion> late = new ArrayList<>();
        List<FactVersion> early = new ArrayList<>(history.all());
        early.removeAll(history.initiatives);
        late.addAll(early.subList(early.size() / 2, early.size()));
        early.removeAll(late);
        early.add(history.initiatives.getFirst());
        events.publish(early);
        List<String> before = rows(code);
        try (Connection other = database.getConnection();
                Statement sql = other.createStatement()) {
            sql.execute("select pg_advisory_lock(" + DERIVING_INSTANCE + ")");
            send(history.initiatives);
            assertThat(pending.initiatives()).containsExactly(code);
            assertThat(rows(code))
                    .as("the transaction of the event derives nothing")
                    .isEqualTo(before);

            deriveFew(code);
            List<String> partly = rows(code);
            String text = storedOffsets.asText();
            assertThat(partly).isNotEqualTo(before);
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        deriveFewInTransaction(code);
                        throw new IllegalStateException("interrupted");
                    }))
                    .hasMessage("interrupted");
            assertThat(rows(code)).isEqualTo(partly);
            deriveFew(code);
            assertThat(storedOffsets.asText())
                    .as("figures that were counted before the chunk are not used after it")
                    .isNotEqualTo(text);

            send(late);
            assertThat(pending.initiatives()).containsExactly(code);
            sql.execute("select pg_advisory_unlock(" + DERIVING_INSTANCE + ")");
        }
        events.awaitRead();
        List<String> inChunks = rows(code);

        execute("delete from follow_ups where initiative = '" + code + "'");
        QuarkusTransaction.requiringNew().call(() -> {
            pending.request(List.of(code));
            pending.deriveChunk(code, projection, PendingDerivations.CHUNK_SIZE);
            return null;
        });
        assertThat(pending.initiatives()).isEmpty();
        assertThat(inChunks).isNotEqualTo(before).isEqualTo(rows(code));
    }

    @Test
    void a_revision_that_arrives_while_an_initiative_is_derived_starts_from_the_first_enrolment() throws SQLException {
        String code = "revised-again";
        RandomHistory history = RandomHistory.of(code, 32, 8);
        events.publish(history);
        List<String> complete = rows(code);
        execute("delete from follow_ups where initiative = '" + code + "'");
        QuarkusTransaction.requiringNew().call(() -> {
            pending.request(List.of(code));
            pending.deriveChunk(code, projection, FEW);
            pending.request(List.of(code));
            execute("delete from follow_ups where initiative = '" + code + "'");
            return null;
        });
        events.awaitRead();
        assertThat(rows(code)).isEqualTo(complete);
    }

    @Test
    void figures_say_that_they_are_being_recomputed_and_no_report_is_published() throws SQLException {
        String code = "recomputed";
        RandomHistory history = RandomHistory.of(code, 33, 5);
        events.publish(history);
        String draft = ReportRequests.opened("2024-H2", code);
        String figure = "/api/v1/rates/" + code;
        try (Connection other = database.getConnection();
                Statement sql = other.createStatement()) {
            sql.execute("select pg_advisory_lock(" + DERIVING_INSTANCE + ")");
            QuarkusTransaction.requiringNew().call(() -> {
                pending.request(List.of(code));
                return null;
            });
            as("analyst").get(figure).then().statusCode(200).body("recomputing", is(true));
            as("analyst").get(figure + "/breakdown?by=EXIT_REASON").then().body("recomputing", is(true));
            as("steering").get(figure).then().body("recomputing", is(true));
            as("analyst")
                    .get("/api/v1/rates")
                    .then()
                    .body("items.findAll { it.recomputing == true }.initiative.unique()", is(List.of(code)));
            for (String page : List.of("/", "/rates/" + code, "/grants/of/" + code, "/reports/" + draft)) {
                as("analyst")
                        .get(page)
                        .then()
                        .statusCode(200)
                        .body(containsString("Tallene bliver beregnet igen"), containsString("Indsats " + code));
                as("analyst")
                        .cookie("fodfaeste-language", "en")
                        .get(page)
                        .then()
                        .body(containsString("Figures are being computed again"));
            }
            ReportRequests.publish(draft, 1)
                    .statusCode(409)
                    .body("detail", containsString("figures of " + code + " are being computed again"));
            sql.execute("select pg_advisory_unlock(" + DERIVING_INSTANCE + ")");
        }
        events.awaitRead();
        as("analyst").get(figure).then().body("recomputing", nullValue());
        as("analyst").get("/").then().body(not(containsString("Tallene bliver beregnet igen")));
        ReportRequests.publish(draft, 1).statusCode(200);
    }

    private void send(List<? extends FactVersion> facts) {
        TestStack.send(facts.stream().map(events::record).toList());
        events.awaitStored();
    }

    private void deriveFew(String code) {
        QuarkusTransaction.requiringNew().run(() -> deriveFewInTransaction(code));
    }

    private void deriveFewInTransaction(String code) {
        try {
            pending.deriveChunk(code, projection, FEW);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<String> rows(String code) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select to_jsonb(f)::text from follow_ups f
                        where initiative = ? order by enrolment_id, measure, due_on, position, known_from""")) {
            select.setString(1, code);
            List<String> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
