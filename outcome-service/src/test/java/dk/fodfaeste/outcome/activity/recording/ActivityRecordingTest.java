package dk.fodfaeste.outcome.activity.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands on activities over HTTP. Today is 15 March 2026. */
@QuarkusTest
class ActivityRecordingTest extends ActivityTestBase {

    @Test
    void a_spell_is_recorded_and_emits_an_event_without_free_text() {
        EnrolmentEvent enrolment = enrolment();
        String id = record(
                        enrolment,
                        "'kind':'ORDINARY_PART_TIME','on':'2026-03-02','weeklyHours':18.50,'externalId':'A-7','employer':' Bageren ','note':'møder kl. 5'")
                .statusCode(201)
                .body("enrolmentId", equalTo(enrolment.enrolmentId().toString()))
                .body("initiative", equalTo(enrolment.initiative()))
                .body("kind", equalTo("ORDINARY_PART_TIME"))
                .body("on", equalTo("2026-03-02"))
                .body("until", nullValue())
                .body("confirmedOn", equalTo("2026-03-15"))
                .body("weeklyHours.toString()", equalTo("18.5"))
                .body("attendance", nullValue())
                .body("heldOn", nullValue())
                .body("source", equalTo("PERSON"))
                .body("externalId", equalTo("A-7"))
                .body("employer", equalTo("Bageren"))
                .body("note", equalTo("møder kl. 5"))
                .body("withdrawn", equalTo(false))
                .body("version", equalTo(1))
                .body("history", hasSize(1))
                .body("history[0].change", equalTo("RECORDED"))
                .body("history[0].recordedBy", equalTo("lead1"))
                .body("history[0].recordedAt", equalTo("2026-03-15T11:00:00Z"))
                .extract()
                .path("activityId");
        JsonNode event = awaitActivityEvents(enrolment, 1).getFirst();
        assertThat(event.get("type").asText()).isEqualTo("dk.fodfaeste.activity.recorded.v1");
        assertThat(event.get("activityId").asText()).isEqualTo(id);
        assertThat(event.get("initiative").asText()).isEqualTo(enrolment.initiative());
        assertThat(event.get("confirmedOn").asText()).isEqualTo("2026-03-15");
        assertThat(event.get("weeklyHours").asText()).isEqualTo("18.5");
        assertThat(event.get("withdrawn").asBoolean()).isFalse();
        assertThat(event.toString()).doesNotContain("Bageren", "møder", "A-7", "employer", "note", "externalId");
        assertThat(number(
                        "select count(*) from activity_versions where activity_id = ? and position('Bageren' in encode(employer_sealed, 'escape')) = 0",
                        UUID.fromString(id)))
                .isEqualTo(1);
    }

    @Test
    void each_change_is_a_version_and_an_event() {
        EnrolmentEvent enrolment = enrolment();
        String spell = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-03-01','confirmedOn':'2026-03-01'");
        command(spell, "confirmation", "{'confirmedOn':'2026-03-10','expectedVersion':1}")
                .statusCode(200)
                .body("confirmedOn", equalTo("2026-03-10"))
                .body("version", equalTo(2));
        command(spell, "end", "{'until':'2026-03-12','expectedVersion':2}")
                .statusCode(200)
                .body("until", equalTo("2026-03-12"))
                .body("confirmedOn", nullValue());
        command(
                        spell,
                        "correction",
                        "{'kind':'EDUCATION','on':'2026-03-02','until':'2026-03-13','source':'EMPLOYER','because':'forkert','expectedVersion':3}")
                .statusCode(200)
                .body("kind", equalTo("EDUCATION"))
                .body("on", equalTo("2026-03-02"))
                .body("source", equalTo("EMPLOYER"));
        command(spell, "withdrawal", "{'because':'anden borger','expectedVersion':4}")
                .statusCode(200)
                .body("withdrawn", equalTo(true))
                .body("version", equalTo(5))
                .body("history.change", contains("RECORDED", "CONFIRMED", "ENDED", "CORRECTED", "WITHDRAWN"))
                .body("history.because", contains(null, null, null, "forkert", "anden borger"));
        String meeting = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-14'");
        command(meeting, "attendance", "{'attendance':'HELD','heldOn':'2026-03-15','expectedVersion':1}")
                .statusCode(200)
                .body("attendance", equalTo("HELD"))
                .body("heldOn", equalTo("2026-03-15"));
        List<JsonNode> events = awaitActivityEvents(enrolment, 7);
        assertThat(events.stream()
                        .map(event -> event.get("type")
                                .asText()
                                .replace("dk.fodfaeste.activity.", "")
                                .replace(".v1", "")))
                .containsExactly("recorded", "recorded", "ended", "corrected", "withdrawn", "recorded", "attendance");
        assertThat(events.get(4).get("withdrawn").asBoolean()).isTrue();
        assertThat(events.get(4).get("kind").asText()).isEqualTo("EDUCATION");
        assertThat(events.toString()).doesNotContain("forkert", "anden borger");
    }

