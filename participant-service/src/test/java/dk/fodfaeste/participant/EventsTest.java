package dk.fodfaeste.participant;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.Api.initiative;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsTest {
    private static final String ENROLMENTS = "fodfaeste.enrolment-events-v1";
    private static final String INITIATIVES = "fodfaeste.initiatives-v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void each_change_of_an_enrolment_emits_one_event_in_order_with_the_full_state_and_without_personal_data() {
        String cpr = freshCpr();
        Map<String, Object> body = registration(anInitiative(), cpr, "2024-01-10");
        body.put("statusAtStart", "UNEMPLOYED");
        String id = registered(body);
        exit(id, "2024-03-31", 1);
        post(id, "exit/correction", Bodies.exitCorrection("2024-04-01", "ILLNESS", NAME, 2));
        post(id, "exit/withdrawal", Bodies.justification(NAME, 3));
        post(id, "start/correction", Bodies.startCorrection("2024-01-11", NAME, 4));
        post(id, "reassignment", Bodies.reassignment("konsulent2", NAME, 5));
        exit(id, "2199-12-31", 6);
        String another = Api.freshCaseNumber();
        post(id, "case-number/correction", Bodies.caseNumberCorrection(another, NAME, 7));
        post(id, "wrong-registration", Bodies.justification(NAME, 8)).then().statusCode(200);

        List<ConsumerRecord<byte[], byte[]>> events = events(ENROLMENTS, id, 9);

        assertThat(events)
                .extracting(one -> header(one, "ce_type"))
                .containsExactly(
                        "dk.fodfaeste.enrolment.started.v1",
                        "dk.fodfaeste.enrolment.exited.v1",
                        "dk.fodfaeste.enrolment.exit-corrected.v1",
                        "dk.fodfaeste.enrolment.exit-withdrawn.v1",
                        "dk.fodfaeste.enrolment.start-corrected.v1",
                        "dk.fodfaeste.enrolment.reassigned.v1",
                        "dk.fodfaeste.enrolment.exited.v1",
                        "dk.fodfaeste.enrolment.case-number-corrected.v1",
                        "dk.fodfaeste.enrolment.wrongly-registered.v1");
        assertThat(events)
                .extracting(one -> data(one).get("version").intValue())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(events)
                .extracting(one -> data(one).get("exitNumber").intValue())
                .containsExactly(0, 1, 1, 1, 1, 1, 2, 2, 2);
        assertThat(events)
                .extracting(one -> data(one).get("state").textValue())
                .containsExactly(
                        "ACTIVE",
                        "EXITED",
                        "EXITED",
                        "ACTIVE",
                        "ACTIVE",
                        "ACTIVE",
                        "ACTIVE",
                        "ACTIVE",
                        "WRONGLY_REGISTERED");
        assertThat(events)
                .extracting(one -> Instant.parse(data(one).get("recordedAt").textValue()))
                .isSorted();
        assertThat(events).allSatisfy(one -> {
            assertThat(header(one, "ce_source")).isEqualTo("/participant-service");
            assertThat(header(one, "ce_subject")).isEqualTo(id);
            assertThat(header(one, "ce_id")).isEqualTo(id + "/" + data(one).get("version"));
            assertThat(header(one, "ce_time"))
                    .isEqualTo(data(one).get("recordedAt").textValue());
            assertThat(faults("enrolment-event.v1", one)).isEmpty();
            assertThat(text(one)).doesNotContain(cpr, NAME, (String) body.get("caseNumber"), another);
            assertThat(data(one).size()).isEqualTo(15);
        });
        JsonNode second = data(events.get(1));
        assertThat(second.get("participantRef").textValue()).isEqualTo(show(id).path("participantRef"));
        assertThat(second.get("ageAtStart").intValue()).isBetween(43, 54);
        assertThat(second.get("ageAtExit").isInt()).isTrue();
        assertThat(second.get("statusAtStart").textValue()).isEqualTo("UNEMPLOYED");
        assertThat(data(events.get(3)).get("ageAtExit").isNull()).isTrue();
    }

    @Test
    void a_person_born_after_the_start_has_no_age() {
        // Born on 8 April 2030.
        String id = registered(registration(anInitiative(), "6804304%03d".formatted(12), "2024-01-10"));
        JsonNode started = data(events(ENROLMENTS, id, 1).getFirst());
        assertThat(started.get("ageAtStart").isNull()).isTrue();
    }

    @Test
    void an_imported_exit_emits_a_start_and_an_exit() {
        String initiative = anInitiative();
        String csv = HEADER + Api.freshCaseNumber() + ";" + freshCpr() + ";" + NAME + ";" + initiative
                + ";konsulent1;2024-01-10;2024-03-31;OTHER\n";
        importing(csv).then().statusCode(200);
        String id =
                as("lead").get("/api/v1/enrolments?initiative=" + initiative).path("items[0].enrolmentId");

        List<ConsumerRecord<byte[], byte[]>> events = events(ENROLMENTS, id, 2);
        assertThat(data(events.get(0)).get("exitedOn").isNull()).isTrue();
        assertThat(data(events.get(1)).get("exitedOn").textValue()).isEqualTo("2024-03-31");
    }

    @Test
    void each_version_of_an_initiative_emits_one_event() {
        String code = anInitiative();
        Map<String, Object> revised = initiative();
        revised.put("name", "Another name");
        as("admin").body(initiative()).put("/api/v1/initiatives/" + code);
        as("admin").body(revised).put("/api/v1/initiatives/" + code);

        List<ConsumerRecord<byte[], byte[]>> events = events(INITIATIVES, code, 2);
        assertThat(events).allSatisfy(one -> {
            assertThat(header(one, "ce_type")).isEqualTo("dk.fodfaeste.initiative.revised.v1");
            assertThat(header(one, "ce_id")).isEqualTo(code + "/" + data(one).get("version"));
            assertThat(faults("initiative.v1", one)).isEmpty();
        });
        assertThat(data(events.get(1)).get("name").textValue()).isEqualTo("Another name");
        assertThat(data(events.get(1)).get("measures").get(0).get("offset").textValue())
                .isEqualTo("P2M");
    }

    /** Waits for exactly this number of events with the key. */
    private static List<ConsumerRecord<byte[], byte[]>> events(String topic, String key, int events) {
        return await().until(
                        () -> TestStack.events(topic).stream()
                                .filter(one -> key.equals(new String(one.key(), StandardCharsets.UTF_8)))
                                .sorted(Comparator.comparing(ConsumerRecord::offset))
                                .toList(),
                        all -> all.size() == events);
    }

    private static List<com.networknt.schema.Error> faults(String schema, ConsumerRecord<byte[], byte[]> event) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema contract = registry.getSchema(EventsTest.class.getResourceAsStream("/" + schema + ".schema.json"));
        return contract.validate(
                text(event),
                InputFormat.JSON,
                run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode data(ConsumerRecord<byte[], byte[]> event) {
        try {
            return JSON.readTree(event.value());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> event) {
        return new String(event.value(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
