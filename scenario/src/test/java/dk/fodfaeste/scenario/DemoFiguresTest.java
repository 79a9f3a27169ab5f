package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every measure of the demo's initiatives has its figure after the files were imported over HTTP. The initiatives and enrolments have other
 * codes and case numbers than those of {@link SampleCohortsTest}.
 */
@ExclusiveSharedStack
class DemoFiguresTest {
    private static final String PREFIX = "demo-";
    private static final List<String> CODES =
            List.of("ips-sydhavnen", "ips-rusmiddel", "veteran-coordination", "holistic-health", "ips-psykiatri");
    /** One round reads every figure; a user may send 6,000 requests in a minute. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private final Stack stack = Stack.running();

    @Test
    void every_measure_has_its_figure() {
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
        await().pollInterval(BETWEEN_ROUNDS)
                .untilAsserted(() -> assertThat(figures()).isEqualTo(expected()));
    }

    private static String body(JsonNode initiative) {
        return initiative
                .toString()
                .replace(
                        "\"code\":" + initiative.get("code"),
                        "\"code\":\"" + PREFIX + initiative.get("code").textValue() + "\"");
    }

    private void importFile(String kind, String file) {
        String csv = renamed(Cohorts.resource("/sample/" + file));
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
