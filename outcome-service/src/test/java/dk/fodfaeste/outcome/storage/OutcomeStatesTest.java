package dk.fodfaeste.outcome.storage;

import static dk.fodfaeste.local.test.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.RegistrationState;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of the compacted topic has the table of the service, whatever happened and whenever the reader started. */
@QuarkusTest
class OutcomeStatesTest extends IntegrationTestBase {
    private static final String STATES = "fodfaeste.outcome-state-v1";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final int ENROLMENTS = 10;
    private static final Schema CONTRACT = contract();

    @Inject
    FactStore facts;

    @Inject
    FollowUpStore followUpStore;

    @Inject
    PersonErasure erasure;

    @Inject
    Database rows;

    /** What a subscriber must do: keep the last value of each key, and drop a key without a value. */
    private static final class Reader {
        private final Map<Integer, Long> positions = new HashMap<>();
        private final Map<String, String> table = new TreeMap<>();

        void readTo(List<ConsumerRecord<byte[], byte[]>> records) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() >= positions.getOrDefault(record.partition(), 0L)) {
                    positions.put(record.partition(), record.offset() + 1);
                    read(record);
                }
            }
        }

        private void read(ConsumerRecord<byte[], byte[]> record) {
            String key = new String(record.key(), UTF_8);
            if (record.value() == null) {
                table.remove(key);
                return;
            }
            JsonNode state = IntegrationTestBase.read(new String(record.value(), UTF_8));
            assertThat(key)
                    .isEqualTo(state.get("enrolmentId").textValue() + "/"
                            + state.get("measure").textValue());
            table.put(
                    key,
                    "%s %s %s %s %s %s %s"
                            .formatted(
                                    state.get("initiative").textValue(),
                                    state.get("version"),
                                    state.get("answer").textValue(),
                                    state.get("excluded"),
                                    state.get("lost"),
                                    state.get("statuses"),
                                    state.get("statusDate").textValue()));
        }
    }

    @ParameterizedTest(name = "history {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void readers_have_the_table_of_the_service(long seed) {
        var random = new Random(seed);
        String initiative = "states-" + seed;
        Map<Integer, Integer> versions = new HashMap<>();
        var early = new Reader();
        for (int step = 0; step < 240; step++) {
            int person = random.nextInt(ENROLMENTS);
            UUID id = new UUID(seed << 40, person);
            int what = random.nextInt(step < 60 ? 12 : 40);
            if (step % 60 == 0) {
                int version = step / 60 + 1;
                inTransaction(() -> facts.saveInitiatives(List.of(initiative(initiative, version))));
                awaitDerived(initiative);
            } else if (what < 4) {
                int version = versions.merge(person, 1, Integer::sum);
                inTransaction(() -> facts.saveEnrolments(List.of(enrolment(id, version, initiative, random))));
            } else if (step > 150 && what == 39) {
                inTransaction(() -> erasure.erase(
                        new UUID(seed << 41, random.nextInt(ENROLMENTS)),
                        Instant.parse("2026-03-15T11:00:00Z"),
                        records -> {}));
            } else {
                inTransaction(() -> command(id, random));
            }
            if (step == 120) {
                early.readTo(states(initiative));
            }
        }
        List<ConsumerRecord<byte[], byte[]>> all = states(initiative);
        Map<String, String> expected = tableOfService(initiative);
        assertThat(expected).isNotEmpty();
        assertThat(all).anySatisfy(record -> assertThat(record.value()).isNull());

        early.readTo(all);
        assertThat(early.table).isEqualTo(expected);
        var late = new Reader();
        late.readTo(all);
        assertThat(late.table).isEqualTo(expected);
        var ofCompactedTopic = new Reader();
        ofCompactedTopic.readTo(lastOfEachKey(all));
        assertThat(ofCompactedTopic.table).isEqualTo(expected);
    }

    @Test
    void a_state_is_a_cloud_event_of_the_contract_and_a_wrong_registration_and_an_erasure_leave_tombstones() {
        EnrolmentEvent wrong = dueEnrolment();
        EnrolmentEvent erased = dueEnrolment();
        for (EnrolmentEvent enrolment : List.of(wrong, erased)) {
            status(enrolment, "EDUCATION", 0).statusCode(200);
            ConsumerRecord<byte[], byte[]> state = states(enrolment).getLast();
            String value = new String(state.value(), UTF_8);
            assertThat(CONTRACT.validate(value, InputFormat.JSON)).isEmpty();
            assertThat(read(value).get("occasion").isNull()).isTrue();
            assertThat(header(state, "ce_id")).isEqualTo(key(enrolment) + "/1");
            assertThat(header(state, "ce_subject")).isEqualTo(key(enrolment));
            assertThat(header(state, "ce_type")).isEqualTo("dk.fodfaeste.outcome-state.changed.v1");
            assertThat(header(state, "ce_dataschema")).endsWith("/outcome-state.v1.schema.json");
        }
        publish(wrong.asWronglyRegistered());
        UUID ref = UUID.fromString((String) erased.event().get("participantRef"));
        inTransaction(() -> erasure.erase(ref, Instant.parse("2026-03-15T11:00:00Z"), records -> {}));
        for (EnrolmentEvent enrolment : List.of(wrong, erased)) {
            ConsumerRecord<byte[], byte[]> tombstone = states(enrolment).getLast();
            assertThat(tombstone.value()).isNull();
            assertThat(header(tombstone, "ce_id")).isEqualTo(key(enrolment) + "/2");
            assertThat(header(tombstone, "ce_type")).isEqualTo("dk.fodfaeste.outcome-state.removed.v1");
        }
        String feed = io.restassured.RestAssured.given()
                .auth()
                .oauth2(TestStack.subscriberToken("states", List.of(STATES)))
                .get("/api/v1/outcome-service/events?limit=500&types=dk.fodfaeste.outcome-state.removed.v1")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(feed).contains("\"subject\":\"" + key(wrong) + "\"").doesNotContain("\"data\"");
    }

    @Test
    void the_outcomes_of_an_older_version_get_their_states_when_their_initiative_is_derived() {
        EnrolmentEvent enrolment = dueEnrolment();
        status(enrolment, "EDUCATION", 0).statusCode(200);
        assertThat(states(enrolment)).hasSize(1);
        inTransaction(() -> rows.update("delete from outcome_states where enrolment_id = ?", enrolment.enrolmentId()));
        inTransaction(
                () -> rows.update("insert into pending_derivations (initiative) values (?)", enrolment.initiative()));
        awaitDerived(enrolment.initiative());
        assertThat(states(enrolment)).hasSize(2);
        inTransaction(
                () -> rows.update("insert into pending_derivations (initiative) values (?)", enrolment.initiative()));
        awaitDerived(enrolment.initiative());
        assertThat(states(enrolment)).as("nothing has changed").hasSize(2);
    }

    @Test
    void republishing_sends_the_present_state_and_nothing_of_an_erased_person_but_the_tombstone() {
        String initiative = anInitiative();
        EnrolmentEvent kept = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        EnrolmentEvent erased = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        status(kept, "EDUCATION", 0).statusCode(200);
        status(kept, "EDUCATION", 1).statusCode(409);
        post(kept, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200);
        status(erased, "EDUCATION", 0).statusCode(200);
        UUID ref = UUID.fromString((String) erased.event().get("participantRef"));
        inTransaction(() -> erasure.erase(ref, Instant.parse("2026-03-15T11:00:00Z"), records -> {}));
        // Another test may have left one that still runs.
        await().until(() -> as("admin")
                        .contentType("application/json")
                        .body("{\"scope\":\"INITIATIVE\",\"subject\":\"" + initiative + "\"}")
                        .post("/api/v1/outcome-service/republications")
                        .statusCode()
                == 202);
        await().until(() -> number("select count(*) from republications where finished_at is null") == 0);
        assertThat(states(kept)).extracting(OutcomeStatesTest::id).containsExactly("1", "2", "2 republished");
        assertThat(states(erased)).extracting(OutcomeStatesTest::id).containsExactly("1", "2", "2 republished");
        assertThat(states(kept).getLast().value()).isEqualTo(states(kept).get(1).value());
        assertThat(states(erased).getLast().value()).isNull();
        assertThat(republishedOutcomes(kept)).isEqualTo(2);
        assertThat(republishedOutcomes(erased)).isZero();
        as("admin")
                .contentType("application/json")
                .body("{\"scope\":\"ENROLMENT\",\"subject\":\"" + erased.enrolmentId() + "\"}")
                .post("/api/v1/outcome-service/republications")
                .then()
                .statusCode(404);
    }

    private static long republishedOutcomes(EnrolmentEvent enrolment) {
        return TestStack.events(OUTCOMES).stream()
                .filter(record -> record.headers().lastHeader("republished") != null)
                .filter(record -> new String(record.key(), UTF_8)
                        .equals(enrolment.enrolmentId().toString()))
                .count();
    }

    /** The revision, with the word "republished" if the record has the header. */
    private static String id(ConsumerRecord<byte[], byte[]> record) {
        String id = header(record, "ce_id");
        return id.substring(id.lastIndexOf('/') + 1)
                + (record.headers().lastHeader("republished") == null ? "" : " republished");
    }

    private static String key(EnrolmentEvent enrolment) {
        return enrolment.enrolmentId() + "/" + MEASURE;
    }

    private List<ConsumerRecord<byte[], byte[]>> states(EnrolmentEvent enrolment) {
        return published().stream()
                .filter(record -> new String(record.key(), UTF_8).equals(key(enrolment)))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> states(String initiative) {
        List<String> ids = rows.query(
                "select enrolment_id::text from enrolments where initiative = ?", row -> row.getString(1), initiative);
        return published().stream()
                .filter(record -> ids.contains(new String(record.key(), UTF_8).split("/", 2)[0]))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> published() {
        await().until(() -> number("select count(*) from outbox") == 0);
        return TestStack.events(STATES);
    }

    private static List<ConsumerRecord<byte[], byte[]>> lastOfEachKey(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, ConsumerRecord<byte[], byte[]>> last = new HashMap<>();
        records.forEach(record -> last.put(new String(record.key(), UTF_8), record));
        return records.stream()
                .filter(record -> last.get(new String(record.key(), UTF_8)) == record)
                .toList();
    }

    private Map<String, String> tableOfService(String initiative) {
        Map<String, String> table = new TreeMap<>();
        rows.query("""
                        select f.enrolment_id || '/' || f.measure,
                               concat_ws(' ', f.initiative, o.version, f.answer, f.excluded::text, (o.kind = 'LOST')::text,
                                         coalesce(array_to_json(o.statuses)::text, 'null'), coalesce(o.status_date::text, 'null'))
                          from follow_ups f join outcomes o using (enrolment_id, measure)
                         where f.initiative = ? and not f.cancelled
                           and o.version = (select max(version) from outcomes l where l.enrolment_id = f.enrolment_id and l.measure = f.measure)
                        """, row -> table.put(row.getString(1), row.getString(2)), initiative);
        return table;
    }

    /** Does nothing if the enrolment has not arrived yet, or if the command is refused. */
    private void command(UUID enrolmentId, Random random) {
        var context = new CommandContext("konsulent1", Instant.parse("2026-03-15T11:00:00Z"), TODAY);
        followUpStore.lock(enrolmentId).ifPresent(known -> {
            try {
                RandomStatuses.change(followUpStore, known, random, context);
            } catch (Refusal refused) {
                assertThat(refused.status()).isIn(409, 422);
            }
        });
    }

    /** The person differs between versions, as after a merge. */
    private static Enrolment enrolment(UUID id, int version, String initiative, Random random) {
        LocalDate start = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(60));
        LocalDate exit = random.nextInt(4) == 0 ? null : start.plusDays(random.nextInt(300));
        return new Enrolment(
                id,
                new UUID(
                        id.getMostSignificantBits() << 1,
                        random.nextInt(4) == 0 ? random.nextInt(ENROLMENTS) : id.getLeastSignificantBits()),
                version,
                initiative,
                "konsulent" + random.nextInt(3),
                start,
                exit,
                exit == null ? null : random.nextInt(6) == 0 ? "DECEASED" : "OTHER",
                exit == null ? random.nextInt(2) : 1,
                null,
                random.nextInt(8) == 0 ? RegistrationState.WRONGLY_REGISTERED : RegistrationState.VALID,
                false);
    }

    /** Later versions ask on other days, and one asks less. */
    private static InitiativePayload initiative(String code, int version) {
        List<Map<String, Object>> measures = new ArrayList<>(List.of(
                measure("after-start", Map.of("anchor", "START", "offset", "P" + version + "M")),
                measure("base", Map.of("anchor", "EXIT", "offset", "P1M")),
                measure("lasting", Map.of("anchor", "EXIT", "offset", "P2M", "ofSuccessesOf", "base"))));
        if (version == 3) {
            measures.removeFirst();
        }
        try {
            return new EventJson()
                    .read(
                            new ObjectMapper().writeValueAsBytes(EnrolmentEvent.initiative(code, version, measures)),
                            InitiativePayload.class);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Map<String, Object> measure(String code, Map<String, Object> fields) {
        return EnrolmentEvent.measure(code, "SITUATION_AFTER", fields, Map.of("successStatuses", List.of("EDUCATION")));
    }

    private static Schema contract() {
        try (InputStream schema = OutcomeStatesTest.class.getResourceAsStream("/outcome-state.v1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), UTF_8), InputFormat.JSON);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
