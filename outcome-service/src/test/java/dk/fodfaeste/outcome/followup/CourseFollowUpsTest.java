package dk.fodfaeste.outcome.followup;

import static dk.fodfaeste.local.test.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The lists of follow-ups of an initiative with every kind of measure, compared with the figures computed by hand. */
@QuarkusTest
class CourseFollowUpsTest extends IntegrationTestBase {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    /** Its figure of a window is that of one occasion. */
    private static final String ON_ONE_DAY = "i-arbejde";

    @Test
    void the_lists_of_all_measures_hold_the_follow_ups_that_the_figures_count() throws IOException {
        TestClock.setToNoonOf(TODAY);
        JsonNode initiative = read(file("initiatives.json")).get(0);
        String code = initiative.get("code").asText();
        publishInitiative(initiative, code);
        enrol(code);
        importFile("/api/v1/activities/import", "activities.csv");
        importFile("/api/v1/statuses/import", "statuses.csv");

        int compared = 0;
        for (JsonNode figure : read(file("expected.json"))) {
            if (!figure.at("/query/measure").asText().equals(ON_ONE_DAY)) {
                assertThat(counts(figure))
                        .as(figure.get("query") + " on " + figure.get("today"))
                        .isEqualTo(expected(figure));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(48);
        assertThat(number(
                        "select count(*) from follow_ups where initiative = ? and measure in"
                                + " ('plads', 'holdbar', 'i-arbejde', 'fremmoede', 'frister')",
                        code))
                .isZero();
        assertThat(items("?initiative=" + code))
                .extracting(item -> item.get("measure"))
                .containsOnly("efter-afgang", "fastholdt", "etableret", "af-ydelse");
    }

    private static Map<String, Integer> counts(JsonNode figure) {
        JsonNode query = figure.get("query");
        LocalDate from = LocalDate.parse(query.get("from").asText());
        LocalDate to = LocalDate.parse(query.get("to").asText());
        boolean byDueDate = query.get("basis").asText().equals("FOLLOW_UP");
        List<Map<String, Object>> found = items(
                        "?initiative=" + query.get("initiative").asText()
                                + "&measure=" + query.get("measure").asText()
                                + "&today=" + figure.get("today").asText()
                                + (byDueDate ? "&dueFrom=" + from + "&dueTo=" + to : ""))
                .stream()
                .filter(item -> !item.get("state").equals("CANCELLED"))
                .filter(item -> byDueDate || isBetween(from, LocalDate.parse((String) item.get("anchorOn")), to))
                .toList();
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("cohort", found.size());
        counts.put("notDue", count(found, "NOT_DUE"));
        counts.put("pending", count(found, "PENDING"));
        counts.put("recorded", count(found, "RECORDED"));
        counts.put("lost", count(found, "LOST") + count(found, "UNANSWERED"));
        counts.put("excluded", count(found, "EXCLUDED"));
        if (found.stream().anyMatch(item -> item.containsKey("success"))) {
            counts.put("successes", (int) found.stream()
                    .filter(item -> Objects.equals(item.get("success"), true))
                    .count());
        }
        return counts;
    }

    private static Map<String, Integer> expected(JsonNode figure) {
        boolean decided = !List.of("efter-afgang", "fastholdt", "etableret", "af-ydelse")
                .contains(figure.at("/query/measure").asText());
        JsonNode counts = figure.get("counts");
        Map<String, Integer> expected = new LinkedHashMap<>();
        for (String name : List.of("cohort", "notDue", "pending", "recorded", "lost", "excluded")) {
            expected.put(name, counts.get(name).asInt());
        }
        if (decided && counts.get("recorded").asInt() > 0) {
            expected.put("successes", counts.get("successes").asInt());
        }
        return expected;
    }

    private static boolean isBetween(LocalDate from, LocalDate day, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static int count(List<Map<String, Object>> items, String state) {
        return (int)
                items.stream().filter(item -> state.equals(item.get("state"))).count();
    }

    /** All pages of a list; the small limit tests the paging. */
    private static List<Map<String, Object>> items(String query) {
        List<Map<String, Object>> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = asLead().get("/api/v1/follow-ups" + query + "&limit=7&after=" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            next = page.getString("next");
        }
        return all;
    }

    private void publishInitiative(JsonNode definition, String code) {
        Map<String, Object> event = JsonPath.from(definition.toString()).getMap("");
        Map<String, Object> initiative = new LinkedHashMap<>(event);
        initiative.put("version", 1);
        initiative.put("recordedAt", "2026-01-05T08:00:00.123456Z");
        publish(initiative);
        assertThat(number("select cardinality(skipped_measures) from initiatives where code = ?", code))
                .isZero();
    }

    private void enrol(String initiative) throws IOException {
        List<String> keys = new ArrayList<>();
        List<Map<String, Object>> events = new ArrayList<>();
        file("enrolments.csv").lines().skip(1).map(line -> line.split(";", -1)).forEach(columns -> {
            EnrolmentEvent enrolment = EnrolmentEvent.started(initiative, columns[5]);
            if (!columns[6].isEmpty()) {
                enrolment = enrolment.exit(columns[6], columns[7]);
            }
            Map<String, Object> event = enrolment.event();
            event.put("consultant", columns[4]);
            event.put("statusAtStart", columns[8].isEmpty() ? null : columns[8]);
            keys.add(enrolment.enrolmentId().toString());
            events.add(event);
            Map<String, Object> item = new LinkedHashMap<>(event);
            item.put("initiativeVersion", 1);
            ParticipantServiceStub.addEnrolments(columns[0], List.of(item));
        });
        send("fodfaeste.enrolment-events-v1", keys, events);
        await().until(() ->
                number("select count(*) from enrolments where initiative = ?", initiative) == events.size());
    }

    private static void importFile(String address, String name) throws IOException {
        var answer = asLead().contentType("text/csv")
                .accept(ContentType.JSON)
                .body(file(name).getBytes(UTF_8))
                .post(address)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(answer.getList("rejected")).as(name).isEmpty();
    }

    private static String file(String name) throws IOException {
        try (InputStream file = CourseFollowUpsTest.class.getResourceAsStream("/course/" + name)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
