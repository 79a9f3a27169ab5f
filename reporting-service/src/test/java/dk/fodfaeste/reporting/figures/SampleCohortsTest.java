package dk.fodfaeste.reporting.figures;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the sample cohorts in deploy/local. Their events have all fields of the contracts, also those this service ignores. */
@QuarkusTest
class SampleCohortsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static boolean published;

    @Inject
    Events events;

    @BeforeEach
    void publishEvents() throws IOException {
        if (published) {
            return;
        }
        published = true;
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (InputStream file = sample("initiatives.json")) {
            for (JsonNode initiative : JSON.readTree(file)) {
                ((ObjectNode) initiative).put("version", 1).put("recordedAt", "2025-03-15T08:00:00Z");
                records.add(Events.record(
                        Events.INITIATIVES, initiative.get("code").asText(), JSON.writeValueAsBytes(initiative)));
            }
        }
        Map<String, UUID> enrolmentOf = new HashMap<>();
        Map<String, UUID> personOf = new HashMap<>();
        Map<String, String> initiativeOf = new HashMap<>();
        for (Map<String, String> line : lines("enrolments.csv")) {
            String caseNumber = line.get("caseNumber");
            UUID enrolment = UUID.randomUUID();
            enrolmentOf.put(caseNumber, enrolment);
            initiativeOf.put(caseNumber, line.get("initiative"));
            ObjectNode event = JSON.createObjectNode()
                    .put("enrolmentId", enrolment.toString())
                    .put(
                            "participantRef",
                            personOf.computeIfAbsent(line.get("cpr"), cpr -> UUID.randomUUID())
                                    .toString())
                    .put("initiative", line.get("initiative"))
                    .put("consultant", line.get("consultant"))
                    .put("startedOn", line.get("startedOn"))
                    .put("ageAtStart", 40)
                    .putNull("statusAtStart")
                    .put("exitedOn", line.get("exitedOn"))
                    .put("exitReason", line.get("exitReason"))
                    .put("exitNumber", line.get("exitedOn") == null ? 0 : 1)
                    .put("ageAtExit", 41)
                    .put("state", line.get("exitedOn") == null ? "ACTIVE" : "EXITED")
                    .put("version", 1)
                    .put("recordedAt", "2025-03-15T08:01:00.000001Z");
            records.add(Events.record(Events.ENROLMENTS, enrolment.toString(), JSON.writeValueAsBytes(event)));
        }
        for (Map<String, String> line : lines("statuses.csv")) {
            String caseNumber = line.get("caseNumber");
            boolean lost = "LOST".equals(line.get("status"));
            ObjectNode event = JSON.createObjectNode()
                    .put("enrolmentId", enrolmentOf.get(caseNumber).toString())
                    .put("initiative", initiativeOf.get(caseNumber))
                    .put("measure", line.get("measure"))
                    .put("dueOn", line.get("statusDate"))
                    .put("exitNumber", 1)
                    .put("statusDate", lost ? null : line.get("statusDate"))
                    .put("source", lost ? null : line.get("source"))
                    .putNull("attempts")
                    .put("lost", lost)
                    .put("version", 1)
                    .put("recordedAt", "2025-03-15T08:02:00.5Z");
            if (line.get("weeklyHours") == null) {
                event.putNull("weeklyHours");
            } else {
                event.put(
                        "weeklyHours",
                        new java.math.BigDecimal(line.get("weeklyHours").replace(',', '.')));
            }
            if (lost) {
                event.putNull("statuses");
            } else {
                Arrays.stream(line.get("status").split("\\|")).forEach(event.putArray("statuses")::add);
            }
            records.add(Events.record(
                    Events.OUTCOMES, enrolmentOf.get(caseNumber).toString(), JSON.writeValueAsBytes(event)));
        }
        // Statuses first: their order relative to the enrolments does not matter.
        events.send(records.reversed());
    }

    @ParameterizedTest(name = "{0} {1}..{2} by {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "ips-sydhavnen,        2022-01-01, 2024-12-31, ANCHOR,    123, 113, 7, 3, 24, 114, 20.0,  21.2,  94.2, 25.0, false",
                "ips-sydhavnen,        2022-01-01, 2024-12-31, FOLLOW_UP, 115, 105, 7, 3, 23, 108, 20.5,  21.9,  93.8, 25.0, false",
                "ips-sydhavnen,        2024-01-01, 2024-12-31, ANCHOR,     40,  36, 3, 1,  7,  37, 17.9,  19.4,  92.3, 25.0, false",
                "ips-sydhavnen,        2024-07-01, 2024-12-31, FOLLOW_UP,  19,  18, 1, 0,  3,  19, 15.8,  16.7,  94.7, 25.0, false",
                "ips-sydhavnen,        2023-01-01, 2023-12-31, FOLLOW_UP,  39,  35, 2, 2,  6,  35, 16.2,  17.1,  94.6, 25.0, false",
                "ips-rusmiddel,        2024-01-01, 2024-08-31, ANCHOR,    101,  97, 3, 1, 47,  97, 47.0,  48.5,  97.0, 50.0, false",
                "ips-rusmiddel,        2024-01-01, 2024-06-30, FOLLOW_UP,  45,  43, 2, 0, 20,  45, 44.4,  46.5,  95.6, 50.0, false",
                "veteran-coordination, 2024-01-01, 2024-12-31, ANCHOR,     30,  30, 0, 0, 12,  30, 40.0,  40.0, 100.0, 40.0, true",
                "veteran-coordination, 2024-07-01, 2024-12-31, FOLLOW_UP,  22,  22, 0, 0, 10,  22, 45.5,  45.5, 100.0, 40.0, true",
                "holistic-health,      2024-01-01, 2024-12-31, ANCHOR,     40,  38, 2, 0,  9,  40, 22.5,  23.7,  95.0, 20.0, true",
                "holistic-health,      2030-01-01, 2030-12-31, ANCHOR,      0,   0, 0, 0,  0,   0,    -,     -,     -,    -, -"
            })
    void half_years_have_the_expected_figures(
            String initiative,
            LocalDate from,
            LocalDate to,
            String basis,
            int cohort,
            int recorded,
            int lost,
            int excluded,
            int successes,
            int persons,
            Float percent,
            Float known,
            Float coverage,
            Float target,
            Boolean reached) {
        JsonPath figure = given().auth()
                .oauth2(TestStack.token("analyst"))
                .queryParams(
                        Map.of("from", from.toString(), "to", to.toString(), "basis", basis, "today", "2025-03-15"))
                .get("/api/v1/rates/" + initiative)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(figure.<Map<String, Integer>>get("counts"))
                .isEqualTo(Map.of(
                        "cohort",
                        cohort,
                        "notDue",
                        0,
                        "pending",
                        0,
                        "recorded",
                        recorded,
                        "lost",
                        lost,
                        "excluded",
                        excluded,
                        "successes",
                        successes));
        assertThat(figure.getInt("denominator")).isEqualTo(recorded + lost);
        assertThat(figure.getInt("uniquePersons")).isEqualTo(persons);
        assertThat(figure.<Float>get("percent")).isEqualTo(percent);
        assertThat(figure.<Float>get("knownPercent")).isEqualTo(known);
        assertThat(figure.<Float>get("coveragePercent")).isEqualTo(coverage);
        assertThat(figure.<Float>get("target.percent")).isEqualTo(target);
        assertThat(figure.<Boolean>get("target.reached")).isEqualTo(reached);
        assertThat(figure.getBoolean("provisional")).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} of {2}")
    @CsvSource({
        "ips-sydhavnen, 24, 120",
        "ips-rusmiddel, 47, 100",
        "veteran-coordination, 12, 30",
        "holistic-health, 9, 40",
        "ips-psykiatri, 0, 0"
    })
    void the_first_measure_has_the_expected_figures_of_the_whole_period(
            String initiative, int successes, int denominator) {
        given().auth()
                .oauth2(TestStack.token("analyst"))
                .get("/api/v1/rates")
                .then()
                .body("items.find { it.initiative == '%s' }.counts.successes".formatted(initiative), equalTo(successes))
                .body("items.find { it.initiative == '%s' }.denominator".formatted(initiative), equalTo(denominator));
    }

    private static List<Map<String, String>> lines(String name) throws IOException {
        try (InputStream file = sample(name)) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
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
    }

    private static InputStream sample(String name) {
        InputStream file = SampleCohortsTest.class.getResourceAsStream("/sample/" + name);
        assertThat(file).as("sample/" + name + " of deploy/local").isNotNull();
        return file;
    }
}
