package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Imports the sample files and compares every figure; then replays all events forwards and backwards. */
@ExclusiveSharedStack
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleCohortsTest {

    private static final String RATE = "/api/v1/rates/";
    private static JsonNode enrolments;
    private static JsonNode statuses;

    @BeforeAll
    static void importSample() {
        Stack stack = Stack.running();
        for (JsonNode initiative : Cohorts.json("initiatives.json")) {
            stack.as("admin")
                    .put("/api/v1/initiatives/" + initiative.get("code").textValue(), initiative.toString())
                    .ok();
        }
        enrolments = importEnrolments();
        statuses = importStatuses();
    }

    @Test
    @Order(1)
    void every_line_is_accepted() {
        assertThat(enrolments.toString())
                .isEqualTo("{\"accepted\":294,\"unchanged\":0,\"rejectedCount\":0,\"rejected\":[]}");
        assertThat(statuses.toString())
                .isEqualTo("{\"accepted\":288,\"unchanged\":0,\"rejectedCount\":0,\"rejected\":[]}");
    }

    @Test
    @Order(2)
    void every_figure_is_as_expected() {
        await().untilAsserted(SampleCohortsTest::assertExpectedFigures);
    }

    @Test
    @Order(3)
    void the_same_files_again_change_nothing() {
        assertThat(importEnrolments().toString())
                .isEqualTo("{\"accepted\":0,\"unchanged\":294,\"rejectedCount\":0,\"rejected\":[]}");
        assertThat(importStatuses().toString())
                .isEqualTo("{\"accepted\":0,\"unchanged\":288,\"rejectedCount\":0,\"rejected\":[]}");
    }

    @Test
    @Order(4)
    void the_overview_has_the_rates_of_the_notes() {
        JsonNode items = Stack.running().as("analyst").get("/api/v1/rates").ok().get("items");
        assertThat(figureText(items, "ips-sydhavnen")).isEqualTo("24/120 20.0 25.0 false");
        assertThat(figureText(items, "ips-rusmiddel")).isEqualTo("47/100 47.0 50.0 false");
        assertThat(figureText(items, "veteran-coordination")).isEqualTo("12/30 40.0 40.0 true");
        assertThat(figureText(items, "holistic-health")).isEqualTo("9/40 22.5 20.0 true");
        assertThat(figureText(items, "ips-psykiatri")).isEqualTo("0/0 null null null");
    }

    @Test
    @Order(5)
    void replaying_every_topic_forwards_and_backwards_changes_no_figure_at_any_time() {
        Stack stack = Stack.running();
        List<String> before = figuresThroughTime();
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        for (String topic : List.of(Topics.OUTCOMES, Topics.ENROLMENTS, Topics.INITIATIVES)) {
            all.addAll(recordsOfSample(topic));
        }
        Topics.sendAgain(stack.kafka(), all);
        Collections.reverse(all);
        Topics.sendAgain(stack.kafka(), all);
        awaitNoLag();
        assertThat(figuresThroughTime()).isEqualTo(before);
        assertExpectedFigures();
    }

    @Test
    @Order(6)
    void the_same_files_after_corrections_by_hand_change_nothing() {
        Stack stack = Stack.running();
        JsonNode enrolment = stack.as("lead")
                .post("/api/v1/enrolments/search", "{\"caseNumber\":\"KBH-00001\"}")
                .ok()
                .get("items")
                .get(0);
        String id = enrolment.get("enrolmentId").textValue();
        stack.as("lead")
                .post(
                        "/api/v1/enrolments/" + id + "/exit/correction",
                        "{\"exitedOn\":\"2023-05-06\",\"reason\":\"OTHER\",\"because\":\"var to dage længere\",\"expectedVersion\":"
                                + enrolment.get("version") + "}")
                .ok();
        String followUp = "/api/v1/follow-ups/" + id + "/employment-or-education";
        await().until(() ->
                stack.as("lead").get(followUp).ok().get("dueOn").textValue().equals("2023-07-06"));
        assertThat(stack.as("lead").get(followUp).ok().get("needsConfirmation").booleanValue())
                .isTrue();
        stack.as("lead")
                .post(
                        followUp + "/correction",
                        "{\"statuses\":[\"SICK_LEAVE\"],\"statusDate\":null,\"weeklyHours\":null,\"source\":\"PERSON\",\"because\":\"hun ringede\",\"expectedVersion\":1}")
                .ok();
        JsonNode wrong = stack.as("lead")
                .post("/api/v1/enrolments/search", "{\"caseNumber\":\"KBH-00002\"}")
                .ok()
                .get("items")
                .get(0);
        stack.as("lead")
                .post(
                        "/api/v1/enrolments/" + wrong.get("enrolmentId").textValue() + "/wrong-registration",
                        "{\"because\":\"forkert borger\",\"expectedVersion\":" + wrong.get("version") + "}")
                .ok();
        assertThat(importEnrolments().get("unchanged").intValue()).isEqualTo(294);
        assertThat(importStatuses().get("unchanged").intValue()).isEqualTo(288);
    }

    @Test
    @Order(7)
    void no_event_contains_a_cpr_a_name_or_a_case_number() {
        Set<String> identifyingTexts = identifyingTexts(Cohorts.enrolments());
        for (String topic : List.of(Topics.INITIATIVES, Topics.ENROLMENTS, Topics.OUTCOMES)) {
            for (ConsumerRecord<byte[], byte[]> record : recordsOfSample(topic)) {
                assertThat(Topics.text(record.value())).doesNotContain(identifyingTexts.toArray(String[]::new));
            }
        }
    }

    /** CPR numbers, case numbers and last names of a file. */
    static Set<String> identifyingTexts(String enrolments) {
        Set<String> identifyingTexts = new HashSet<>();
        enrolments.lines().skip(1).forEach(line -> {
            String[] fields = line.split(";", -1);
            identifyingTexts.add(fields[0]);
            identifyingTexts.add(fields[1]);
            identifyingTexts.add(fields[1].substring(0, 6) + "-" + fields[1].substring(6));
            identifyingTexts.add(fields[2].substring(fields[2].lastIndexOf(' ') + 1));
        });
        return identifyingTexts;
    }

    private static JsonNode importEnrolments() {
        return Stack.running()
                .as("lead")
                .importCsv("/api/v1/enrolments/import", Cohorts.enrolments())
                .ok();
    }

    private static JsonNode importStatuses() {
        return Stack.running()
                .as("lead")
                .importCsv("/api/v1/statuses/import", Cohorts.statuses())
                .ok();
    }

    private static void assertExpectedFigures() {
        for (JsonNode expected : Cohorts.json("expected.json")) {
            JsonNode query = expected.get("query");
            JsonNode figure = Stack.running()
                    .as("analyst")
                    .get(RATE + query.get("initiative").textValue() + "?from="
                            + query.get("from").textValue() + "&to="
                            + query.get("to").textValue() + "&basis="
                            + query.get("basis").textValue() + "&today="
                            + expected.get("today").textValue())
                    .ok();
            assertThat(figure.get("counts")).as(query.toString()).isEqualTo(expected.get("counts"));
            assertThat(figure.get("denominator")).as(query.toString()).isEqualTo(expected.get("denominator"));
            assertThat(figure.get("uniquePersons")).as(query.toString()).isEqualTo(expected.get("uniquePersons"));
            assertSameNumber(figure.get("percent"), expected.get("percent"));
            assertSameNumber(figure.get("knownPercent"), expected.get("knownPercent"));
            assertSameNumber(figure.get("coveragePercent"), expected.get("coveragePercent"));
            assertThat(figure.get("provisional")).isEqualTo(expected.get("provisional"));
            assertThat(figure.get("target").get("reached")).isEqualTo(expected.get("met"));
            if (figure.get("denominator").intValue() == 0) {
                // Without a denominator the figure has no target; the initiative has it.
                assertThat(figure.get("target").get("percent").isNull()).isTrue();
            } else {
                assertSameNumber(figure.get("target").get("percent"), expected.get("targetPercent"));
            }
        }
    }

    private static void assertSameNumber(JsonNode figure, JsonNode expected) {
        if (expected.isNull()) {
            assertThat(figure.isNull()).isTrue();
        } else {
            assertThat(figure.decimalValue()).isEqualByComparingTo(new BigDecimal(expected.textValue()));
        }
    }

    private static String figureText(JsonNode items, String initiative) {
        for (JsonNode item : items) {
            if (item.get("initiative").textValue().equals(initiative)) {
                return item.get("counts").get("successes") + "/" + item.get("denominator") + " " + item.get("percent")
                        + " " + item.get("target").get("percent") + " "
                        + item.get("target").get("reached");
            }
        }
        throw new AssertionError("no figure for " + initiative);
    }

    /** Figures as known at about a hundred instants of recording, and at the last one, with the same day as today. */
    private static List<String> figuresThroughTime() {
        Stack stack = Stack.running();
        List<String> instants = new ArrayList<>();
        for (String topic : List.of(Topics.INITIATIVES, Topics.ENROLMENTS, Topics.OUTCOMES)) {
            for (ConsumerRecord<byte[], byte[]> record : recordsOfSample(topic)) {
                try {
                    instants.add(
                            Api.JSON.readTree(record.value()).get("recordedAt").textValue());
                } catch (IOException broken) {
                    throw new AssertionError(broken);
                }
            }
        }
        List<String> inOrder = instants.stream().distinct().sorted().toList();
        int step = Math.max(1, inOrder.size() / 100);
        return IntStream.range(0, inOrder.size())
                .filter(position -> position % step == 0 || position == inOrder.size() - 1)
                .mapToObj(inOrder::get)
                .flatMap(instant -> Stream.of("ips-sydhavnen", "veteran-coordination")
                        .map(initiative -> stack.as("analyst")
                                .get(RATE + initiative + "?from=2019-01-01&to=2026-01-01&today=2025-03-15&knownAt="
                                        + instant)
                                .ok()
                                .toString()))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> recordsOfSample(String topic) {
        List<String> codes = new ArrayList<>();
        Cohorts.json("initiatives.json")
                .forEach(initiative -> codes.add(initiative.get("code").toString()));
        return Topics.read(Stack.running().kafka(), topic, record -> {
            String text = Topics.text(record.value());
            return codes.stream().anyMatch(text::contains);
        });
    }

    private static void awaitNoLag() {
        Stack stack = Stack.running();
        await().until(() -> ConsumerLag.of(stack.kafka(), "reporting-service") == 0);
        await().until(() -> ConsumerLag.of(stack.kafka(), "outcome-service") == 0);
    }
}
