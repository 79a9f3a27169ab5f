package dk.fodfaeste.outcome.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands on follow-ups over HTTP. Today is 15 March 2026. */
@QuarkusTest
class RecordingOverHttpTest extends IntegrationTestBase {

    @Test
    void a_status_answers_the_follow_up_and_emits_an_event() {
        EnrolmentEvent enrolment = dueEnrolment();
        post(
                        enrolment,
                        "status",
                        "{'statuses':['EDUCATION','ORDINARY_PART_TIME'],'statusDate':'2026-03-01','weeklyHours':18.50,'source':'EMPLOYER','expectedVersion':0}")
                .statusCode(200)
                .body("state", equalTo("RECORDED"))
                .body("anchorOn", equalTo("2025-12-31"))
                .body("dueOn", equalTo("2026-02-28"))
                .body("statuses", containsInAnyOrder("EDUCATION", "ORDINARY_PART_TIME"))
                .body("statusDate", equalTo("2026-03-01"))
                .body("weeklyHours.toString()", equalTo("18.5"))
                .body("source", equalTo("EMPLOYER"))
                .body("needsConfirmation", equalTo(false))
                .body("version", equalTo(1))
                .body("history", hasSize(1))
                .body("history[0].kind", equalTo("RECORDED"))
                .body("history[0].recordedBy", equalTo("lead1"))
                .body("history[0].recordedAt", equalTo("2026-03-15T11:00:00Z"));
        JsonNode event = awaitEvents(enrolment, 1).getFirst();
        assertThat(event.get("type").asText()).isEqualTo("dk.fodfaeste.outcome.recorded.v1");
        assertThat(event.get("dueOn").asText()).isEqualTo("2026-02-28");
        assertThat(event.get("exitNumber").asInt()).isEqualTo(1);
        assertThat(event.get("weeklyHours").asText()).isEqualTo("18.5");
        assertThat(event.get("lost").asBoolean()).isFalse();
    }

    @Test
    void without_a_date_the_status_describes_the_due_date() {
        EnrolmentEvent enrolment = dueEnrolment();
        status(enrolment, "EDUCATION", 0).statusCode(200).body("statusDate", equalTo("2026-02-28"));
    }

    @Test
    void each_change_is_a_version_and_an_event() {
        EnrolmentEvent enrolment = dueEnrolment();
        post(enrolment, "lost", Bodies.lost(3, " Ingen svarer ", 0))
                .statusCode(200)
                .body("state", equalTo("LOST"))
                .body("statuses", nullValue())
                .body("version", equalTo(1));
        status(enrolment, "UNEMPLOYED", 1).statusCode(200).body("state", equalTo("RECORDED"));
        post(
                        enrolment,
                        "correction",
                        "{'statuses':['FLEX_JOB'],'weeklyHours':12,'source':'REGISTER','because':'Tastefejl','expectedVersion':2}")
                .statusCode(200)
                .body("statuses", contains("FLEX_JOB"))
                .body("source", equalTo("REGISTER"));
        post(enrolment, "withdrawal", Bodies.justification("Forkert borger", 3))
                .statusCode(200)
                .body("state", equalTo("PENDING"))
                .body("statuses", nullValue())
                .body("statusDate", nullValue())
                .body("weeklyHours", nullValue())
                .body("source", nullValue())
                .body("version", equalTo(4))
                .body("history.kind", contains("LOST", "RECORDED", "CORRECTED", "WITHDRAWN"))
                .body("history.version", contains(1, 2, 3, 4))
                .body("history[0].attempts", equalTo(3))
                .body("history[0].because", equalTo("Ingen svarer"))
                .body("history[3].because", equalTo("Forkert borger"));
        List<JsonNode> events = awaitEvents(enrolment, 4);
        assertThat(events.stream().map(event -> event.get("type").asText()))
                .containsExactly(
                        "dk.fodfaeste.outcome.lost.v1",
                        "dk.fodfaeste.outcome.recorded.v1",
                        "dk.fodfaeste.outcome.corrected.v1",
                        "dk.fodfaeste.outcome.withdrawn.v1");
        assertThat(events.stream().map(event -> event.get("version").asInt())).containsExactly(1, 2, 3, 4);
        assertThat(events.getFirst().get("attempts").asInt()).isEqualTo(3);
        assertThat(events.getFirst().get("lost").asBoolean()).isTrue();
        assertThat(events.getLast().get("statuses").isNull()).isTrue();
        assertThat(events.toString()).doesNotContain("Tastefejl", "Ingen svarer", "because");
    }

