package dk.fodfaeste.reporting.projection;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EmploymentVersion;
import dk.fodfaeste.reporting.followup.RandomHistory;
import dk.fodfaeste.reporting.report.Leavers;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A projection that is rebuilt from the topics has the same rows. Until it is complete, the present one is used. */
@QuarkusTest
class RebuildTest {
    /** The advisory lock of the instance that rebuilds. */
    private static final long REBUILDING_INSTANCE = 7_210_003L;

    private static final String TABLES = "table_name = any (projection_tables())";

    @Inject
    Events events;

    @Inject
    Rebuild rebuild;

    @Inject
    KafkaClientService kafka;

    @Inject
    StoredOffsets storedOffsets;

    @Inject
    AgroalDataSource database;

    @Test
    void a_wrong_projection_is_rebuilt_with_the_rows_of_the_facts() throws SQLException {
        events.publish(RandomHistory.of("rebuilt", 7, 12));
        events.publish(List.of(new EmploymentVersion(
                "konsulent-rebuilt", new BigDecimal("0.8"), null, 1, Instant.parse("2025-01-02T08:00:00Z"))));
        events.send(List.of(Events.record(Events.OUTCOMES, "x", "{".getBytes(StandardCharsets.UTF_8))));
        List<String> before = rows();
        String text = storedOffsets.asText();
        long unreadable = storedOffsets.unreadableEvents();
        assertThat(before).hasSizeGreaterThan(20);
        assertThat(unreadable).isPositive();
        insertEnteredRows();
        int entered = enteredRows();
        execute("delete from follow_ups where initiative = 'rebuilt'");

        rebuildToTheEnd();

        assertThat(rows()).isEqualTo(before);
        assertThat(storedOffsets.unreadableEvents()).isEqualTo(unreadable);
        assertThat(storedOffsets.asText())
                .as("figures that were counted from the tables of before are not used")
                .isNotEqualTo(text);
        assertThat(enteredRows())
                .as("grants and comparisons are entered by hand and are in no topic")
                .isEqualTo(entered);
        assertThat(texts("select 'x' from next.enrolment_versions")).isEmpty();
    }

    /** The rebuild waits for a lock of the test, and its connection is then lost, as if the service was killed. */
    @Test
    void rows_stay_and_events_are_counted_while_a_rebuild_runs_and_an_interrupted_rebuild_goes_on()
            throws SQLException {
        String code = "beside";
        events.publish(RandomHistory.of(code, 17, 12));
        List<String> before = rows();
        try (Connection other = database.getConnection();
                Statement sql = other.createStatement()) {
            sql.execute("select pg_advisory_lock(" + REBUILDING_INSTANCE + ")");
            assertThat(rebuild.request()).isTrue();
            other.setAutoCommit(false);
            sql.execute("lock table next.follow_ups in access exclusive mode");
            assertThat(rebuild.phase()).as("another instance has the lock").contains(Rebuild.Phase.STORING);
            sql.execute("select pg_advisory_unlock(" + REBUILDING_INSTANCE + ")");
            String waiting = "select pid from pg_locks where relation = 'next.follow_ups'::regclass and not granted";
            await().untilAsserted(() -> assertThat(texts(waiting)).isNotEmpty());
            assertThat(rebuild.phase()).contains(Rebuild.Phase.DERIVING);
            assertThat(rows()).isEqualTo(before);
            assertThat(rebuild.request()).as("a second rebuild starts").isFalse();
            try (ResultSet lock = sql.executeQuery("select pg_try_advisory_lock(" + REBUILDING_INSTANCE + ")")) {
                lock.next();
                assertThat(lock.getBoolean(1))
                        .as("another instance may rebuild")
                        .isFalse();
            }

            events.publish(Leavers.many(code, "later", 3, "2024-09-10", "EDUCATION"));
            assertThat(rows()).hasSizeGreaterThan(before.size());

            sql.execute("select pg_terminate_backend(pid) from pg_locks"
                    + " where relation = 'next.follow_ups'::regclass and not granted");
            other.rollback();
            other.setAutoCommit(true);
        }
        List<String> after = rows();
        awaitEnd();
        assertThat(rows()).isEqualTo(after);
    }

    @Test
    void both_sets_of_tables_have_the_same_columns_indexes_and_constraints() throws SQLException {
        for (String catalogue : List.of(
                "select table_name || column_name || data_type || is_nullable || coalesce(column_default, '') from"
                        + " information_schema.columns where table_schema = '%1$s' and " + TABLES,
                "select replace(indexdef, '%1$s.', '') from pg_indexes where schemaname = '%1$s'"
                        + " and tablename = any (projection_tables())",
                "select conrelid::regclass::name || conname || pg_get_constraintdef(c.oid) from pg_constraint c"
                        + " join pg_class t on t.oid = conrelid"
                        + " where t.relnamespace = '%1$s'::regnamespace and relname = any (projection_tables())",
                "select table_name || privilege_type from information_schema.table_privileges"
                        + " where table_schema = '%1$s' and grantee = current_user and " + TABLES)) {
            List<String> present = texts(catalogue.formatted("public") + " order by 1");
            assertThat(present).hasSizeGreaterThan(8);
            assertThat(texts(catalogue.formatted("next") + " order by 1").stream()
                            .map(text -> text.replace("next.", ""))
                            .toList())
                    .isEqualTo(present);
        }
    }

