package dk.fodfaeste.reporting.report.restating;

import static dk.fodfaeste.reporting.report.ReportRequests.as;
import static dk.fodfaeste.reporting.report.ReportRequests.opened;
import static dk.fodfaeste.reporting.report.ReportRequests.published;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.RandomHistory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reasons of a restatement add up to the whole difference, whatever events arrive after publication. */
@QuarkusTest
class RestatementSumTest {
    private static final Map<String, String> HALVES =
            Map.of("2024-H1", "from=2024-01-01&to=2024-06-30", "2024-H2", "from=2024-07-01&to=2024-12-31");
    private static final Set<String> SEEN = new HashSet<>();

    @Inject
    Events events;

    /** The others are added later. */
    private static final List<String> MEASURES = RandomHistory.MEASURES.stream()
            .filter(measure -> !measure.equals("added-later"))
            .toList();

    @ParameterizedTest
    @CsvSource({"1, ANCHOR", "2, FOLLOW_UP", "3, ANCHOR", "4, FOLLOW_UP"})
    void the_changes_of_a_period_add_up_to_the_difference_of_its_figures(int seed, String basis) {
        RandomHistory story = RandomHistory.of("adds-up-" + seed, 100 + seed, 30);
        List<FactVersion> all = Stream.<List<? extends FactVersion>>of(
                        story.initiatives, story.enrolments, story.outcomes, story.activities)
                .flatMap(List::stream)
                .<FactVersion>map(fact -> fact instanceof InitiativeVersion initiative ? by(basis, initiative) : fact)
                .toList();
        Instant middle = story.instants().get(story.instants().size() / 2);
        events.publish(
                all.stream().filter(fact -> !fact.recordedAt().isAfter(middle)).toList());
        Map<String, List<Long>> before = new HashMap<>();
        for (String half : HALVES.keySet()) {
            for (String measure : MEASURES) {
                before.put(measure + half, figure(story.code, measure, half, basis));
            }
            published(half, story.code);
        }
        events.publish(
                all.stream().filter(fact -> fact.recordedAt().isAfter(middle)).toList());

        JsonPath restated = as("lead")
                .get("/api/v1/reports/" + opened("2024-H2", story.code) + "/restatements")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Set<String> compared = new HashSet<>();
        int items = restated.getList("items").size();
        for (int i = 0; i < items; i++) {
            restated.setRootPath("items[" + i + "]");
            String measure = restated.getString("measure");
            if (measure.equals("added-later")) {
                continue;
            }
            String half = restated.getString("period");
            compared.add(measure + half);
            List<Long> then = counted(restated, "published");
            List<Long> now = counted(restated, "now");
            assertThat(then).as("%s as published", half).isEqualTo(before.get(measure + half));
            assertThat(now).as("%s now", half).isEqualTo(figure(story.code, measure, half, basis));
            assertThat(restated.getList("changes.successes", Long.class).stream()
                            .mapToLong(by -> by)
                            .sum())
                    .as("by how much the successes of %s moved", half)
                    .isEqualTo(now.get(0) - then.get(0));
            assertThat(restated.getList("changes.denominator", Long.class).stream()
                            .mapToLong(by -> by)
                            .sum())
                    .as("by how much the denominator of %s moved", half)
                    .isEqualTo(now.get(1) - then.get(1));
            SEEN.addAll(restated.getList("changes.reason"));
        }
        assertThat(compared).isEqualTo(before.keySet());
        assertThat(SEEN)
                .as("reasons that the stories so far have")
                .contains("MOVED_EXIT", "LATE_EXIT", "REVISED_DEFINITION", "LATE_ACTIVITY", "CORRECTED_ACTIVITY");
    }

    private static InitiativeVersion by(String basis, InitiativeVersion initiative) {
        return Facts.initiative(
                initiative.code(),
                initiative.version(),
                initiative.recordedAt(),
                initiative.name(),
                initiative.runsFrom(),
                basis,
                initiative.definitions().definitions());
    }

    /** Successes and denominator for a role that sees every figure. */
    private static List<Long> figure(String code, String measure, String half, String basis) {
        JsonPath figure = as("lead")
                .get("/api/v1/rates/" + code + "?measure=" + measure + "&basis=" + basis + "&" + HALVES.get(half))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return List.of(figure.getLong("counts.successes"), figure.getLong("denominator"));
    }

    private static List<Long> counted(JsonPath restated, String when) {
        return List.of(restated.getLong(when + ".successes"), restated.getLong(when + ".denominator"));
    }
}
