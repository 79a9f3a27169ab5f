package dk.fodfaeste.reporting.report.publishing;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static dk.fodfaeste.reporting.report.ReportRequests.as;
import static dk.fodfaeste.reporting.report.ReportRequests.document;
import static dk.fodfaeste.reporting.report.ReportRequests.opened;
import static dk.fodfaeste.reporting.report.ReportRequests.pdf;
import static dk.fodfaeste.reporting.report.ReportRequests.publish;
import static dk.fodfaeste.reporting.report.ReportRequests.published;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EmploymentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.report.Leavers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A published report never changes, and the next report restates its figures. In these tests it is noon on 15 March 2025. */
@QuarkusTest
class PublishingTest {

    @Inject
    Events events;

    @Inject
    AgroalDataSource database;

    /** In the second half of 2024: 12 exits to work or education, 18 others. The target is 40 %, just reached. */
    private void thirtyLeft(String code) {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative(
                code,
                1,
                Leavers.IN_TIME,
                measure(Leavers.MEASURE, Anchor.EXIT, "P1M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null))));
        facts.addAll(Leavers.many(code, "school", 12, "2024-09-10", "EDUCATION"));
        facts.addAll(Leavers.many(code, "none", 18, "2024-09-10", "UNEMPLOYED"));
        events.publish(facts);
    }

    @Test
    void a_status_corrected_after_publishing_changes_the_rate_and_the_next_draft_and_no_byte_of_the_report()
            throws Exception {
        thirtyLeft("rep-corrected");
        String report = published("2024-H2", "rep-corrected");
        byte[] before = pdf(report);
        String said = as("steering").get("/api/v1/reports/" + report).path("pdfSha256");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(before)))
                .isEqualTo(said);
        assertThat(new String(before, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        String document =
                as("steering").get("/api/v1/reports/" + report + "/document").asString();
        byte[] workbook =
                as("steering").get("/api/v1/reports/" + report + "/xlsx").asByteArray();

        events.publish(List.of(
                Leavers.status("rep-corrected", "school-3", "2024-10-10", "UNEMPLOYED", 2, Leavers.AFTER_THE_REPORT)));

        as("steering")
                .get("/api/v1/rates/rep-corrected?from=2024-07-01&to=2024-12-31")
                .then()
                .body("counts.successes", is(11), "denominator", is(30), "target.reached", is(false));
        assertThat(pdf(report)).isEqualTo(before);
        assertThat(as("steering").get("/api/v1/reports/" + report + "/xlsx").asByteArray())
                .isEqualTo(workbook);
        assertThat(as("steering").get("/api/v1/reports/" + report + "/document").asString())
                .isEqualTo(document);
        JsonPath next = document("analyst", opened("2024-H2", "rep-corrected"));
        next.setRootPath("initiatives[0].measures[0]");
        assertThat(next.getList("restated")).hasSize(1);
        assertThat(next.getInt("restated[0].published.figure.counts.successes")).isEqualTo(12);
        assertThat(next.getInt("restated[0].published.figure.denominator")).isEqualTo(30);
        assertThat(next.getBoolean("restated[0].published.figure.target.reached"))
                .isTrue();
        assertThat(next.getInt("restated[0].now.figure.counts.successes")).isEqualTo(11);
        assertThat(next.getInt("restated[0].now.figure.denominator")).isEqualTo(30);
        assertThat(next.getBoolean("restated[0].now.figure.target.reached")).isFalse();
        assertThat(next.getList("restated[0].changes")).hasSize(1);
        assertThat(next.getMap("restated[0].changes[0]"))
                .containsEntry("reason", "CORRECTED_STATUS")
                .containsEntry("followUps", null)
                .containsEntry("successes", -1)
                .containsEntry("denominator", 0)
                .containsEntry("suppressed", true);
        assertThat(next.getInt("halfYear.figure.counts.successes")).isEqualTo(11);
    }

    @Test
    void an_exit_corrected_from_april_to_may_moves_to_the_other_half_year_and_counts_once() {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative(
                "rep-moved",
                1,
                Leavers.IN_TIME,
                "Flyttet",
                day("2019-01-01"),
                "FOLLOW_UP",
                List.of(measure(
                        Leavers.MEASURE, Anchor.EXIT, "P2M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null)))));
        for (int i = 0; i < 12; i++) {
            facts.add(Leavers.left("rep-moved", "early-" + i, "2024-02-10"));
            facts.add(Leavers.status(
                    "rep-moved", "early-" + i, "2024-04-10", i < 6 ? "EDUCATION" : "UNEMPLOYED", 1, Leavers.IN_TIME));
            facts.add(Leavers.left("rep-moved", "later-" + i, "2024-08-10"));
            facts.add(Leavers.status(
                    "rep-moved", "later-" + i, "2024-10-10", i < 6 ? "EDUCATION" : "UNEMPLOYED", 1, Leavers.IN_TIME));
        }
        facts.add(Leavers.left("rep-moved", "moved", "2024-04-30"));
        facts.add(Leavers.status("rep-moved", "moved", "2024-07-01", "EDUCATION", 1, Leavers.IN_TIME));
        events.publish(facts);
        published("2024-H1", "rep-moved");
        published("2024-H2", "rep-moved");

        events.publish(
                List.of(Leavers.left("rep-moved", "moved", "2024-05-01", 2, Leavers.AFTER_THE_REPORT, "EXITED")));

        JsonPath next = document("analyst", opened("2024-H2", "rep-moved"));
        next.setRootPath("initiatives[0].measures[0]");
        assertThat(next.getList("restated.period")).containsExactly("2024-H2", "2024-H1");
        assertThat(next.getList("restated.published.figure.denominator")).containsExactly(12, 13);
        assertThat(next.getList("restated.now.figure.denominator")).containsExactly(13, 12);
        assertThat(next.getList("restated.now.figure.counts.successes")).containsExactly(7, 6);
        for (int i : new int[] {0, 1}) {
            assertThat(next.getList("restated[" + i + "].changes.reason")).containsExactly("MOVED_EXIT");
        }
        assertThat(next.getList("restated.changes.flatten().denominator")).containsExactly(1, -1);
        assertThat(next.getList("restated.changes.flatten().successes")).containsExactly(1, -1);
    }

    @Test
    void of_several_reasons_with_small_counts_only_the_reasons_are_disclosed() {
        thirtyLeft("rep-several");
        published("2024-H2", "rep-several");
        events.publish(List.of(
                Leavers.status("rep-several", "school-1", "2024-10-10", "UNEMPLOYED", 2, Leavers.AFTER_THE_REPORT),
                Leavers.left(
                        "rep-several", "none-1", "2024-09-10", 2, Leavers.AFTER_THE_REPORT, "WRONGLY_REGISTERED")));
        String draft = opened("2024-H2", "rep-several");
        JsonPath next = document("analyst", draft);
        next.setRootPath("initiatives[0].measures[0].restated[0]");
        assertThat(next.getInt("now.figure.counts.successes")).isEqualTo(11);
        assertThat(next.getInt("now.figure.denominator")).isEqualTo(29);
        assertThat(next.getList("changes.reason")).containsExactly("WRONG_REGISTRATION", "CORRECTED_STATUS");
        assertThat(next.getList("changes.followUps")).containsExactly(null, null);
        assertThat(next.getList("changes.suppressed")).containsExactly(true, true);

        as("analyst")
                .get("/api/v1/reports/" + draft + "/restatements")
                .then()
                .statusCode(200)
                .body("items[0].changes.reason", contains("WRONG_REGISTRATION", "CORRECTED_STATUS"))
                .body("items[0].published", equalTo(Map.of("successes", 12, "denominator", 30)))
                .body("items[0].now", equalTo(Map.of("successes", 11, "denominator", 29)))
                .body("items[0].changes.followUps", contains(1, 1))
                .body("items[0].changes.successes", contains(0, -1))
                .body("items[0].changes.denominator", contains(-1, 0));
        as("steering").get("/api/v1/reports/" + draft + "/restatements").then().statusCode(403);
    }

    @Test
    void nothing_is_published_while_an_event_of_any_topic_is_unread() throws SQLException {
        thirtyLeft("rep-unread");
        Instant recorded = Instant.parse("2024-10-01T08:00:00Z");
        events.publish(List.of(
                new EmploymentVersion("konsulent-unread", BigDecimal.ONE, null, 1, recorded),
                new ActivityVersion(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "JOB_INTERVIEW",
                        day("2024-09-01"),
                        null,
                        null,
                        null,
                        "HELD",
                        null,
                        false,
                        1,
                        recorded)));
        String draft = opened("2024-H2", "rep-unread");
        for (String topic :
                List.of("initiatives", "enrolment-events", "outcome-events", "activity-events", "employment-events")) {
            String itsPlaces = " where topic like '%" + topic + "%'";
            change("update stored_offsets set next_offset = next_offset - 1" + itsPlaces);
            try {
                publish(draft, 1).statusCode(409).body("detail", containsString("Events are still to be read: "));
            } finally {
                change("update stored_offsets set next_offset = next_offset + 1" + itsPlaces);
            }
        }
        publish(draft, 1).statusCode(200);
    }

    @Test
    void nothing_is_published_if_the_topics_lack_events_that_were_read() throws SQLException {
        thirtyLeft("rep-restored");
        String draft = opened("2024-H2", "rep-restored");
        change("update stored_offsets set next_offset = next_offset + 1");
        try {
            publish(draft, 1).statusCode(503).body("detail", containsString("nobody knows whether all of them"));
        } finally {
            change("update stored_offsets set next_offset = next_offset - 1");
        }
        publish(draft, 1).statusCode(200);
    }

    @Test
    void the_reason_of_a_change_does_not_disclose_a_death() {
        thirtyLeft("rep-died");
        published("2024-H2", "rep-died");
        events.publish(List.of(
                Leavers.leftBecause("rep-died", "none-1", "2024-09-10", "DECEASED", 2, Leavers.AFTER_THE_REPORT)));

        String draft = opened("2024-H2", "rep-died");
        JsonPath next = document("analyst", draft);
        next.setRootPath("initiatives[0].measures[0].restated[0]");
        assertThat(next.getInt("now.figure.denominator")).isEqualTo(29);
        assertThat((Object) next.get("now.figure.counts.excluded")).isNull();
        assertThat(next.getList("changes.reason")).containsExactly((Object) null);
        assertThat(next.getList("changes.denominator")).containsExactly(-1);
        as("lead")
                .get("/api/v1/reports/" + draft + "/restatements")
                .then()
                .body("items[0].changes.reason", contains("CORRECTED_EXIT_REASON"));
    }

    @Test
    void a_half_year_and_initiative_have_only_one_current_report() {
        thirtyLeft("rep-once");
        String first = published("2024-H2", "rep-once");
        int number = as("analyst").get("/api/v1/reports/" + first).path("number");
        String again = opened("2024-H2", "rep-once");
        publish(again, 1)
                .statusCode(409)
                .body("detail", containsString("Report no. " + number + " is about the same half-year"));
        publish(opened("2024-H1", "rep-once"), 1).statusCode(200);
    }

    @Test
    void the_fingerprint_of_a_draft_is_the_same_in_every_language() {
        thirtyLeft("rep-named");
        String draft = opened("2024-H2", "rep-named");
        String path = "/api/v1/reports/" + draft;
        String seen = as("analyst")
                .header("Accept-Language", "en")
                .get(path + "/document")
                .header("ETag")
                .replaceAll("^W/\"|\"$", "");
        as("analyst", Map.of("expectedVersion", 1, "seen", seen))
                .header("Accept-Language", "da")
                .post(path + "/publication")
                .then()
                .statusCode(200);
    }

    @Test
    void the_follow_ups_and_versions_of_a_published_figure_are_available() {
        thirtyLeft("rep-kept");
        String report = published("2024-H2", "rep-kept");
        events.publish(List.of(
                Leavers.status("rep-kept", "school-3", "2024-10-10", "UNEMPLOYED", 2, Leavers.AFTER_THE_REPORT)));

        String path = "/api/v1/reports/" + report + "/follow-ups?initiative=rep-kept&measure=" + Leavers.MEASURE;
        JsonPath all = as("lead")
                .get(path + "&limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(all.getList("items")).hasSize(30);
        assertThat(all.getList("items.findAll { it.success }")).hasSize(12);
        assertThat(all.getMap("items.find { it.enrolmentId == '" + Leavers.id("rep-kept", "school-3") + "' }"))
                .containsEntry("dueOn", "2024-10-10")
                .containsEntry("standing", "RECORDED")
                .containsEntry("success", true)
                .containsEntry("enrolmentVersion", 1)
                .containsEntry("outcomeVersion", 1)
                .containsEntry("initiativeVersion", 1);
        JsonPath page = as("lead").get(path + "&limit=20").jsonPath();
        assertThat(page.getList("items")).hasSize(20);
        as("lead")
                .get(path + "&limit=20&after=" + page.getString("next"))
                .then()
                .body("items.size()", is(10))
                .body("next", equalTo(null));
        as("steering").get(path).then().statusCode(403);
        as("lead").get("/api/v1/reports/" + report + "/follow-ups").then().statusCode(400);
    }

    @Test
    void an_exit_recorded_before_the_report_that_arrived_after_it_is_a_late_exit() {
        thirtyLeft("rep-late");
        events.publish(List.of(Leavers.left("rep-late", "late", null, 1, Leavers.IN_TIME, "ACTIVE")));
        published("2024-H2", "rep-late");
        events.publish(List.of(
                Leavers.left("rep-late", "late", "2024-09-10", 2, Leavers.IN_TIME.plusSeconds(60), "EXITED"),
                Leavers.left("rep-late", "unheard-of", "2024-09-10", 1, Leavers.IN_TIME, "EXITED")));

        as("lead")
                .get("/api/v1/reports/" + opened("2024-H2", "rep-late") + "/restatements")
                .then()
                .body("items[0].changes.reason", contains("LATE_ENROLMENT", "LATE_EXIT"))
                .body("items[0].changes.denominator", contains(1, 1));
    }

    @Test
    void a_published_report_is_corrected_by_another_and_never_edited() throws SQLException {
        thirtyLeft("rep-superseded");
        String first = published("2024-H2", "rep-superseded");
        int number = as("analyst").get("/api/v1/reports/" + first).path("number");
        as("analyst", Map.of("comments", List.of(), "decisions", List.of(), "expectedVersion", 2))
                .post("/api/v1/reports/" + first + "/texts")
                .then()
                .statusCode(409);
        as("analyst", Map.of("expectedVersion", 2))
                .post("/api/v1/reports/" + first + "/discarding")
                .then()
                .statusCode(409);
        for (String tampering : List.of(
                "update reports set document = '{}' where id = '" + first + "'",
                "update reports set texts = '{}' where id = '" + first + "'",
                "delete from reports where id = '" + first + "'",
                "update report_follow_ups set success = true where report = '" + first + "'",
                "delete from report_follow_ups where report = '" + first + "'",
                "truncate report_follow_ups",
                "insert into report_follow_ups (report, initiative, measure, enrolment_id, occasion, position, anchor_on, due_on, state, success, target_percent, enrolment_version, outcome_version, initiative_version) select report, initiative, measure, gen_random_uuid(), occasion, position, anchor_on, due_on, state, success, target_percent, enrolment_version, outcome_version, initiative_version from report_follow_ups where report = '"
                        + first + "'")) {
            assertThatThrownBy(() -> change(tampering)).as(tampering).isInstanceOf(SQLException.class);
        }

        String correction = as("analyst", Map.of("because", "Kommentaren var forkert"))
                .post("/api/v1/reports/" + first + "/correction")
                .then()
                .statusCode(201)
                .body("corrects", is(number))
                .extract()
                .path("id");
        as("analyst", Map.of("because", "Igen"))
                .post("/api/v1/reports/" + first + "/correction")
                .then()
                .statusCode(409);
        publish(correction, 1).statusCode(200);
        as("steering")
                .get("/api/v1/reports/" + first)
                .then()
                .body("status", equalTo("SUPERSEDED"))
                .body(
                        "supersededBy",
                        equalTo(as("steering")
                                .get("/api/v1/reports/" + correction)
                                .<Integer>path("number")));
        assertThat(document("steering", correction).getString("because")).isEqualTo("Kommentaren var forkert");
    }

    @Test
    void report_numbers_have_no_gaps_and_a_repetition_changes_nothing() {
        thirtyLeft("rep-numbers");
        String one = opened("2024-H2", "rep-numbers");
        String two = opened("2024-H1", "rep-numbers");
        int first = publish(one, 1).statusCode(200).extract().path("number");
        publish(one, 1).statusCode(200).body("number", is(first));
        publish(two, 1).statusCode(200).body("number", is(first + 1));
        publish(two, 7).statusCode(409);
    }

    @Test
    void figures_that_differ_from_the_preview_are_not_published() {
        thirtyLeft("rep-seen");
        String draft = opened("2024-H2", "rep-seen");
        as("analyst", Map.of("expectedVersion", 1, "seen", "f".repeat(64)))
                .post("/api/v1/reports/" + draft + "/publication")
                .then()
                .statusCode(409)
                .body("detail", containsString("changed since the preview"));
    }

    @Test
    void the_steering_group_reads_published_reports_in_scope_only() {
        thirtyLeft("rep-roles");
        String draft = opened("2024-H2", "rep-roles");
        as("steering").get("/api/v1/reports/" + draft).then().statusCode(404);
        as("steering").get("/api/v1/reports").then().body("items.id", not(contains(draft)));
        as("lead").get("/api/v1/reports/" + draft).then().statusCode(200);
        as("lead", Map.of("expectedVersion", 1))
                .post("/api/v1/reports/" + draft + "/publication")
                .then()
                .statusCode(403);
        publish(draft, 1).statusCode(200);
        as("steering").get("/api/v1/reports/" + draft).then().statusCode(200);
        given().auth()
                .oauth2(TestStack.token("steering", "s2", "elsewhere"))
                .get("/api/v1/reports/" + draft)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestStack.token("steering", "s2", "elsewhere"))
                .get("/api/v1/reports")
                .then()
                .body("items", empty());
    }

    @Test
    void an_invalid_report_is_refused_with_the_field() {
        thirtyLeft("rep-refused");
        as("analyst", Map.of("period", "2025-H1", "initiatives", List.of("rep-refused")))
                .post("/api/v1/reports")
                .then()
                .statusCode(422)
                .body("violations.field", contains("period"));
        as("analyst", Map.of("period", "2024-3", "initiatives", List.of("rep-refused")))
                .post("/api/v1/reports")
                .then()
                .statusCode(400)
                .body("violations.field", contains("period"));
        as("analyst", Map.of("period", "2024-H2", "initiatives", List.of("rep-none")))
                .post("/api/v1/reports")
                .then()
                .statusCode(422)
                .body("violations.field", contains("initiatives"));
        String draft = opened("2024-H2", "rep-refused");
        as(
                        "analyst",
                        Map.of(
                                "comments",
                                List.of(Map.of("initiative", "other", "comment", "x")),
                                "decisions",
                                List.of(),
                                "expectedVersion",
                                1))
                .post("/api/v1/reports/" + draft + "/texts")
                .then()
                .statusCode(422)
                .body("violations.field", contains("comments"));
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.executeUpdate(statement);
        }
    }
}
