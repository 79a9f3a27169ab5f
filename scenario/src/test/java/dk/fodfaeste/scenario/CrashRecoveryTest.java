package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.local.test.StartsProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} of each part during an import: no accepted line is lost or doubled. */
@StartsProcesses
class CrashRecoveryTest {

    private static final int LINES = 4_000;

    private static Stack stack;
    private static Api lead;

    @BeforeAll
    static void start() {
        stack = Stack.start();
        lead = stack.as("lead");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @ParameterizedTest(name = "{0} is killed in the middle of an import of enrolments")
    @ValueSource(strings = {"participant-service", "kafka", "postgresql"})
    void a_part_is_killed_in_the_middle_of_an_import_of_enrolments(String part) {
        String code = initiative();
        String file = enrolments(code);
        CompletableFuture<Optional<JsonNode>> importing = importInBackground("/api/v1/enrolments/import", file);
        await().until(() -> countEnrolments(code) > 0);
        stack.awaitRestart(part, stack.kill(part));

        Optional<JsonNode> first = importing.join();
        JsonNode second = importUntilAnswered("/api/v1/enrolments/import", file);
        assertThat(second.get("rejectedCount").intValue()).isZero();
        assertThat(second.get("accepted").intValue() + second.get("unchanged").intValue())
                .isEqualTo(LINES);
        first.ifPresent(answer -> {
            assertThat(answer.get("accepted").intValue()
                            + answer.get("unchanged").intValue())
                    .isEqualTo(LINES);
            assertThat(second.get("accepted").intValue()).isZero();
        });

        assertThat(importUntilAnswered("/api/v1/statuses/import", statuses(code))
                        .get("rejectedCount")
                        .intValue())
                .isZero();
        awaitFigures(code);
        assertThat(eventsPerEnrolment(code).values()).hasSize(LINES).containsOnly(2);
    }

    @ParameterizedTest(name = "{0} is killed in the middle of an import of statuses")
    @ValueSource(strings = {"outcome-service", "reporting-service"})
    void a_part_is_killed_in_the_middle_of_an_import_of_statuses(String part) {
        String code = initiative();
        assertThat(lead.importCsv("/api/v1/enrolments/import", enrolments(code))
                        .ok()
                        .get("accepted")
                        .intValue())
                .isEqualTo(LINES);
        String file = statuses(code);
        CompletableFuture<Optional<JsonNode>> importing = importInBackground("/api/v1/statuses/import", file);
        await().until(() -> countRecorded(code) > 0);
        stack.awaitRestart(part, stack.kill(part));

        Optional<JsonNode> first = importing.join();
        JsonNode second = importUntilAnswered("/api/v1/statuses/import", file);
        assertThat(second.get("rejectedCount").intValue()).isZero();
        assertThat(second.get("accepted").intValue() + second.get("unchanged").intValue())
                .isEqualTo(LINES);
        first.ifPresent(answer -> assertThat(second.get("accepted").intValue()).isZero());
        awaitFigures(code);
    }

    @Test
    void writes_succeed_while_kafka_is_down_and_the_events_follow() {
        String code = initiative();
        stack.signal("STOP", "kafka");
        try {
            JsonNode answer = lead.importCsv("/api/v1/enrolments/import", enrolments(code))
                    .ok();
            assertThat(answer.get("accepted").intValue()).isEqualTo(LINES);
            assertThat(lead.importCsv("/api/v1/statuses/import", statuses(code))
                            .ok()
                            .get("accepted")
                            .intValue())
                    .isEqualTo(LINES);
            for (JsonNode part : stack.status()) {
                assertThat(part.get("ready").booleanValue())
                        .as(part.toString())
                        .isEqualTo(!part.get("part").textValue().equals("kafka"));
            }
        } finally {
            stack.signal("CONT", "kafka");
        }
        awaitFigures(code);
    }

    private String initiative() {
        String code = "killed-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                .ok();
        return code;
    }

    /** Empty if the connection broke or a part was down: then no line was reported as accepted. */
    private CompletableFuture<Optional<JsonNode>> importInBackground(String path, String file) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Api.Response answer = lead.importCsv(path, file);
                if (answer.status() == 200) {
                    return Optional.of(answer.json());
                }
                answer.problem(503);
                return Optional.empty();
            } catch (UncheckedIOException connectionBroke) {
                return Optional.empty();
            }
        });
    }

    private JsonNode importUntilAnswered(String path, String file) {
        return await().pollInterval(Duration.ofSeconds(1))
                .until(() -> importInBackground(path, file).join(), Optional::isPresent)
                .orElseThrow();
    }

    private int countEnrolments(String code) {
        return lead.get("/api/v1/enrolments?limit=1&initiative=" + code)
                .ok()
                .get("items")
                .size();
    }

    private int countRecorded(String code) {
        return lead.get("/api/v1/follow-ups?limit=1&state=RECORDED&initiative=" + code)
                .ok()
                .get("items")
                .size();
    }

    private void awaitFigures(String code) {
        await().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            Api.Response figure = stack.as("analyst").get("/api/v1/rates/" + code + "?from=2024-01-01&to=2024-12-31");
            assertThat(figure.status()).isEqualTo(200);
            assertThat(figure.json().get("counts").toString())
                    .isEqualTo("{\"cohort\":" + LINES + ",\"notDue\":0,\"pending\":0,\"recorded\":" + LINES
                            + ",\"lost\":0,\"excluded\":0,\"successes\":" + LINES / 4 + "}");
        });
    }

    /** The number of different versions per enrolment; repeated events count once. */
    private Map<String, Integer> eventsPerEnrolment(String code) {
        Map<String, Set<Integer>> versions = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : Topics.read(
                stack.kafka(),
                Topics.ENROLMENTS,
                record -> Topics.text(record.value()).contains(code))) {
            try {
                JsonNode event = Api.JSON.readTree(record.value());
                versions.computeIfAbsent(event.get("enrolmentId").textValue(), first -> new HashSet<>())
                        .add(event.get("version").intValue());
            } catch (IOException notJson) {
                throw new AssertionError(notJson);
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        versions.forEach((enrolment, seen) -> counts.put(enrolment, seen.size()));
        return counts;
    }

    private static String enrolments(String code) {
        StringBuilder file = new StringBuilder(Cohorts.ENROLMENTS_HEADER);
        for (int person = 0; person < LINES; person++) {
            file.append(Cohorts.enrolmentLine(code, code + "-", person));
        }
        return file.toString();
    }

    private static String statuses(String code) {
        StringBuilder file = new StringBuilder(Cohorts.STATUSES_HEADER);
        for (int person = 0; person < LINES; person++) {
            file.append(Cohorts.statusLine(code + "-", person));
        }
        return file.toString();
    }
}