    @Test
    void the_same_command_again_changes_nothing() {
        EnrolmentEvent enrolment = dueEnrolment();
        String body = Bodies.status("EDUCATION", 0);
        post(enrolment, "status", body).statusCode(200).body("version", equalTo(1));
        post(enrolment, "status", body).statusCode(200).body("version", equalTo(1));
        post(
                        enrolment,
                        "status",
                        body.replace("\"source\"", "\"weeklyHours\":null,\"statusDate\":\"2026-02-28\",\"source\""))
                .statusCode(200)
                .body("version", equalTo(1));
        String correction = Bodies.correction("OTHER", "x", 1);
        post(enrolment, "correction", correction).statusCode(200).body("version", equalTo(2));
        post(enrolment, "correction", correction).statusCode(200).body("version", equalTo(2));
        String withdrawal = Bodies.justification("y", 2);
        post(enrolment, "withdrawal", withdrawal).statusCode(200).body("version", equalTo(3));
        post(enrolment, "withdrawal", withdrawal).statusCode(200).body("version", equalTo(3));
        String lost = Bodies.lost(2, "z", 3);
        post(enrolment, "lost", lost).statusCode(200).body("version", equalTo(4));
        post(enrolment, "lost", lost)
                .statusCode(200)
                .body("version", equalTo(4))
                .body("history", hasSize(4));
        awaitEvents(enrolment, 4);
    }

    @ParameterizedTest(name = "the same expected version, but {0}: the second command gets a conflict")
    @CsvSource(
            delimiter = '|',
            value = {
                "another status | {'statuses':['OTHER'],'source':'PERSON','expectedVersion':0}",
                "another source | {'statuses':['EDUCATION'],'source':'EMPLOYER','expectedVersion':0}",
                "other hours | {'statuses':['EDUCATION'],'weeklyHours':1,'source':'PERSON','expectedVersion':0}",
                "another date | {'statuses':['EDUCATION'],'statusDate':'2026-03-01','source':'PERSON','expectedVersion':0}",
            })
    void another_command_for_the_same_version_is_a_conflict(String what, String body) {
        EnrolmentEvent enrolment = dueEnrolment();
        status(enrolment, "EDUCATION", 0).statusCode(200);
        post(enrolment, "status", body).statusCode(409).body("violations.field", contains("expectedVersion"));
    }

    @Test
    void the_same_command_by_another_user_is_a_conflict() {
        EnrolmentEvent enrolment = dueEnrolment();
        status(enrolment, "EDUCATION", 0).statusCode(200);
        asConsultantOf(enrolment.initiative())
                .contentType("application/json")
                .body(Bodies.status("EDUCATION", 0))
                .post(followUp(enrolment) + "/status")
                .then()
                .statusCode(409);
    }

    @Test
    void a_second_status_is_a_conflict_and_a_correction_is_accepted() {
        EnrolmentEvent enrolment = dueEnrolment();
        status(enrolment, "EDUCATION", 0).statusCode(200);
        status(enrolment, "OTHER", 1).statusCode(409).body("detail", containsString("correct it"));
        post(enrolment, "lost", Bodies.lost(1, "x", 1)).statusCode(409);
        get(enrolment).body("version", equalTo(1)).body("statuses", contains("EDUCATION"));
    }

