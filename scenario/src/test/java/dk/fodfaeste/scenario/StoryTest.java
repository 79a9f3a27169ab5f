package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** One participant from registration to rate, with everything that is corrected on the way. */
@ExclusiveSharedStack
class StoryTest {

    static final String CASE = "STORY-1";
    private static final String MEASURE = "/employment-or-education";

    private final Stack stack = Stack.running();
    private final Api lead = stack.as("lead");

    @Test
    void from_registration_to_rate() {
        String code = "story-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                .ok();

        String registration = registration(code, CASE, 1, "2024-01-10");
        Api.Answer registered = lead.post("/api/v1/enrolments", registration);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(lead.post("/api/v1/enrolments", registration).status()).isEqualTo(200);
        String id = registered.json().get("enrolmentId").textValue();
        String enrolment = "/api/v1/enrolments/" + id;
        String followUp = "/api/v1/follow-ups/" + id + MEASURE;
        assertThat(registered.json().get("state").textValue()).isEqualTo("ACTIVE");

        lead.post(enrolment + "/exit", "{\"exitedOn\":\"2024-12-31\",\"reason\":\"GOT_JOB\",\"expectedVersion\":1}")
                .ok();
        await().until(() -> lead.get(followUp).status() == 200);
        assertThat(lead.get(followUp).ok().get("dueOn").textValue()).isEqualTo("2025-02-28");
        assertThat(lead.get("/api/v1/follow-ups?initiative=" + code + "&today=2025-02-27")
                        .ok()
                        .at("/items/0/state")
                        .textValue())
                .isEqualTo("NOT_DUE");
        assertThat(lead.get("/api/v1/follow-ups?initiative=" + code + "&today=2025-02-28")
                        .ok()
                        .at("/items/0/state")
                        .textValue())
                .isEqualTo("PENDING");
        assertThat(lead.get(followUp).ok().get("state").textValue()).isEqualTo("UNANSWERED");
        awaitFigure(
                code,
                "{\"cohort\":1,\"notDue\":0,\"pending\":0,\"recorded\":0,\"lost\":1,\"excluded\":0,\"successes\":0}");

        lead.post(
                        followUp + "/status",
                        "{\"statuses\":[\"ORDINARY_PART_TIME\"],\"statusDate\":\"2025-02-27\",\"weeklyHours\":null,\"source\":\"PERSON\",\"expectedVersion\":0}")
                .problem(422);
        JsonNode recorded = lead.post(
                        followUp + "/status",
                        "{\"statuses\":[\"ORDINARY_PART_TIME\"],\"statusDate\":null,\"weeklyHours\":20,\"source\":\"PERSON\",\"expectedVersion\":0}")
                .ok();
        assertThat(recorded.get("state").textValue()).isEqualTo("RECORDED");
        assertThat(recorded.get("statusDate").textValue()).isEqualTo("2025-02-28");
        awaitFigure(
                code,
                "{\"cohort\":1,\"notDue\":0,\"pending\":0,\"recorded\":1,\"lost\":0,\"excluded\":0,\"successes\":1}");
        JsonNode atThatTime = figure(code);

        lead.post(
                        followUp + "/status",
                        "{\"statuses\":[\"EDUCATION\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\",\"expectedVersion\":1}")
                .problem(409);
        lead.post(
                        followUp + "/correction",
                        "{\"statuses\":[\"SICK_LEAVE\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"EMPLOYER\",\"because\":\"sygemeldt samme dag\",\"expectedVersion\":1}")
                .ok();
        awaitFigure(
                code,
                "{\"cohort\":1,\"notDue\":0,\"pending\":0,\"recorded\":1,\"lost\":0,\"excluded\":0,\"successes\":0}");

        lead.post(
                        enrolment + "/exit/correction",
                        "{\"exitedOn\":\"2025-01-02\",\"reason\":\"GOT_JOB\",\"because\":\"to dage mere\",\"expectedVersion\":2}")
                .ok();
        await().until(() -> lead.get(followUp).ok().get("dueOn").textValue().equals("2025-03-02"));
        assertThat(lead.get(followUp).ok().get("needsConfirmation").booleanValue())
                .isTrue();

        lead.post(enrolment + "/exit/withdrawal", "{\"because\":\"fortsætter alligevel\",\"expectedVersion\":3}")
                .ok();
        awaitFigure(
                code,
                "{\"cohort\":0,\"notDue\":0,\"pending\":0,\"recorded\":0,\"lost\":0,\"excluded\":0,\"successes\":0}");
        await().until(() -> lead.get(followUp).ok().get("state").textValue().equals("CANCELLED"));

        lead.post(enrolment + "/exit", "{\"exitedOn\":\"2025-01-02\",\"reason\":\"EDUCATION\",\"expectedVersion\":4}")
                .ok();
        await().until(() -> lead.get(followUp).ok().get("state").textValue().equals("UNANSWERED"));
        awaitFigure(
                code,
                "{\"cohort\":1,\"notDue\":0,\"pending\":0,\"recorded\":0,\"lost\":1,\"excluded\":0,\"successes\":0}");

        lead.post(followUp + "/lost", "{\"attempts\":3,\"because\":\"tager ikke telefonen\",\"expectedVersion\":2}")
                .ok();
        lead.post(
                        followUp + "/status",
                        "{\"statuses\":[\"EDUCATION\",\"ORDINARY_HOURS\"],\"statusDate\":\"2025-03-10\",\"weeklyHours\":7.5,\"source\":\"EMPLOYER\",\"expectedVersion\":3}")
                .ok();
        awaitFigure(
                code,
                "{\"cohort\":1,\"notDue\":0,\"pending\":0,\"recorded\":1,\"lost\":0,\"excluded\":0,\"successes\":1}");
        assertThat(lead.get(followUp).ok().get("history")).hasSize(4);

        lead.post(enrolment + "/wrong-registration", "{\"because\":\"forkert borger\",\"expectedVersion\":5}")
                .ok();
        awaitFigure(
                code,
                "{\"cohort\":0,\"notDue\":0,\"pending\":0,\"recorded\":0,\"lost\":0,\"excluded\":0,\"successes\":0}");

        String asKnownThen = lead.get("/api/v1/rates/" + code + "?knownAt="
                        + atThatTime.get("knownAt").textValue() + "&today="
                        + atThatTime.get("today").textValue())
                .ok()
                .toString();
        assertThat(asKnownThen).isEqualTo(atThatTime.toString());

        assertThat(types(Topics.ENROLMENTS, id))
                .containsExactly(
                        "started", "exited", "exit-corrected", "exit-withdrawn", "exited", "wrongly-registered");
        assertThat(types(Topics.OUTCOMES, id)).containsExactly("recorded", "corrected", "lost", "recorded");
    }