    @Test
    void the_same_command_again_changes_nothing() {
        EnrolmentEvent enrolment = enrolment();
        String body = "'kind':'INTERNSHIP','on':'2026-03-01','weeklyHours':20";
        String id = recorded(enrolment, body);
        record(enrolment, body).statusCode(200).body("activityId", equalTo(id)).body("version", equalTo(1));
        record(enrolment, body.replace("':20", "':20.00") + ",'confirmedOn':'2026-03-15'")
                .statusCode(200);
        String[][] commands = {
            {"confirmation", "{'confirmedOn':'2026-03-15','expectedVersion':1}"},
            {"end", "{'until':'2026-03-15','expectedVersion':1}"},
            {"correction", "{'kind':'INTERNSHIP','on':'2026-03-01','source':'PERSON','because':'x','expectedVersion':2}"
            },
            {"withdrawal", "{'because':'x','expectedVersion':3}"},
        };
        command(id, commands[0][0], commands[0][1]).statusCode(422);
        for (int i = 1; i < commands.length; i++) {
            command(id, commands[i][0], commands[i][1]).statusCode(200).body("version", equalTo(i + 1));
            command(id, commands[i][0], commands[i][1]).statusCode(200).body("version", equalTo(i + 1));
        }
        String meeting = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-10'");
        command(meeting, "attendance", "{'attendance':'HELD','expectedVersion':1}")
                .statusCode(200);
        command(meeting, "attendance", "{'attendance':'HELD','heldOn':'2026-03-10','expectedVersion':1}")
                .statusCode(200)
                .body("version", equalTo(2));
        command(meeting, "attendance", "{'attendance':'NO_SHOW','expectedVersion':1}")
                .statusCode(409)
                .body("violations.field", contains("expectedVersion"));
        awaitActivityEvents(enrolment, 6);
    }

    @Test
    void another_activity_of_the_kind_that_day_is_refused() {
        EnrolmentEvent enrolment = enrolment();
        recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-03-01'");
        record(enrolment, "'kind':'INTERNSHIP','on':'2026-03-01','weeklyHours':3")
                .statusCode(422)
                .body("violations.field", contains("on"));
        post(asConsultantOf(enrolment.initiative()), "", body(enrolment, "'kind':'INTERNSHIP','on':'2026-03-01'"))
                .statusCode(422);
        recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-03-02'");
        recorded(enrolment, "'kind':'EMPLOYER_MEETING','on':'2026-03-02','employer':'Bageren'");
        recorded(enrolment, "'kind':'EMPLOYER_MEETING','on':'2026-03-02','employer':'Slagteren'");
    }

