package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.local.RunningStack;
import dk.fodfaeste.local.test.StartsProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

/**
 * Three replicas of each service behind the one address. {@code kill -9} of each part during an import: no accepted line is lost or doubled. The
 * replicas share what they must share: imports, the relay, the keys and the connections of the database.
 */
@StartsProcesses
class ReplicasTest {

    private static final int LINES = 4_000;

    private static Stack stack;
    private static Api lead;

    @BeforeAll
    static void start() {
        stack = Stack.start(3);
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
        CompletableFuture<Optional<JsonNode>> importing =
                importInBackground(importer(part), "/api/v1/enrolments/import", file);
        await().until(() -> countEnrolments(code) > 0);
        long killed = stack.kill(part);

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
        stack.awaitRestart(part, killed);
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
        CompletableFuture<Optional<JsonNode>> importing =
                importInBackground(importer(part), "/api/v1/statuses/import", file);
        await().until(() -> countRecorded(code) > 0);
        long killed = stack.kill(part);

        Optional<JsonNode> first = importing.join();
        JsonNode second = importUntilAnswered("/api/v1/statuses/import", file);
        assertThat(second.get("rejectedCount").intValue()).isZero();
        assertThat(second.get("accepted").intValue() + second.get("unchanged").intValue())
                .isEqualTo(LINES);
        first.ifPresent(answer -> assertThat(second.get("accepted").intValue()).isZero());
        awaitFigures(code);
        stack.awaitRestart(part, killed);
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

    @Test
    void every_replica_answers_for_a_background_import() {
        String code = initiative();
        String file = enrolments(code) + "unreadable\n";
        List<String> replicas = stack.replicas("participant-service");
        String address = stack.at(replicas.getFirst(), "lead")
                .importInBackground("/api/v1/enrolments/import?dryRun=true", file)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        for (String replica : replicas) {
            await().until(() -> stack.at(replica, "lead")
                    .get(address)
                    .ok()
                    .get("state")
                    .textValue()
                    .equals("DONE"));
            assertThat(stack.at(replica, "lead")
                            .get(address)
                            .ok()
                            .get("accepted")
                            .intValue())
                    .isEqualTo(LINES);
            assertThat(stack.at(replica, "lead")
                            .get(address + "/rejected-lines")
                            .text())
                    .contains("unreadable");
            assertThat(stack.at(replica, "analyst").get(address).status()).isEqualTo(403);
        }
        stack.awaitRestart(replicas.getFirst(), stack.kill(replicas.getFirst()));
        for (String replica : replicas) {
            assertThat(stack.at(replica, "lead").get(address).status()).isEqualTo(404);
        }
    }

    @Test
    void another_replica_takes_the_relay_over() {
        String code = initiative();
        String replica = stack.relayHolder("participant").orElseThrow();
        long killed = stack.kill(replica);
        JsonNode answer = importUntilAnswered("/api/v1/enrolments/import", enrolments(code));
        assertThat(answer.get("rejectedCount").intValue()).isZero();
        await().untilAsserted(() ->
                assertThat(eventsPerEnrolment(code).values()).hasSize(LINES).containsOnly(2));
        assertThat(stack.relayHolder("participant")).isPresent();
        stack.awaitRestart(replica, killed);
    }

    @Test
    void a_new_key_is_distributed_before_it_wraps_and_a_replica_without_it_is_not_ready() {
        String code = initiative();
        String keys = stack.data.resolve("keys/participant-service.properties").toString();
        List<String> replicas = stack.replicas("participant-service");
        String first = replicas.get(0);
        String second = replicas.get(1);
        String forgotten = replicas.get(2);
        assertThat(Commands.run("keys", "add", keys).exitCode()).isZero();
        restart(first, second);
        assertThat(Commands.run("keys", "rotate", keys).exitCode()).isZero();
        restart(first);

        String person = register(first, code);
        assertThat(stack.at(second, "lead").get(person).status()).isEqualTo(200);
        assertThat(stack.part(second).get("ready").booleanValue()).isTrue();
        assertThat(stack.at(forgotten, "lead").get(person).status()).isEqualTo(500);
        assertThat(stack.part(forgotten).get("ready").booleanValue()).isFalse();
        assertThat(stack.data.resolve("logs/" + forgotten + ".log"))
                .content()
                .contains("this replica is not ready until it is started with the present file");
        restart(forgotten);
        assertThat(stack.at(forgotten, "lead").get(person).status()).isEqualTo(200);
    }

    @Test
    void the_pools_of_all_replicas_fit_into_the_connections_of_the_database() throws SQLException {
        try (Connection owner = RunningStack.database(stack.data, "participant");
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery("""
                        select count(distinct application_name), count(*) <= 90, current_setting('max_connections')
                          from pg_stat_activity where application_name ~ '^(participant|outcome|reporting)-service [0-9]+$'""")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(9);
            assertThat(row.getBoolean(2)).isTrue();
            assertThat(row.getString(3)).isEqualTo("100");
        }
    }

    /** A service that is killed imports at the replica that is killed; the other replicas answer for it afterwards. */
    private static Api importer(String killed) {
        return killed.matches("participant-service|outcome-service") ? stack.at(killed, "lead") : lead;
    }

    private static void restart(String... replicas) {
        Map<String, Long> before = new HashMap<>();
        for (String replica : replicas) {
            before.put(replica, stack.part(replica).get("pid").longValue());
            stack.signal("TERM", replica);
        }
        before.forEach(stack::awaitRestart);
    }

    private static String register(String replica, String code) {
        return "/api/v1/enrolments/"
                + stack.at(replica, "lead")
                        .post("/api/v1/enrolments", """
                        {"caseNumber":"%s-new","initiative":"%s","person":{"cpr":"%s","name":"Prøve Person"},"consultant":"konsulent1",
                         "startedOn":"2024-01-10"}""".formatted(code, code, Cohorts.cpr(LINES)))
                        .ok()
                        .get("enrolmentId")
                        .textValue();
    }

    private String initiative() {
        String code = "killed-" + UUID.randomUUID().toString().substring(0, 8);
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                .ok();
        return code;
    }

    /** Empty if the connection broke or a part was down: then no line was reported as accepted. */
    private CompletableFuture<Optional<JsonNode>> importInBackground(Api importer, String path, String file) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Api.Response answer = importer.importCsv(path, file);
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
                .until(() -> importInBackground(lead, path, file).join(), Optional::isPresent)
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
