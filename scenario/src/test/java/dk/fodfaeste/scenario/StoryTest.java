package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** One participant from registration to rate, with every correction on the way, and then the published half-yearly report. */
@ExclusiveSharedStack
class StoryTest {

    static final String CASE = "STORY-1";
    private static final String MEASURE = "/employment-or-education";

    private final Stack stack = Stack.running();
    private final Api lead = stack.as("lead");

    @Test
    void from_registration_to_the_published_report() {
        String code = "story-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                .ok();

        String registration = registration(code, CASE, 1, "2024-01-10");
        Api.Response registered = lead.post("/api/v1/enrolments", registration);
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

        String figureAsKnownThen = lead.get("/api/v1/rates/" + code + "?knownAt="
                        + atThatTime.get("knownAt").textValue() + "&today="
                        + atThatTime.get("today").textValue())
                .ok()
                .toString();
        assertThat(figureAsKnownThen).isEqualTo(atThatTime.toString());

        assertThat(types(Topics.ENROLMENTS, id))
                .containsExactly(
                        "started", "exited", "exit-corrected", "exit-withdrawn", "exited", "wrongly-registered");
        assertThat(types(Topics.OUTCOMES, id)).containsExactly("recorded", "corrected", "lost", "recorded");

        String corrected = twelveOfThirtySucceed(code);
        String report = publishedReport(code);
        steeringReads(report, code);

        lead.post(
                        corrected + "/correction",
                        "{\"statuses\":[\"UNEMPLOYED\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\",\"because\":\"startede aldrig\",\"expectedVersion\":1}")
                .ok();
        awaitFigure(
                code,
                "{\"cohort\":30,\"notDue\":0,\"pending\":0,\"recorded\":30,\"lost\":0,\"excluded\":0,\"successes\":11}");
        steeringReads(report, code);
    }

    /**
     * The right person is registered by hand and 29 others by file. All leave in the second half of 2024.
     *
     * @return the follow-up of the first, who succeeds
     */
    private String twelveOfThirtySucceed(String code) {
        String id = lead.post("/api/v1/enrolments", registration(code, code + "-0", 100, "2024-01-10"))
                .ok()
                .get("enrolmentId")
                .textValue();
        lead.post(
                        "/api/v1/enrolments/" + id + "/exit",
                        "{\"exitedOn\":\"2024-09-10\",\"reason\":\"EDUCATION\",\"expectedVersion\":1}")
                .ok();
        String followUp = "/api/v1/follow-ups/" + id + MEASURE;
        await().until(() -> lead.get(followUp).status() == 200);
        lead.post(
                        followUp + "/status",
                        "{\"statuses\":[\"EDUCATION\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\",\"expectedVersion\":0}")
                .ok();

        StringBuilder enrolments = new StringBuilder(Cohorts.ENROLMENTS_HEADER);
        StringBuilder statuses = new StringBuilder(Cohorts.STATUSES_HEADER);
        for (int person = 1; person < 30; person++) {
            String caseNumber = code + "-" + person;
            enrolments.append("%s;%s;Prøve Person;%s;konsulent1;2024-01-10;2024-09-10;OTHER\n"
                    .formatted(caseNumber, Cohorts.cpr(100 + person), code));
            statuses.append("%s;employment-or-education;;%s;;PERSON\n"
                    .formatted(caseNumber, person < 12 ? "EDUCATION" : "UNEMPLOYED"));
        }
        assertThat(lead.importCsv("/api/v1/enrolments/import", enrolments.toString())
                        .ok()
                        .get("accepted")
                        .intValue())
                .isEqualTo(29);
        assertThat(lead.importCsv("/api/v1/statuses/import", statuses.toString())
                        .ok()
                        .get("accepted")
                        .intValue())
                .isEqualTo(29);
        awaitFigure(
                code,
                "{\"cohort\":30,\"notDue\":0,\"pending\":0,\"recorded\":30,\"lost\":0,\"excluded\":0,\"successes\":12}");
        return followUp;
    }

