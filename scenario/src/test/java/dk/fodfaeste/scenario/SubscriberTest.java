package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.local.RunningStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other systems that subscribe: the program in {@code examples/subscriber} and {@code ./fodfaeste events}. */
@ConcurrentSharedStack
class SubscriberTest {
    private static final Path SOURCE = Commands.HOME.resolve("examples/subscriber/src/main/java/Subscriber.java");
    private static final String MEASURE = "employment-or-education";
    private static final String STATES = "fodfaeste.outcome-state-v1";

    private final Stack stack = Stack.running();
    private final Api lead = stack.as("lead");
    private final String code = "subscribed-" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    Path directory;

    @Test
    void a_subscriber_that_is_killed_and_one_that_starts_later_have_the_table_of_the_service() throws IOException {
        List<String> enrolments = enrol(12);
        statuses(0, 6);
        Path table = directory.resolve("outcomes.json");
        try (ExternalProcess first = start(table, "first.log")) {
            first.awaitUntil(() -> Files.exists(table) && tableOf(table).size() >= 6);
            first.kill();
        }
        statuses(6, 12);
        correct(enrolments.get(0));
        withdraw(enrolments.get(1));
        Map<String, Set<String>> expected = tableOfService();
        assertThat(expected.get(enrolments.get(0))).containsExactly("SICK_LEAVE");
        assertThat(expected).hasSize(12).containsEntry(enrolments.get(1), Set.of());

        sendAgain();
        sendUnknown(enrolments.get(2));
        try (ExternalProcess second = start(table, "second.log")) {
            second.awaitUntil(() -> hasRead(table) && tableOf(table).equals(expected));
        }
        Path late = directory.resolve("late.json");
        try (ExternalProcess third = start(late, "third.log")) {
            third.awaitUntil(() -> hasRead(late) && tableOf(late).equals(expected));
        }
        assertThat(Files.readString(late)).doesNotContain("from-the-future");
    }