    @Test
    void stored_events_are_not_read_again_after_a_rebalance() throws SQLException {
        events.publish(RandomHistory.of("not-again", 8, 3));
        List<String> before = rows();
        execute("delete from follow_ups where initiative = 'not-again'");
        rebalance();
        events.publish(RandomHistory.of("after-that", 9, 2));
        assertThat(rows()).noneMatch(row -> row.contains("not-again"));
        assertThat(before).anyMatch(row -> row.contains("not-again"));

        rebuildToTheEnd();
        // A set, because AssertJ compares each row of one list with each of the other, and the tests leave thousands.
        assertThat(new HashSet<>(rows()).containsAll(before)).isTrue();
    }

    private void rebuildToTheEnd() throws SQLException {
        assertThat(rebuild.request()).isTrue();
        awaitEnd();
    }

    private void awaitEnd() {
        await().untilAsserted(() -> assertThat(rebuild.phase()).isEmpty());
        events.awaitRead();
    }

    private void insertEnteredRows() throws SQLException {
        execute("""
                insert into grant_versions values ('rebuilt', 1, now(), 'admin1');
                insert into grant_lines values ('rebuilt', 1, 0, 'rebuilt', 'Budget 2022', 'GRANTED', null, 'IPS', 'BIF', null, null, null,
                    2022, 'EXPENSE', 2024, 1);
                insert into stated_totals values ('rebuilt', 1, 0, null, 'Budget 2022', null, null, null, 2, 'I alt');
                insert into comparison_versions values ('rebuilt', 'after-exit', 'ANCHOR', '2024-01-01', '2024-06-30', 1, 'Alle', 1, 2,
                    'register', '2025-01-01', false, null, now(), 'analyst1');
                insert into fidelity_review_versions values ('rebuilt', '2024-12-31', 1, 'SOF', '{DISCLOSURE}', '{3}', '{null}', false, null,
                    now(), 'lead1');
                insert into business_case_versions values ('rebuilt', 'note', 1, '{}', 'x', now(), 'admin1')""");
    }

    private int enteredRows() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("""
                        select (select count(*) from grant_versions) + (select count(*) from grant_lines)
                            + (select count(*) from stated_totals) + (select count(*) from comparison_versions)
                            + (select count(*) from fidelity_review_versions)
                            + (select count(*) from business_case_versions)""")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void a_rebuild_gives_the_same_figures_and_restatements_and_keeps_published_reports() throws SQLException {
        String code = "rebuilt-report";
        events.publish(List.of(initiative(
                code,
                1,
                Leavers.IN_TIME,
                measure(Leavers.MEASURE, Anchor.EXIT, "P1M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null)))));
        events.publish(Leavers.many(code, "school", 12, "2024-09-10", "EDUCATION"));
        events.publish(Leavers.many(code, "none", 15, "2024-09-10", "UNEMPLOYED"));
        String report = ReportRequests.published("2024-H2", code);
        byte[] pdf = ReportRequests.pdf(report);
        events.publish(List.of(
                Leavers.status(code, "school-1", "2024-10-10", "UNEMPLOYED", 2, Leavers.AFTER_THE_REPORT),
                Leavers.left(code, "none-1", "2024-09-10", 2, Leavers.AFTER_THE_REPORT, "WRONGLY_REGISTERED")));
        String draft = ReportRequests.opened("2024-H2", code);
        List<Object> before = figuresAndRestatements(draft);
        assertThat(before.toString()).contains("CORRECTED_STATUS", "WRONG_REGISTRATION");

        rebuildToTheEnd();

        assertThat(figuresAndRestatements(draft)).isEqualTo(before);
        assertThat(ReportRequests.pdf(report)).isEqualTo(pdf);
    }

    /** The figures and restatements of a draft, without the instant of the request. */
    private static List<Object> figuresAndRestatements(String draft) {
        var measure = ReportRequests.document("analyst", draft);
        return List.of(
                measure.get("initiatives[0].measures[0].restated.changes"),
                measure.get("initiatives[0].measures[0].restated.now.figure.counts"),
                measure.get("initiatives[0].measures[0].halfYear.figure.counts"),
                measure.get("initiatives[0].measures[0].twelveMonths.figure.counts"),
                ReportRequests.as("lead")
                        .get("/api/v1/reports/" + draft + "/restatements")
                        .jsonPath()
                        .getList("items"));
    }

    /** Rebalances as at a start of the service or when another instance joins. */
    private void rebalance() {
        for (String channel :
                List.of("initiatives", "enrolment-events", "outcome-events", "activity-events", "employment-events")) {
            kafka.getConsumer(channel)
                    .runOnPollingThread(consumer -> {
                        consumer.enforceRebalance();
                    })
                    .await()
                    .indefinitely();
        }
    }

    private List<String> rows() throws SQLException {
        return texts("""
                (select to_jsonb(f)::text from follow_ups f order by enrolment_id, measure, due_on, position, known_from)
                union all (select to_jsonb(e)::text from employment_versions e order by consultant, version)""");
    }

    /** The first column of a query. */
    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
