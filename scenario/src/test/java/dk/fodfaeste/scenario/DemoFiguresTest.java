package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.local.RecentSample;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every measure of the demo's initiatives has its figure after the fixed files and those relative to today were imported over HTTP, and the
 * worklist of the persona konsulent1 has rows in each group, none older than a year. The initiatives and enrolments have other
 * codes and case numbers than those of {@link SampleCohortsTest}.
 */
@ExclusiveSharedStack
class DemoFiguresTest {
    private static final String PREFIX = "demo-";
    private static final List<String> CODES =
            List.of("ips-sydhavnen", "ips-rusmiddel", "veteran-coordination", "holistic-health", "ips-psykiatri");
    private static final Set<String> OPEN = Set.of("NOT_DUE", "PENDING", "UNANSWERED");
    /** One round reads every figure; a user may send 6,000 requests in a minute. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private final Stack stack = Stack.running();

    @Test
    void every_measure_has_its_figure_and_the_worklist_has_recent_rows() {
        for (JsonNode initiative : Cohorts.tree("/sample/initiatives.json")) {
            stack.as("admin")
                    .put(
                            "/api/v1/initiatives/" + PREFIX
                                    + initiative.get("code").textValue(),
                            body(initiative))
                    .ok();
        }
        importFile("enrolments", "enrolments.csv");
        importFile("enrolments", "further-enrolments.csv");
        importFile("statuses", "statuses.csv");
        importFile("activities", "activities.csv");
        importFile("statuses", "further-statuses.csv");
        importFile("enrolments", "closing-enrolments.csv");
        importFile("activities", "closing-activities.csv");
        importFile("statuses", "closing-statuses.csv");
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
        RecentSample recent = RecentSample.of(today);
        importCsv("enrolments", "recent enrolments", recent.enrolments());
        importCsv("statuses", "recent statuses", recent.statuses());
        importCsv("activities", "recent activities", recent.activities());
        importCsv("statuses", "further recent statuses", recent.furtherStatuses());
        recent.corrections().forEach(this::correct);
        await().pollInterval(BETWEEN_ROUNDS)
                .untilAsserted(() -> assertThat(figures()).isEqualTo(expected()));
        await().pollInterval(BETWEEN_ROUNDS).untilAsserted(() -> assertWorklist(today));
    }

    /** What the worklist of the persona shows: open follow-ups until 60 days from now, and statuses to confirm. */
    private void assertWorklist(LocalDate today) {
        List<JsonNode> rows = new ArrayList<>();
        for (String initiative : List.of("ips-sydhavnen", "ips-rusmiddel")) {
            stack.as("lead")
                    .get("/api/v1/follow-ups?consultant=konsulent1&limit=500&initiative=" + PREFIX + initiative)
                    .ok()
                    .get("items")
                    .forEach(rows::add);
        }
        List<LocalDate> open = rows.stream()
                .filter(row -> OPEN.contains(row.get("state").textValue()))
                .map(row -> LocalDate.parse(row.get("dueOn").textValue()))
                .filter(due -> !due.isAfter(today.plusDays(60)))
                .toList();
        assertThat(open).allMatch(due -> due.isAfter(today.minusYears(1)));
        assertThat(open.stream().filter(due -> due.isBefore(today)).toList()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(open.stream()
                        .filter(due -> !due.isBefore(today) && due.isBefore(today.plusDays(7)))
                        .toList())
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(open.stream().filter(due -> due.isAfter(today.plusDays(6))).toList())
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(rows.stream()
                        .filter(row -> row.get("needsConfirmation").booleanValue())
                        .toList())
                .hasSize(3);
    }

    private void correct(RecentSample.ExitCorrection correction) {
        String caseNumber = correction.caseNumber().replace("KBH-", "DEMO-");
        JsonNode enrolment = stack.as("lead")
                .post("/api/v1/enrolments/search", "{\"caseNumber\":\"" + caseNumber + "\"}")
                .ok()
                .at("/items/0");
        stack.as("lead")
                .post(
                        "/api/v1/enrolments/" + enrolment.get("enrolmentId").textValue() + "/exit/correction",
                        "{\"exitedOn\":\"%s\",\"reason\":\"%s\",\"because\":\"Senere slut\",\"expectedVersion\":%s}"
                                .formatted(correction.exitedOn(), correction.reason(), enrolment.get("version")))
                .ok();
    }

    private static String body(JsonNode initiative) {
        return initiative
                .toString()
                .replace(
                        "\"code\":" + initiative.get("code"),
                        "\"code\":\"" + PREFIX + initiative.get("code").textValue() + "\"");
    }

    private void importFile(String kind, String file) {
        importCsv(kind, file, Cohorts.resource("/sample/" + file));
    }

    private void importCsv(String kind, String file, String original) {
        String csv = renamed(original);
        JsonNode result =
                stack.as("lead").importCsv("/api/v1/" + kind + "/import", csv).ok();
        assertThat(result.get("rejected")).as(file).isEmpty();
        assertThat(result.get("accepted").longValue())
                .as(file)
                .isEqualTo(csv.lines().count() - 1);
    }

    private static String renamed(String csv) {
        String renamed = csv.replace("KBH-", "DEMO-");
        for (String code : CODES) {
            renamed = renamed.replace(";" + code + ";", ";" + PREFIX + code + ";");
        }
        return renamed;
    }

    private static List<String> expected() {
        return Cohorts.resource("/sample/figures.csv").lines().skip(1).toList();
    }

    private List<String> figures() {
        return expected().stream().map(line -> figure(line.split(";"))).toList();
    }

    private String figure(String[] line) {
        JsonNode figure = stack.as("analyst")
                .get("/api/v1/rates/%s%s?measure=%s&from=%s&to=%s&basis=ANCHOR"
                        .formatted(PREFIX, line[0], line[1], line[2], line[3]))
                .ok();
        return "%s;%s;%s;%s;%s;%s"
                .formatted(
                        line[0], line[1], line[2], line[3], figure.at("/counts/successes"), figure.get("denominator"));
    }
}