    /** The sending service, the reader with a database of its own and the example have the same rows afterwards. */
    @Test
    void republished_events_change_neither_a_subscriber_nor_the_rows_of_reporting_service() throws IOException {
        List<String> enrolments = enrol(6);
        statuses(0, 6);
        correct(enrolments.get(0));
        withdraw(enrolments.get(1));
        Map<String, Set<String>> expected = tableOfService();
        Path table = directory.resolve("republished.json");
        try (ExternalProcess subscriber = start(table, "republished.log")) {
            subscriber.awaitUntil(() -> Files.exists(table) && tableOf(table).equals(expected));
            await().until(() -> ConsumerLag.of(stack.kafka(), "reporting-service") == 0);
            List<String> rows = rowsOfReportingService();
            String states = statesOfCompactedTopic().toString();
            for (String service : List.of("participant-service", "outcome-service")) {
                stack.as("admin")
                        .post(
                                "/api/v1/" + service + "/republications",
                                "{\"scope\":\"INITIATIVE\",\"subject\":\"" + code + "\"}")
                        .ok();
            }
            await().until(() -> republished(Topics.INITIATIVES).size() == 1);
            await().until(() -> republished(Topics.ENROLMENTS).size() == versionsOfEnrolments());
            List<ConsumerRecord<byte[], byte[]>> again =
                    await().until(() -> republished(Topics.OUTCOMES), records -> records.size() == 8);
            assertThat(again)
                    .extracting(record -> header(record, "ce_id"))
                    .doesNotHaveDuplicates()
                    .contains(enrolments.get(0) + "/" + MEASURE + "/2");
            await().until(() -> republished(STATES).size() == 6);

            await().until(() -> ConsumerLag.of(stack.kafka(), "reporting-service") == 0);
            assertThat(rowsOfReportingService()).isNotEmpty().isEqualTo(rows);
            assertThat(statesOfCompactedTopic().toString()).isEqualTo(states);
            correct(enrolments.get(2));
            Map<String, Set<String>> corrected = tableOfService();
            subscriber.awaitUntil(() -> tableOf(table).equals(corrected));
            assertThat(subscriber.output().lines().filter(line -> line.startsWith(enrolments.get(0))))
                    .as("the changes that the subscriber has seen")
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> republished(String topic) {
        Set<String> ids = tableOfService().keySet();
        return Topics.read(
                stack.kafka(),
                topic,
                record -> record.headers().lastHeader("republished") != null
                        && (code.equals(Topics.text(record.key()))
                                || ids.contains(Topics.text(record.key()).split("/", 2)[0])));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return Topics.text(record.headers().lastHeader(name).value());
    }

    /** The last value of each key. */
    private Map<String, String> statesOfCompactedTopic() {
        Map<String, String> states = new TreeMap<>();
        Topics.read(
                        stack.kafka(),
                        STATES,
                        record -> record.value() != null
                                && Topics.text(record.value()).contains(code))
                .forEach(record -> states.put(Topics.text(record.key()), Topics.text(record.value())));
        return states;
    }

    private int versionsOfEnrolments() {
        return (int) rowsOfReportingService().stream()
                .filter(row -> row.startsWith("enrolment"))
                .count();
    }

    private List<String> rowsOfReportingService() {
        List<String> rows = new ArrayList<>();
        try (Connection owner = RunningStack.database(stack.data, "reporting");
                PreparedStatement select = owner.prepareStatement("""
                        with codes as (select ? as code)
                        select 'initiative ' || i::text from initiative_versions i join codes using (code)
                        union all select 'enrolment ' || e::text from enrolment_versions e join codes on code = initiative
                        union all select 'follow-up ' || f::text from follow_ups f join codes on code = initiative
                        union all select 'outcome ' || o::text from outcome_versions o
                                   where o.enrolment_id in (select enrolment_id from enrolment_versions join codes on code = initiative)
                        order by 1""")) {
            select.setString(1, code);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return rows;
    }

    @Test
    void the_python_program_of_the_readme_reads_the_events_over_http_and_goes_on_after_a_kill() throws IOException {
        assumeTrue(hasPython(), "python3 is not installed");
        Path program = Files.writeString(directory.resolve("subscriber.py"), pythonOfReadme());
        List<String> enrolments = enrol(6);
        statuses(0, 3);
        Path table = directory.resolve("python.json");
        try (ExternalProcess first = startPython(program, table, "python-1.log")) {
            first.awaitUntil(() -> Files.exists(table) && tableOf(table).size() == 3);
            first.kill();
        }
        statuses(3, 6);
        correct(enrolments.get(0));
        withdraw(enrolments.get(1));
        try (ExternalProcess second = startPython(program, table, "python-2.log")) {
            second.awaitUntil(() -> tableOf(table).equals(tableOfService()));
        }
        assertThat(tableOf(table)).hasSize(6).containsEntry(enrolments.get(1), Set.of());
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String pythonOfReadme() throws IOException {
        String readme = Files.readString(Commands.HOME.resolve("examples/subscriber/README.md"));
        int start = readme.indexOf("```python\n") + "```python\n".length();
        return readme.substring(start, readme.indexOf("```", start));
    }

    private ExternalProcess startPython(Path program, Path table, String log) {
        return ExternalProcess.start(
                directory.resolve(log),
                Map.of("TOKEN", stack.token("subscriber")),
                List.of("python3", program.toString(), "http://localhost:" + stack.port, table.toString()));
    }

    @Test
    void the_events_of_a_key_are_printed_as_cloud_events_one_a_line() throws IOException {
        String enrolment = enrol(1).getFirst();
        statuses(0, 1);
        Path log = directory.resolve("events.log");
        List<String> command = Commands.line(
                "events", "--topic", "outcome-events", "--key", enrolment, "--data", stack.data.toString());
        try (ExternalProcess events = ExternalProcess.start(log, Map.of(), command)) {
            events.awaitUntil(() -> events.output().lines().count() == 1);
            correct(enrolment);
            events.awaitUntil(() -> events.output().lines().count() == 2);
            List<JsonNode> printed = new ArrayList<>();
            for (String line : events.output().lines().toList()) {
                printed.add(Api.JSON.readTree(line));
            }
            assertThat(printed)
                    .extracting(event -> event.get("type").textValue())
                    .containsExactly("dk.fodfaeste.outcome.recorded.v1", "dk.fodfaeste.outcome.corrected.v1");
            assertThat(printed).allSatisfy(event -> {
                assertThat(event.get("specversion").textValue()).isEqualTo("1.0");
                assertThat(event.get("source").textValue()).isEqualTo("/outcome-service");
                assertThat(event.get("subject").textValue()).isEqualTo(enrolment);
                assertThat(event.get("datacontenttype").textValue()).isEqualTo("application/json");
                assertThat(event.get("epoch").longValue()).isPositive();
                assertThat(event.at("/data/enrolmentId").textValue()).isEqualTo(enrolment);
            });
        }
        Commands.Result unknown = Commands.run("events", "--topic", "nothing", "--data", stack.data.toString());
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("There is no topic nothing").contains("outcome-events");
    }

    private ExternalProcess start(Path table, String log) {
        return ExternalProcess.start(
                directory.resolve(log),
                Map.of(),
                List.of(
                        ExternalProcess.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Commands.CLASS_PATH,
                        SOURCE.toString(),
                        stack.kafka(),
                        table.toString()));
    }

    /** The enrolments in the order of their case numbers. */
    private List<String> enrol(int count) {
        stack.as("admin")
                .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                .ok();
        lead.importCsv(
                        "/api/v1/enrolments/import",
                        Cohorts.ENROLMENTS_HEADER + lines(0, count, i -> Cohorts.enrolmentLine(code, code + "-", i)))
                .ok();
        Map<String, String> byCaseNumber = new TreeMap<>();
        lead.get("/api/v1/enrolments?limit=500&initiative=" + code)
                .ok()
                .get("items")
                .forEach(item -> byCaseNumber.put(
                        "%3s".formatted(item.get("caseNumber").textValue().substring(code.length() + 1)),
                        item.get("enrolmentId").textValue()));
        assertThat(byCaseNumber).hasSize(count);
        return List.copyOf(byCaseNumber.values());
    }

    private void statuses(int from, int to) {
        JsonNode answer = lead.importCsv(
                        "/api/v1/statuses/import",
                        Cohorts.STATUSES_HEADER + lines(from, to, i -> Cohorts.statusLine(code + "-", i)))
                .ok();
        assertThat(answer.get("accepted").intValue()).as(answer.toString()).isEqualTo(to - from);
    }

    private static String lines(int from, int to, java.util.function.IntFunction<String> line) {
        return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining());
    }

    private void correct(String enrolment) {
        lead.post(
                        "/api/v1/follow-ups/" + enrolment + "/" + MEASURE + "/correction",
                        "{\"statuses\":[\"SICK_LEAVE\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\","
                                + "\"because\":\"x\",\"expectedVersion\":1}")
                .ok();
    }

    private void withdraw(String enrolment) {
        lead.post(
                        "/api/v1/follow-ups/" + enrolment + "/" + MEASURE + "/withdrawal",
                        "{\"because\":\"x\",\"expectedVersion\":1}")
                .ok();
    }

    /** Whether the subscriber has read the last event of {@link #sendUnknown}. */
    private static boolean hasRead(Path table) throws IOException {
        return Files.exists(table) && Files.readString(table).contains("future-field");
    }

    /** The statuses of each enrolment, as outcome-service has them. */
    private Map<String, Set<String>> tableOfService() {
        Map<String, Set<String>> table = new TreeMap<>();
        lead.get("/api/v1/follow-ups?limit=500&initiative=" + code)
                .ok()
                .get("items")
                .forEach(item -> table.put(item.get("enrolmentId").textValue(), statusesOf(item)));
        return table;
    }

    /** The same in the file of a subscriber. */
    private Map<String, Set<String>> tableOf(Path file) throws IOException {
        Map<String, Set<String>> table = new TreeMap<>();
        Api.JSON.readTree(file.toFile()).get("outcomes").forEach(row -> {
            if (row.get("initiative").textValue().equals(code)) {
                table.put(row.get("enrolmentId").textValue(), statusesOf(row));
            }
        });
        return table;
    }

    private static Set<String> statusesOf(JsonNode row) {
        Set<String> statuses = new TreeSet<>();
        row.get("statuses").forEach(status -> statuses.add(status.textValue()));
        return statuses;
    }

    /** All events of the initiative once more, the oldest first. */
    private void sendAgain() {
        List<ConsumerRecord<byte[], byte[]>> own = await().until(
                        () -> Topics.read(
                                stack.kafka(),
                                Topics.OUTCOMES,
                                record -> Topics.text(record.value()).contains(code)),
                        records -> records.size() == 14);
        Topics.sendAgain(stack.kafka(), own);
    }

    /** An event of a type, and then one with a field, that the subscriber does not know. Both are in one partition, which keeps their order. */
    private void sendUnknown(String enrolment) throws IOException {
        ObjectNode event = (ObjectNode) Api.JSON.readTree(Cohorts.resource("/outcome-event.v1.example.json"));
        event.put("enrolmentId", UUID.randomUUID().toString()).put("initiative", "future-field");
        event.put("futureField", "from-the-future");
        ObjectNode other = event.deepCopy();
        other.put("enrolmentId", enrolment).put("initiative", code).put("version", 99);
        Topics.send(
                stack.kafka(),
                List.of(
                        record(other, "dk.fodfaeste.outcome.reconsidered.v1"),
                        record(event, "dk.fodfaeste.outcome.recorded.v1")));
    }

    private static ProducerRecord<byte[], byte[]> record(ObjectNode event, String type) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.OUTCOMES,
                0,
                event.get("enrolmentId").textValue().getBytes(StandardCharsets.UTF_8),
                event.toString().getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
