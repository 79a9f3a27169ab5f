package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An initiative with a measure of every kind: its files go in over HTTP, and its 52 expected figures come out over HTTP. */
@ExclusiveSharedStack
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CourseFiguresOverHttpTest {
    private static final String FOLDER = "/course/";
    /** One round reads every figure; a user may send 6,000 requests in a minute. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(1);

    private final Stack stack = Stack.running();

    @Test
    @Order(1)
    void every_line_of_the_three_files_is_accepted() {
        for (JsonNode initiative : Cohorts.tree(FOLDER + "initiatives.json")) {
            stack.as("admin")
                    .put("/api/v1/initiatives/" + initiative.get("code").textValue(), initiative.toString())
                    .ok();
        }
        assertThat(importAll()).isEqualTo(List.of(accepted(40), accepted(482), accepted(60)));
    }

    @Test
    @Order(2)
    void every_figure_is_as_expected() {
        assertThat(Cohorts.tree(FOLDER + "expected.json")).hasSize(52);
        await().pollInterval(BETWEEN_ROUNDS)
                .untilAsserted(() -> assertThat(differences()).isEmpty());
    }

    @Test
    @Order(3)
    void the_same_files_again_change_nothing() {
        assertThat(importAll()).isEqualTo(List.of(unchanged(40), unchanged(482), unchanged(60)));
        assertThat(differences()).isEmpty();
    }

    /** Statuses come last: some of their follow-ups exist only because of an activity. */
    private List<String> importAll() {
        return Stream.of("enrolments", "activities", "statuses")
                .map(kind -> stack.as("lead")
                        .importCsv("/api/v1/" + kind + "/import", Cohorts.resource(FOLDER + kind + ".csv"))
                        .ok()
                        .toString())
                .toList();
    }

    private static String accepted(int lines) {
        return "{\"accepted\":%d,\"unchanged\":0,\"rejectedCount\":0,\"rejected\":[]}".formatted(lines);
    }

    private static String unchanged(int lines) {
        return "{\"accepted\":0,\"unchanged\":%d,\"rejectedCount\":0,\"rejected\":[]}".formatted(lines);
    }

    private List<String> differences() {
        return StreamSupport.stream(Cohorts.tree(FOLDER + "expected.json").spliterator(), false)
                .flatMap(this::difference)
                .toList();
    }

    private Stream<String> difference(JsonNode expected) {
        JsonNode query = expected.get("query");
        JsonNode figure = stack.as("analyst")
                .get("/api/v1/rates/" + query.get("initiative").textValue() + "?measure="
                        + query.get("measure").textValue() + "&from="
                        + query.get("from").textValue() + "&to="
                        + query.get("to").textValue() + "&basis="
                        + query.get("basis").textValue() + "&today="
                        + expected.get("today").textValue())
                .ok();
        String wanted = text(expected, "/met");
        String found = text(figure, "/target/reached");
        return wanted.equals(found)
                ? Stream.empty()
                : Stream.of(
                        query + " on " + expected.get("today").textValue() + ": expected " + wanted + ", was " + found);
    }

    private static String text(JsonNode figure, String reached) {
        return "%s of %s, %s persons, %s %%, known %s %%, coverage %s %%, reached %s"
                .formatted(
                        Api.JSON.convertValue(figure.get("counts"), TreeMap.class),
                        figure.get("denominator"),
                        figure.get("uniquePersons"),
                        number(figure.get("percent")),
                        number(figure.get("knownPercent")),
                        number(figure.get("coveragePercent")),
                        figure.at(reached).asText());
    }

    private static String number(JsonNode value) {
        return value.isNull()
                ? "no"
                : new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
    }
}