    @Test
    void lost_over_lost_is_a_conflict() {
        EnrolmentEvent enrolment = dueEnrolment();
        post(enrolment, "lost", Bodies.lost(1, "x", 0)).statusCode(200);
        post(enrolment, "lost", Bodies.lost(2, "x", 1)).statusCode(409);
    }

    @ParameterizedTest(name = "two {0} at once: one of them wins")
    @ValueSource(ints = {2, 8})
    void one_of_several_concurrent_commands_succeeds(int people) throws Exception {
        EnrolmentEvent enrolment = dueEnrolment();
        try (ExecutorService pool = Executors.newFixedThreadPool(people)) {
            List<Callable<Integer>> all = IntStream.range(0, people)
                    .<Callable<Integer>>mapToObj(i -> () -> post(
                                    enrolment,
                                    "status",
                                    "{'statuses':['OTHER'],'weeklyHours':%d,'source':'PERSON','expectedVersion':0}"
                                            .formatted(i))
                            .extract()
                            .statusCode())
                    .toList();
            assertThat(pool.invokeAll(all).stream().map(Future::resultNow).filter(code -> code == 200))
                    .hasSize(1);
        }
        get(enrolment).body("version", equalTo(1)).body("history", hasSize(1));
        awaitEvents(enrolment, 1);
    }