    @Test
    void a_consultant_reaches_only_the_own_initiatives_and_steering_sees_no_person() {
        String code = "foreign-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                .ok();
        String id = lead.post("/api/v1/enrolments", registration(code, "FOREIGN-1", 2, "2024-01-10"))
                .ok()
                .get("enrolmentId")
                .textValue();
        Api consultant = stack.as("consultant");
        consultant.get("/api/v1/enrolments/" + id).problem(404);
        consultant
                .post(
                        "/api/v1/enrolments/" + id + "/exit",
                        "{\"exitedOn\":\"2024-02-01\",\"reason\":\"OTHER\",\"expectedVersion\":1}")
                .problem(404);
        consultant
                .post("/api/v1/enrolments", registration(code, "FOREIGN-2", 3, "2024-01-10"))
                .problem(404);
        assertThat(consultant
                        .post("/api/v1/enrolments/search", "{\"caseNumber\":\"FOREIGN-1\"}")
                        .ok()
                        .get("items"))
                .isEmpty();
        assertThat(consultant.get("/api/v1/enrolments").ok().toString()).doesNotContain(id);
        for (String role : List.of("steering", "analyst", "register", "dpo", "records", "admin")) {
            stack.as(role).get("/api/v1/enrolments/" + id).problem(403);
            stack.as(role).get("/api/v1/follow-ups").problem(403);
        }
        stack.asNobody().get("/api/v1/enrolments/" + id).problem(401);
        stack.as("consultant").get("/api/v1/rates").problem(403);
        stack.as("dpo").get("/api/v1/initiatives").problem(403);
    }

    @Test
    void a_register_tells_a_status_over_kafka_and_what_cannot_be_recorded_comes_back_byte_for_byte() {
        String code = "observed-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                .ok();
        lead.importCsv(
                        "/api/v1/enrolments/import",
                        Cohorts.ENROLMENTS_HEADER + Cohorts.enrolmentLine(code, code + "-", 4))
                .ok();
        byte[] good = ("{\"caseNumber\":\"" + code
                        + "-4\",\"measure\":\"employment-or-education\",\"statusDate\":null,\"statuses\":[\"EDUCATION\"],\"more\":1}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] broken = {'{', (byte) 0xff, 0, 7};
        Topics.send(
                stack.kafka(),
                List.of(
                        new ProducerRecord<>(Topics.OBSERVED, null, broken),
                        new ProducerRecord<>(Topics.OBSERVED, null, good)));
        awaitFigure(
                code,
                "{\"cohort\":1,\"notDue\":0,\"pending\":0,\"recorded\":1,\"lost\":0,\"excluded\":0,\"successes\":1}");
        await().untilAsserted(() -> assertThat(Topics.read(stack.kafka(), Topics.OBSERVED_REJECTED, every -> true))
                .anySatisfy(record -> {
                    assertThat(record.value()).isEqualTo(broken);
                    assertThat(record.key()).isNull();
                    assertThat(Topics.text(record.headers().lastHeader("reason").value()))
                            .isNotBlank();
                }));
    }

    private JsonNode figure(String code) {
        return lead.get("/api/v1/rates/" + code).ok();
    }

    private void awaitFigure(String code, String counts) {
        await().untilAsserted(
                        () -> assertThat(figure(code).get("counts").toString()).isEqualTo(counts));
    }

    private List<String> types(String topic, String key) {
        List<String> types = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record :
                Topics.read(stack.kafka(), topic, record -> key.equals(Topics.text(record.key())))) {
            String type = Topics.text(record.headers().lastHeader("ce_type").value());
            types.add(type.replaceFirst("dk\\.fodfaeste\\.(enrolment|outcome)\\.(.*)\\.v1", "$2"));
            try {
                assertThat(Api.JSON.readTree(record.value()).get("enrolmentId").textValue())
                        .isEqualTo(key);
            } catch (IOException notJson) {
                throw new AssertionError(notJson);
            }
        }
        return types;
    }

    private static String registration(String code, String caseNumber, int person, String startedOn) {
        return "{\"caseNumber\":\"" + caseNumber + "\",\"initiative\":\"" + code + "\",\"person\":{\"cpr\":\""
                + Cohorts.cpr(person) + "\",\"name\":\"Prøve Person\"},\"consultant\":\"konsulent1\",\"startedOn\":\""
                + startedOn + "\",\"statusAtStart\":null}";
    }
}