    @Test
    void a_cancelled_meeting_is_planned_anew_on_the_same_day() {
        EnrolmentEvent enrolment = enrolment();
        String first = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-20'");
        command(first, "attendance", "{'attendance':'CANCELLED','expectedVersion':1}")
                .statusCode(200);
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-20'");
        command(
                        first,
                        "correction",
                        "{'kind':'JOB_INTERVIEW','on':'2026-03-20','source':'PERSON','because':'x','expectedVersion':2}")
                .statusCode(422)
                .body("violations.field", contains("on"));
    }

    @Test
    void one_of_several_concurrent_commands_succeeds() throws Exception {
        EnrolmentEvent enrolment = enrolment();
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> all = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> record(enrolment, "'kind':'INTERNSHIP','on':'2026-03-01','weeklyHours':" + i)
                                    .extract()
                                    .statusCode())
                    .toList();
            assertThat(pool.invokeAll(all).stream().map(Future::resultNow)).containsOnlyOnce(201);
        }
        awaitActivityEvents(enrolment, 1);
    }

    @Test
    void an_enrolment_may_be_given_by_its_case_number() {
        EnrolmentEvent known = enrolment();
        // Not published: the event has not arrived yet.
        EnrolmentEvent unknown = EnrolmentEvent.started(known.initiative(), "2026-01-01");
        ParticipantServiceStub.addEnrolments("KBH-A1", List.of(unknown.lookupItem(1)));
        String body = "{'caseNumber':'%s','kind':'INTERNSHIP','on':'2026-03-01','source':'PERSON'}";
        post(asLead(), "", body.formatted("KBH-A1"))
                .statusCode(201)
                .body("enrolmentId", equalTo(unknown.enrolmentId().toString()));
        post(asLead(), "", body.formatted("KBH-A1")).statusCode(200);
        post(asLead(), "", body.formatted("KBH-A2")).statusCode(404).body("violations.field", contains("caseNumber"));
        post(asConsultantOf("another-initiative"), "", body.formatted("KBH-A1")).statusCode(404);
        awaitActivityEvents(unknown, 1);
    }

    @Test
    void an_initiative_may_record_only_some_kinds() {
        EnrolmentEvent enrolment = enrolment();
        Map<String, Object> revised = new HashMap<>(EnrolmentEvent.initiative(enrolment.initiative(), 2, List.of()));
        revised.put("activityKinds", List.of("JOB_INTERVIEW", "A_KIND_OF_THE_FUTURE"));
        publish(revised);
        record(enrolment, "'kind':'INTERNSHIP','on':'2026-03-01'")
                .statusCode(422)
                .body("violations.field", contains("kind"));
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-01'");
    }

    @Test
    void in_a_wrongly_registered_enrolment_activities_are_only_withdrawn() {
        EnrolmentEvent enrolment = enrolment();
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-03-01'");
        publish(enrolment.asWronglyRegistered());
        record(enrolment, "'kind':'EDUCATION','on':'2026-03-01'")
                .statusCode(422)
                .body("violations.field", contains("enrolmentId"));
        command(id, "end", "{'until':'2026-03-15','expectedVersion':1}").statusCode(422);
        command(id, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200);
    }

    @Test
    void after_sixty_days_only_a_lead_corrects_and_withdraws() {
        EnrolmentEvent enrolment = enrolment();
        RequestSpecification consultant = asConsultantOf(enrolment.initiative());
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-03-01'");
        try {
            TestClock.setToNoonOf(TestClock.TODAY.plusDays(61));
            post(
                            asConsultantOf(enrolment.initiative()),
                            "/" + id + "/correction",
                            "{'kind':'INTERNSHIP','on':'2026-03-02','source':'PERSON','because':'x','expectedVersion':1}")
                    .statusCode(403);
            post(
                            asConsultantOf(enrolment.initiative()),
                            "/" + id + "/withdrawal",
                            "{'because':'x','expectedVersion':1}")
                    .statusCode(403);
            post(consultant, "/" + id + "/end", "{'until':'2026-03-05','expectedVersion':1}")
                    .statusCode(200);
            TestClock.setToNoonOf(TestClock.TODAY.plusDays(200));
            command(id, "withdrawal", "{'because':'x','expectedVersion':2}").statusCode(200);
        } finally {
            TestClock.setToNoonOf(TestClock.TODAY);
        }
    }

    @ParameterizedTest(name = "{0} gives {1} for {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'on':'2026-03-01' | 400 | kind",
                "'kind':'INTERNSHIP' | 400 | on",
                "'kind':'ON_THE_MOON','on':'2026-03-01' | 400 | kind",
                "'kind':'UNEMPLOYED','on':'2026-03-01' | 400 | kind",
                "'kind':'INTERNSHIP','on':'2026-02-30' | 400 | on",
                "'kind':'INTERNSHIP','on':'2026-03-01','measure':'x' | 400 | measure",
                "'kind':'INTERNSHIP','on':'2026-03-01','employer':' ' | 400 | employer",
                "'kind':'INTERNSHIP','on':'2026-03-01','note':'a\\u0000b' | 400 | note",
                "'kind':'INTERNSHIP','on':'2026-03-01','externalId':'' | 400 | externalId",
                "'kind':'INTERNSHIP','on':'2026-03-01','externalId':'670180-1234' | 422 | externalId",
                "'kind':'INTERNSHIP','on':'2026-03-01','caseNumber':'KBH-1' | 400 | enrolmentId",
                "'kind':'INTERNSHIP','on':'2026-03-01','attendance':'HELD' | 422 | attendance",
                "'kind':'JOB_INTERVIEW','on':'2026-03-01','until':'2026-03-02' | 422 | until",
                "'kind':'JOB_INTERVIEW','on':'2026-03-16','attendance':'NO_SHOW' | 422 | attendance",
                "'kind':'SOCIAL_PROGRESS','on':'2026-03-01','weeklyHours':1 | 422 | weeklyHours",
                "'kind':'SOCIAL_PROGRESS','on':'2026-03-16' | 422 | on",
                "'kind':'INTERNSHIP','on':'2026-03-01','weeklyHours':169 | 422 | weeklyHours",
            })
    void a_refusal_names_the_field(String fields, int status, String field) {
        EnrolmentEvent enrolment = enrolment();
        record(enrolment, fields).statusCode(status).body("violations.field", contains(field));
        awaitActivityEvents(enrolment, 0);
    }

    @Test
    void a_body_without_source_or_enrolment_is_refused() {
        EnrolmentEvent enrolment = enrolment();
        post(
                        asLead(),
                        "",
                        "{'enrolmentId':'%s','kind':'INTERNSHIP','on':'2026-03-01'}".formatted(enrolment.enrolmentId()))
                .statusCode(400)
                .body("violations.field", contains("source"));
        post(asLead(), "", "{'kind':'INTERNSHIP','on':'2026-03-01','source':'PERSON'}")
                .statusCode(400)
                .body("violations[0].message", containsString("caseNumber must be there"));
        post(asLead(), "", "").statusCode(400);
    }

    @Test
    void unknown_and_foreign_enrolments_and_activities_are_not_found() {
        EnrolmentEvent enrolment = enrolment();
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-03-01'");
        String end = "{'until':'2026-03-15','expectedVersion':1}";
        post(asConsultantOf("another"), "/" + id + "/end", end).statusCode(404);
        asConsultantOf("another").get(ACTIVITIES + "/" + id).then().statusCode(404);
        post(asConsultantOf("another"), "", body(enrolment, "'kind':'EDUCATION','on':'2026-03-01'"))
                .statusCode(404);
        command(UUID.randomUUID().toString(), "end", end).statusCode(404);
        command("1-1-1-1-1", "end", end).statusCode(404);
        get("no-id").statusCode(404);
        record(EnrolmentEvent.started("unknown", "2026-01-01"), "'kind':'EDUCATION','on':'2026-03-01'")
                .statusCode(404);
    }
}
