package dk.fodfaeste.reporting.projection;

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
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dropped projection is rebuilt from the topics, row for row, without a reset of Kafka offsets. */
@QuarkusTest
class RebuildTest {

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
    void a_dropped_projection_is_rebuilt_with_the_same_rows() throws SQLException {
        events.publish(RandomHistory.of("rebuilt", 7, 12));
        events.publish(List.of(new EmploymentVersion(
                "konsulent-rebuilt", new BigDecimal("0.8"), null, 1, Instant.parse("2025-01-02T08:00:00Z"))));
        events.send(List.of(Events.record(Events.OUTCOMES, "x", "{".getBytes(StandardCharsets.UTF_8))));
        List<String> before = rows();
        long unreadable = storedOffsets.unreadableEvents();
        assertThat(before).hasSizeGreaterThan(20);
        assertThat(unreadable).isPositive();

        insertEnteredRows();
        int entered = enteredRows();
        rebuild.drop();
        assertThat(rows()).isEmpty();
        assertThat(enteredRows())
                .as("grants, comparisons, reviews and business cases are entered by hand and are in no topic")
                .isEqualTo(entered);
        rebalance();
        events.awaitRead();

        assertThat(rows()).isEqualTo(before);
        assertThat(storedOffsets.unreadableEvents()).isEqualTo(unreadable);
    }

    @Test
    void stored_events_are_not_read_again_after_a_rebalance() throws SQLException {
        events.publish(RandomHistory.of("not-again", 8, 3));
        List<String> before = rows();
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from follow_ups where initiative = 'not-again'")) {
            delete.executeUpdate();
        }
        rebalance();
        events.publish(RandomHistory.of("after-that", 9, 2));
        assertThat(rows()).noneMatch(row -> row.contains("not-again"));
        assertThat(before).anyMatch(row -> row.contains("not-again"));

        rebuild.drop();
        rebalance();
        events.awaitRead();
        assertThat(rows()).containsAll(before);
    }

    private void insertEnteredRows() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("""
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
    void a_rebuild_gives_the_same_figures_and_restatements_and_keeps_published_reports() {
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

        drop();
        rebalance();
        events.awaitRead();

        assertThat(figuresAndRestatements(draft)).isEqualTo(before);
        assertThat(ReportRequests.pdf(report)).isEqualTo(pdf);
    }

    private void drop() {
        try {
            rebuild.drop();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
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
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        (select to_jsonb(f)::text from follow_ups f order by enrolment_id, measure, due_on, position, known_from)
                        union all (select to_jsonb(e)::text from employment_versions e order by consultant, version)""");
                ResultSet row = select.executeQuery()) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        }
    }
}
