package dk.fodfaeste.outcome.intake;

import static dk.fodfaeste.local.test.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.DocumentedEvents;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events through Kafka give the same follow-ups in any order and with any repetition. */
@QuarkusTest
class EventIntakeTest extends IntegrationTestBase {
    private static final String DEAD_LETTERS = "fodfaeste.outcome-service.dead-letters-v1";

    /**
     * Enrolments with random changes, each with a status recorded in between. Then all events are sent again in another order, some several times,
     * with the initiative and its revisions in between.
     */
    @ParameterizedTest(name = "order of arrival {0}")
    @ValueSource(longs = {1, 2, 3})
    void any_order_and_repetition_of_events_gives_the_same_follow_ups(long seed) {
        var random = new Random(seed);
        String initiative = "shuffled-" + seed;
        List<EnrolmentEvent> last = new ArrayList<>();
        List<EnrolmentEvent> everything = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            List<EnrolmentEvent> life = life(initiative, random);
            last.add(life.getLast());
            life.forEach(version -> everything.addAll(Collections.nCopies(1 + random.nextInt(2), version)));
        }
        Collections.shuffle(everything, random);
        Map<String, Object> first =
                EnrolmentEvent.initiative(initiative, 1, List.of(EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30)));
        Map<String, Object> second = EnrolmentEvent.initiative(
                initiative,
                2,
                List.of(
                        EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30),
                        EnrolmentEvent.measure("later", "START", "P1Y", 10)));
        int half = everything.size() / 2;
        sendAll(everything.subList(0, half));
        publish(second);
        send("fodfaeste.initiatives-v1", List.of(initiative), List.of(first));
        sendAll(everything.subList(half, everything.size()));
        last.forEach(this::awaitArrival);
        assertThat(followUps(initiative)).containsExactlyInAnyOrderElementsOf(expected(last));

        Collections.shuffle(everything, random);
        sendAll(everything);
        EnrolmentEvent marker = publish(EnrolmentEvent.started(initiative, "2025-01-01"));
        last.add(marker);
        assertThat(followUps(initiative)).containsExactlyInAnyOrderElementsOf(expected(last));
    }

    @Test
    void a_status_answers_in_any_order_of_exits() {
        String initiative = anInitiative();
        EnrolmentEvent exited = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        status(exited, "EDUCATION", 0).statusCode(200);
        EnrolmentEvent withdrawn = exited.exitWithdrawn();
        EnrolmentEvent again = withdrawn.exit("2025-12-31", "OTHER");
        publish(again);
        get(exited).body("state", equalTo("PENDING")).body("version", equalTo(1));
        sendAll(List.of(withdrawn, exited, again));
        publish(EnrolmentEvent.started(initiative, "2025-01-01"));
        get(exited).body("state", equalTo("PENDING")).body("version", equalTo(1));
    }

    @Test
    void a_corrected_start_moves_follow_ups_that_count_from_the_start() {
        String initiative = anInitiative(EnrolmentEvent.measure(MEASURE, "START", "P6M", 30));
        EnrolmentEvent enrolment = publish(EnrolmentEvent.started(initiative, "2025-08-31"));
        get(enrolment).body("dueOn", equalTo("2026-02-28"));
        publish(enrolment.startCorrected("2025-09-01"));
        get(enrolment).body("dueOn", equalTo("2026-03-01")).body("anchorOn", equalTo("2025-09-01"));
    }

    @Test
    void a_revised_initiative_gives_its_enrolments_the_new_measure() {
        String initiative = anInitiative();
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        publish(EnrolmentEvent.initiative(
                initiative,
                2,
                List.of(
                        EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30),
                        EnrolmentEvent.measure("new", "EXIT", "P1Y", 30))));
        asLead().get(followUp(enrolment.enrolmentId(), "new")).then().body("dueOn", equalTo("2026-12-31"));
    }

    @Test
    void the_stored_follow_ups_equal_those_rebuilt_from_the_facts() throws Exception {
        String initiative = anInitiative();
        List<EnrolmentEvent> all = List.of(
                EnrolmentEvent.exited(initiative, "2025-12-31"),
                EnrolmentEvent.exited(initiative, "2025-11-30"),
                EnrolmentEvent.exited(initiative, "2025-06-30").exitWithdrawn(),
                EnrolmentEvent.exited(initiative, "2025-01-31").asWronglyRegistered());
        all.forEach(this::publish);
        status(all.getFirst(), "EDUCATION", 0).statusCode(200);
        post(all.get(1), "lost", Bodies.lost(1, "x", 0)).statusCode(200);
        List<Map<String, Object>> before = items(initiative);
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from follow_ups where initiative = ?")) {
            delete.setString(1, initiative);
            assertThat(delete.executeUpdate()).isEqualTo(4);
        }
        assertThat(items(initiative)).isEmpty();
        publish(EnrolmentEvent.initiative(initiative, 2, List.of(EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30))));
        assertThat(items(initiative)).isEqualTo(before);
    }

    @Test
    void an_unreadable_record_goes_to_the_dead_letters_and_the_others_are_processed() {
        String initiative = anInitiative();
        EnrolmentEvent before = EnrolmentEvent.exited(initiative, "2025-12-31");
        EnrolmentEvent after = EnrolmentEvent.exited(initiative, "2025-12-31");
        byte[] broken = "{\"enrolmentId\": \"who\", \"consultant\": \"ÆØÅ\"".getBytes(UTF_8);
        byte[] key = UUID.randomUUID().toString().getBytes(UTF_8);
        TestStack.send(List.of(
                record(before.enrolmentId().toString().getBytes(UTF_8), json(before.event())),
                record(key, broken),
                record(key, null),
                record(after.enrolmentId().toString().getBytes(UTF_8), json(after.event()))));
        awaitArrival(before);
        awaitArrival(after);
        await().until(() -> deadLetters(key).size() == 2);
        List<ConsumerRecord<byte[], byte[]>> dead = deadLetters(key);
        assertThat(dead.getFirst().value()).isEqualTo(broken);
        assertThat(dead.get(1).value()).isNull();
        assertThat(header(dead.getFirst(), "reason")).isNotBlank();
        assertThat(dead.getFirst().headers())
                .extracting(Header::key)
                .containsExactlyInAnyOrderElementsOf(DocumentedEvents.headers(DEAD_LETTERS));
    }

    @Test
    void thousands_of_events_in_one_batch_are_all_processed() {
        String initiative = anInitiative(
                EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30),
                EnrolmentEvent.measure("after-start", "START", "P6M", 30));
        var all = new ArrayList<EnrolmentEvent>();
        for (int i = 0; i < 2000; i++) {
            all.add(EnrolmentEvent.exited(
                    initiative, LocalDate.of(2024, 1, 1).plusDays(i % 500).toString()));
        }
        sendAll(all);
        await().pollInterval(Duration.ofMillis(50))
                .until(() -> number("select count(*) from follow_ups where initiative = ?", initiative) == 4000);
    }

    private static List<EnrolmentEvent> life(String initiative, Random random) {
        LocalDate start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(365));
        var life = new ArrayList<EnrolmentEvent>();
        life.add(EnrolmentEvent.started(initiative, start.toString()));
        for (int i = random.nextInt(6); i > 0; i--) {
            EnrolmentEvent present = life.getLast();
            String day = start.plusDays(random.nextInt(400)).toString();
            life.add(
                    switch (random.nextInt(6)) {
                        case 0 ->
                            present.startCorrected(
                                    start.minusDays(random.nextInt(30)).toString());
                        case 1 -> present.reassigned("konsulent" + random.nextInt(5));
                        case 2 -> present.exitedOn() == null ? present.exit(day, "DECEASED") : present.exitWithdrawn();
                        case 3 -> present.asWronglyRegistered();
                        default ->
                            present.exitedOn() == null
                                    ? present.exit(day, "OTHER")
                                    : present.exitCorrected(day, "GOT_JOB");
                    });
        }
        return life;
    }

    /** The follow-ups derived only from the last version of each enrolment. */
    private static List<String> expected(List<EnrolmentEvent> last) {
        var expected = new ArrayList<String>();
        for (EnrolmentEvent one : last) {
            LocalDate start = LocalDate.parse(one.startedOn());
            LocalDate exit = one.exitedOn() == null ? null : LocalDate.parse(one.exitedOn());
            boolean dead = "DECEASED".equals(one.exitReason());
            if (one.exitNumber() > 0) {
                expected.add(one(
                        one,
                        MEASURE,
                        exit,
                        exit == null ? null : exit.plusMonths(2),
                        one.wronglyRegistered() || exit == null,
                        dead));
            }
            LocalDate due = start.plusYears(1);
            expected.add(one(one, "later", start, due, one.wronglyRegistered(), dead && !exit.isAfter(due)));
        }
        return expected;
    }

    private static String one(
            EnrolmentEvent enrolment,
            String measure,
            LocalDate anchor,
            LocalDate due,
            boolean cancelled,
            boolean excluded) {
        String state = cancelled ? "CANCELLED" : excluded ? "EXCLUDED" : "open";
        return enrolment.enrolmentId() + " " + measure + " " + enrolment.consultant() + " " + anchor + " " + due + " "
                + state;
    }

    private static List<String> followUps(String initiative) {
        return items(initiative).stream()
                .map(item -> item.get("enrolmentId") + " " + item.get("measure") + " " + item.get("consultant") + " "
                        + item.get("anchorOn") + " " + item.get("dueOn") + " "
                        + (List.of("CANCELLED", "EXCLUDED").contains(item.get("state")) ? item.get("state") : "open"))
                .toList();
    }

    private static List<Map<String, Object>> items(String initiative) {
        return asLead().get("/api/v1/follow-ups?limit=500&initiative=" + initiative)
                .jsonPath()
                .getList("items");
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
        return new ProducerRecord<>("fodfaeste.enrolment-events-v1", key, value);
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(byte[] key) {
        return TestStack.events(DEAD_LETTERS).stream()
                .filter(record -> java.util.Arrays.equals(record.key(), key))
                .toList();
    }
}