    @ParameterizedTest(name = "today {0}, statusDate {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "2026-02-27,none,422",
                "2026-02-27,2026-02-27,422",
                "2026-02-28,none,200",
                "2026-02-28,2026-02-27,422",
                "2026-02-28,2026-03-01,422",
                "2026-03-01,2026-03-01,200",
                "2026-03-30,2026-03-30,200",
                "2026-12-31,2026-03-30,200",
                "2026-12-31,2026-03-31,422",
                "2026-12-31,none,200",
            })
    void the_status_date_lies_between_the_due_date_and_the_end_of_grace(
            LocalDate today, String statusDate, int answer) {
        EnrolmentEvent enrolment = dueEnrolment();
        TestClock.setToNoonOf(today);
        var response = post(
                enrolment,
                "status",
                "{'statuses':['EDUCATION'],'statusDate':%s,'source':'PERSON','expectedVersion':0}"
                        .formatted(statusDate == null ? "null" : "'" + statusDate + "'"));
        response.statusCode(answer);
        if (answer == 422) {
            response.body("violations.field", contains("statusDate"))
                    .body("violations[0].message", containsString("the situation on 2026-02-28 is asked for"));
        }
    }

    @Test
    void a_person_is_not_marked_lost_before_the_due_date() {
        EnrolmentEvent enrolment = dueEnrolment();
        TestClock.setToNoonOf(LocalDate.of(2026, 2, 27));
        post(enrolment, "lost", Bodies.lost(1, "x", 0)).statusCode(422);
        TestClock.setToNoonOf(LocalDate.of(2026, 2, 28));
        post(enrolment, "lost", Bodies.lost(1, "x", 0)).statusCode(200);
    }

    @Test
    void a_cancelled_follow_up_refuses_a_status_and_accepts_a_withdrawal() {
        EnrolmentEvent enrolment = dueEnrolment();
        status(enrolment, "EDUCATION", 0).statusCode(200);
        publish(enrolment.exitWithdrawn());
        get(enrolment)
                .body("state", equalTo("CANCELLED"))
                .body("anchorOn", nullValue())
                .body("dueOn", nullValue())
                .body("statuses", nullValue());
        status(enrolment, "OTHER", 1).statusCode(422);
        post(enrolment, "correction", Bodies.correction("OTHER", "x", 1)).statusCode(422);
        post(enrolment, "lost", Bodies.lost(1, "x", 1)).statusCode(422);
        post(enrolment, "withdrawal", Bodies.justification("x", 1))
                .statusCode(200)
                .body("version", equalTo(2));
        assertThat(awaitEvents(enrolment, 2).getLast().get("dueOn").isNull()).isTrue();
    }

    @Test
    void without_an_outcome_corrections_and_withdrawals_are_refused() {
        EnrolmentEvent enrolment = dueEnrolment();
        String correction = "{'statuses':['OTHER'],'source':'PERSON','because':'x','expectedVersion':%d}";
        post(enrolment, "correction", correction.formatted(0)).statusCode(422);
        post(enrolment, "withdrawal", Bodies.justification("x", 0)).statusCode(422);
        post(enrolment, "lost", Bodies.lost(1, "x", 0)).statusCode(200);
        post(enrolment, "correction", correction.formatted(1)).statusCode(422);
        post(enrolment, "withdrawal", Bodies.justification("x", 1)).statusCode(200);
        post(enrolment, "correction", correction.formatted(2)).statusCode(422);
        post(enrolment, "withdrawal", Bodies.justification("y", 2)).statusCode(422);
    }

    @Test
    void a_death_recorded_later_excludes_and_after_an_exit_by_death_nothing_is_recorded() {
        EnrolmentEvent foundDead = dueEnrolment();
        status(foundDead, "DECEASED", 0).statusCode(200).body("state", equalTo("EXCLUDED"));
        EnrolmentEvent exitByDeath = publish(
                EnrolmentEvent.started(foundDead.initiative(), "2025-01-01").exit("2025-12-31", "DECEASED"));
        get(exitByDeath).body("state", equalTo("EXCLUDED"));
        status(exitByDeath, "OTHER", 0).statusCode(422).body("violations.field", contains("enrolmentId"));
        post(exitByDeath, "lost", Bodies.lost(1, "x", 0)).statusCode(422);
        get(exitByDeath).body("version", equalTo(0));
    }

    @Test
    void hours_are_shown_without_trailing_zeros() {
        EnrolmentEvent enrolment = dueEnrolment();
        post(enrolment, "status", "{'statuses':['OTHER'],'weeklyHours':1.60e2,'source':'PERSON','expectedVersion':0}")
                .statusCode(200)
                .body("weeklyHours.toString()", equalTo("160"));
        get(enrolment).body("weeklyHours.toString()", equalTo("160"));
    }

    @Test
    void a_status_of_a_moved_follow_up_is_judged_by_the_new_due_date() {
        EnrolmentEvent enrolment = dueEnrolment();
        post(enrolment, "status", Bodies.status("EDUCATION", 0)).statusCode(200);
        EnrolmentEvent aBitLater = publish(enrolment.exitCorrected("2026-01-10", "OTHER"));
        get(enrolment)
                .body("dueOn", equalTo("2026-03-10"))
                .body("state", equalTo("RECORDED"))
                .body("needsConfirmation", equalTo(true));
        EnrolmentEvent muchEarlier = publish(aBitLater.exitCorrected("2025-06-30", "OTHER"));
        get(enrolment)
                .body("dueOn", equalTo("2025-08-30"))
                .body("state", equalTo("UNANSWERED"))
                .body("statuses", nullValue())
                .body("needsConfirmation", equalTo(false))
                .body("version", equalTo(1))
                .body("history", hasSize(1));
        status(enrolment, "OTHER", 1).statusCode(200).body("statusDate", equalTo("2025-08-30"));
        publish(muchEarlier.exitWithdrawn().exit("2025-06-30", "OTHER"));
        get(enrolment)
                .body("state", equalTo("UNANSWERED"))
                .body("version", equalTo(2))
                .body("history.exitNumber", contains(1, 1))
                .body("history.dueOn", contains("2026-02-28", "2025-08-30"));
        status(enrolment, "SICK_LEAVE", 2).statusCode(200).body("history[2].exitNumber", equalTo(2));
        assertThat(awaitEvents(enrolment, 3).getLast().get("exitNumber").asInt())
                .isEqualTo(2);
    }

    @Test
    void responses_do_not_identify_the_person() {
        get(dueEnrolment())
                .body("keySet()", not(hasItem(containsString("cpr"))))
                .body("keySet()", not(hasItem("caseNumber")));
    }
}
