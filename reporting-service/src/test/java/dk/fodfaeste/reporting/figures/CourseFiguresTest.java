package dk.fodfaeste.reporting.figures;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** An initiative with a measure of every kind: its published figures follow from the events of its three files. */
@QuarkusTest
class CourseFiguresTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORDED_AT = "2026-11-28T09:00:00Z";
    /** The day the files are read: an open spell is known to go on until then. */
    private static final String RECORDED_ON = "2026-11-28";

    private static final List<String> MEETINGS =
            List.of("JOB_INTERVIEW", "HEALTH_TALK", "ROUND_TABLE", "AFTERCARE_TALK", "EMPLOYER_MEETING");

    private final Map<String, UUID> enrolments = new HashMap<>();
    private final Map<String, UUID> persons = new HashMap<>();
    private final Map<String, Map<String, String>> enrolmentLines = new HashMap<>();

    @Inject
    Events events;

    @Test
    void every_figure_is_the_expected_one() throws IOException {
        events.send(records());
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode expected : JSON.readTree(file("expected.json"))) {
            compare(expected, softly);
        }
        softly.assertAll();
    }

    private static void compare(JsonNode expected, SoftAssertions softly) {
        JsonNode query = expected.get("query");
        JsonPath figure = given().auth()
                .oauth2(TestStack.token("analyst"))
                .queryParams(Map.of(
                        "measure", query.get("measure").asText(),
                        "from", query.get("from").asText(),
                        "to", query.get("to").asText(),
                        "basis", query.get("basis").asText(),
                        "today", expected.get("today").asText()))
                .get("/api/v1/rates/" + query.get("initiative").asText())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String about = query + " on " + expected.get("today");
        softly.assertThat(figure.<Map<String, Integer>>get("counts"))
                .as(about)
                .isEqualTo(JSON.convertValue(expected.get("counts"), Map.class));
        softly.assertThat(figure.getInt("denominator"))
                .as(about)
                .isEqualTo(expected.get("denominator").asInt());
        softly.assertThat(figure.getInt("uniquePersons"))
                .as(about)
                .isEqualTo(expected.get("uniquePersons").asInt());
        for (String percent : List.of("percent", "knownPercent", "coveragePercent")) {
            softly.assertThat(decimal(figure, percent))
                    .as(percent + " of " + about)
                    .isEqualTo(
                            expected.hasNonNull(percent) ? expected.get(percent).asText() : null);
        }
        softly.assertThat(figure.<Boolean>get("target.reached"))
                .as(about)
                .isEqualTo(expected.hasNonNull("met") ? expected.get("met").asBoolean() : null);
    }

    private static String decimal(JsonPath figure, String path) {
        Object value = figure.get(path);
        return value == null
                ? null
                : new BigDecimal(value.toString()).setScale(1).toPlainString();
    }

    private List<ProducerRecord<byte[], byte[]>> records() throws IOException {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (JsonNode initiative : JSON.readTree(file("initiatives.json"))) {
            ((ObjectNode) initiative).put("version", 1).put("recordedAt", RECORDED_AT);
            records.add(Events.record(
                    Events.INITIATIVES, initiative.get("code").asText(), JSON.writeValueAsBytes(initiative)));
        }
        for (Map<String, String> line : lines("enrolments.csv")) {
            records.add(enrolment(line));
        }
        for (Map<String, String> line : lines("activities.csv")) {
            records.add(activity(line));
        }
        for (Map<String, String> line : lines("statuses.csv")) {
            records.add(status(line));
        }
        return records;
    }

    private ProducerRecord<byte[], byte[]> enrolment(Map<String, String> line) throws IOException {
        String caseNumber = line.get("caseNumber");
        UUID id = UUID.randomUUID();
        enrolments.put(caseNumber, id);
        enrolmentLines.put(caseNumber, line);
        boolean hasExit = line.get("exitedOn") != null;
        ObjectNode event = JSON.createObjectNode()
                .put("enrolmentId", id.toString())
                .put(
                        "participantRef",
                        persons.computeIfAbsent(line.get("cpr"), cpr -> UUID.randomUUID())
                                .toString())
                .put("initiative", line.get("initiative"))
                .put("consultant", line.get("consultant"))
                .put("startedOn", line.get("startedOn"))
                .put("ageAtStart", 40)
                .put("statusAtStart", line.get("statusAtStart"))
                .put("exitedOn", line.get("exitedOn"))
                .put("exitReason", line.get("exitReason"))
                .put("exitNumber", hasExit ? 1 : 0)
                .put("ageAtExit", hasExit ? 41 : null)
                .put("state", hasExit ? "EXITED" : "ACTIVE")
                .put("version", 1)
                .put("recordedAt", RECORDED_AT);
        return Events.record(Events.ENROLMENTS, id.toString(), JSON.writeValueAsBytes(event));
    }

    private ProducerRecord<byte[], byte[]> activity(Map<String, String> line) throws IOException {
        UUID enrolment = enrolments.get(line.get("caseNumber"));
        boolean isMeeting = MEETINGS.contains(line.get("kind"));
        boolean isMilestone = List.of(
                        "EFFORT_ESTABLISHED",
                        "REFERRED_TO_TREATMENT",
                        "SOCIAL_PROGRESS",
                        "CLARIFIED_FLEX_JOB",
                        "CLARIFIED_EARLY_RETIREMENT")
                .contains(line.get("kind"));
        boolean isOpen = !isMeeting && !isMilestone && line.get("until") == null;
        String confirmedOn = line.get("confirmedOn") == null ? RECORDED_ON : line.get("confirmedOn");
        ObjectNode event = JSON.createObjectNode()
                .put("activityId", UUID.randomUUID().toString())
                .put("enrolmentId", enrolment.toString())
                .put("initiative", enrolmentLines.get(line.get("caseNumber")).get("initiative"))
                .put("kind", line.get("kind"))
                .put("on", line.get("on"))
                .put("until", line.get("until"))
                .put("confirmedOn", isOpen ? confirmedOn : null)
                .put("weeklyHours", line.get("weeklyHours") == null ? null : new BigDecimal(line.get("weeklyHours")))
                .put("attendance", isMeeting && line.get("attendance") == null ? "PLANNED" : line.get("attendance"))
                .put("heldOn", heldOn(line))
                .put("source", line.get("source"))
                .put("withdrawn", false)
                .put("version", 1)
                .put("recordedAt", RECORDED_AT);
        return Events.record(Events.ACTIVITIES, enrolment.toString(), JSON.writeValueAsBytes(event));
    }

    private static String heldOn(Map<String, String> line) {
        boolean isDefault = "HELD".equals(line.get("attendance")) && line.get("heldOn") == null;
        return isDefault ? line.get("on") : line.get("heldOn");
    }

    private ProducerRecord<byte[], byte[]> status(Map<String, String> line) throws IOException {
        UUID enrolment = enrolments.get(line.get("caseNumber"));
        Map<String, String> enrolmentLine = enrolmentLines.get(line.get("caseNumber"));
        boolean lost = "LOST".equals(line.get("status"));
        String dueOn = dueOn(line, enrolmentLine);
        ObjectNode event = JSON.createObjectNode()
                .put("enrolmentId", enrolment.toString())
                .put("initiative", enrolmentLine.get("initiative"))
                .put("measure", line.get("measure"))
                .put("dueOn", dueOn)
                .put("exitNumber", enrolmentLine.get("exitedOn") == null ? 0 : 1)
                .put("statusDate", lost ? null : line.get("statusDate") == null ? dueOn : line.get("statusDate"))
                .put("weeklyHours", line.get("weeklyHours") == null ? null : new BigDecimal(line.get("weeklyHours")))
                .put("source", lost ? null : line.get("source"))
                .put("attempts", lost ? 3 : null)
                .put("lost", lost)
                .put("version", 1)
                .put("recordedAt", RECORDED_AT);
        if (lost) {
            event.putNull("statuses");
        } else {
            Arrays.stream(line.get("status").split("\\|")).forEach(event.putArray("statuses")::add);
        }
        return Events.record(Events.OUTCOMES, enrolment.toString(), JSON.writeValueAsBytes(event));
    }

    /** outcome-service knows the due date; here it follows from the anchor of the measure in the file. */
    private String dueOn(Map<String, String> line, Map<String, String> enrolmentLine) throws IOException {
        return switch (line.get("measure")) {
            case "efter-afgang" ->
                LocalDate.parse(enrolmentLine.get("exitedOn")).plusMonths(2).toString();
            case "fastholdt" ->
                LocalDate.parse(enrolmentLine.get("exitedOn")).plusYears(1).toString();
            case "af-ydelse" ->
                LocalDate.parse(enrolmentLine.get("startedOn")).plusYears(1).toString();
            case "etableret" ->
                established(line.get("caseNumber")).plusMonths(6).toString();
            default -> throw new AssertionError(line.get("measure"));
        };
    }

    private static LocalDate established(String caseNumber) throws IOException {
        return lines("activities.csv").stream()
                .filter(line -> line.get("caseNumber").equals(caseNumber)
                        && line.get("kind").equals("EFFORT_ESTABLISHED"))
                .map(line -> LocalDate.parse(line.get("on")))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static List<Map<String, String>> lines(String name) throws IOException {
        List<String> lines =
                new String(file(name), StandardCharsets.UTF_8).lines().toList();
        String[] columns = lines.getFirst().split(";");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(";", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i].isBlank() ? null : cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = CourseFiguresTest.class.getResourceAsStream("/course/" + name)) {
            assertThat(file).as(name).isNotNull();
            return file.readAllBytes();
        }
    }
}