    /** The analyst drafts, comments and publishes the report. The steering group sees it only when it is published. */
    private String publishedReport(String code) {
        Api analyst = stack.as("analyst");
        JsonNode draft = analyst.post("/api/v1/reports", "{\"period\":\"2024-H2\",\"initiatives\":[\"" + code + "\"]}")
                .ok();
        assertThat(draft.get("status").textValue()).isEqualTo("DRAFT");
        String report = "/api/v1/reports/" + draft.get("id").textValue();
        analyst.post(report + "/texts", """
                        {"comments":[{"initiative":"%s","comment":"Flere end lovet"}],\
                        "decisions":[{"decision":"Indsatsen fortsætter","owner":"Centerchef","dueOn":"2025-06-30"}],\
                        "expectedVersion":1}""".formatted(code)).ok();
        stack.as("steering").get(report).problem(404);

        await().until(() -> analyst.post(report + "/publication", "{\"expectedVersion\":2,\"seen\":null}")
                        .status()
                == 200);
        return report;
    }

    private void steeringReads(String report, String code) {
        Api steering = stack.as("steering");
        JsonNode published = steering.get(report).ok();
        assertThat(published.get("status").textValue()).isEqualTo("PUBLISHED");
        assertThat(published.get("number").intValue()).isPositive();
        JsonNode document = steering.get(report + "/document").ok();
        JsonNode initiative = document.at("/initiatives/0");
        assertThat(initiative.get("code").textValue()).isEqualTo(code);
        assertThat(initiative.get("comment").textValue()).isEqualTo("Flere end lovet");
        assertThat(document.at("/decisions/0/decision").textValue()).isEqualTo("Indsatsen fortsætter");
        JsonNode figure = initiative.at("/measures/0/halfYear/figure");
        assertThat(figure.at("/counts/successes").intValue()).isEqualTo(12);
        assertThat(figure.get("denominator").intValue()).isEqualTo(30);
        assertThat(figure.get("percent").decimalValue()).isEqualByComparingTo("40");
        assertThat(figure.at("/target/percent").decimalValue()).isEqualByComparingTo("25");
        assertThat(figure.at("/target/reached").booleanValue()).isTrue();
        Api.Response pdf = steering.get(report + "/pdf");
        assertThat(pdf.contentType()).isEqualTo("application/pdf");
        assertThat(pdf.text()).startsWith("%PDF-");
        recount(document);
    }

    /** The figures of the report are equal to those of the topics, and a changed one is found. */
    private void recount(JsonNode document) {
        Commands.Result equal = recount(document.toString());
        assertThat(equal.out()).as(equal.err()).startsWith("Equal: ");
        assertThat(equal.exitCode()).isZero();
        Commands.Result changed = recount(document.toString().replaceFirst("\"successes\":12", "\"successes\":13"));
        assertThat(changed.out()).contains("counts.successes is 13 in the report and 12 by the topics");
        assertThat(changed.out().lines().filter(line -> line.matches("  [0-9a-f-]{36}")))
                .hasSize(12);
        assertThat(changed.exitCode()).isEqualTo(1);
    }

    private Commands.Result recount(String report) {
        try {
            Path file = Files.createTempFile("report", ".json");
            try {
                Files.writeString(file, report);
                return Commands.run("recount", file.toString(), "--data", stack.data.toString());
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void a_consultant_has_access_to_assigned_initiatives_only_and_steering_to_no_person() {
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
        for (String role : List.of("steering", "analyst", "register", "dpo", "records", "admin", "partner")) {
            stack.as(role).get("/api/v1/enrolments/" + id).problem(403);
            stack.as(role).get("/api/v1/follow-ups").problem(403);
        }
        stack.anonymous().get("/api/v1/enrolments/" + id).problem(401);
        stack.as("consultant").get("/api/v1/rates").problem(403);
        stack.as("dpo").get("/api/v1/initiatives").problem(403);
    }

    @Test
    void a_status_of_a_register_is_recorded_from_kafka_and_a_broken_record_is_returned_byte_for_byte() {
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
