package dk.fodfaeste.outcome.support;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;

/** Base of tests against PostgreSQL and Kafka: events come through Kafka, requests over HTTP. */
@WithTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "outcome"))
@WithTestResource(ParticipantServiceStub.class)
public abstract class IntegrationTestBase {
    protected static final String MEASURE = "employment-or-education";
    protected static final String OUTCOMES = "fodfaeste.outcome-events-v1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Schema OUTCOME_EVENT = outcomeEvent();

    @Inject
    protected DataSource database;

    @BeforeEach
    void resetClockAndStub() {
        TestClock.setToNoonOf(TestClock.TODAY);
        ParticipantServiceStub.setUnavailable(false);
        ParticipantServiceStub.limitReassignments(Integer.MAX_VALUE);
    }

    // --- events from participant-service

    /** A new initiative with one measure: two months after the exit, 30 days of grace. */
    protected String anInitiative() {
        return anInitiative(EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30));
    }

    @SafeVarargs
    protected final String anInitiative(Map<String, Object>... measures) {
        String code = "initiative-" + COUNT.incrementAndGet();
        publish(EnrolmentEvent.initiative(code, 1, List.of(measures)));
        return code;
    }

    protected void publish(Map<String, Object> initiative) {
        String code = (String) initiative.get("code");
        send("fodfaeste.initiatives-v1", List.of(code), List.of(initiative));
        ParticipantServiceStub.addInitiative(initiative);
        awaitVersion("select version from initiatives where code = ?", code, (int) initiative.get("version"));
        awaitDerived(code);
    }

    /** Waits until the follow-ups of the present version of the initiative are derived. */
    protected void awaitDerived(String initiative) {
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> number("select count(*) from pending_derivations where initiative = ?", initiative) == 0);
    }

    protected EnrolmentEvent publish(EnrolmentEvent enrolment) {
        sendAll(List.of(enrolment));
        awaitArrival(enrolment);
        return enrolment;
    }

    /** With an exit on 31 December 2025, so due on 28 February 2026 and pending until 30 March. */
    protected EnrolmentEvent dueEnrolment() {
        return publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31"));
    }

    /** Does not wait until the events are processed. */
    protected void sendAll(Collection<EnrolmentEvent> enrolments) {
        send(
                "fodfaeste.enrolment-events-v1",
                enrolments.stream().map(one -> one.enrolmentId().toString()).toList(),
                enrolments.stream().map(EnrolmentEvent::event).toList());
    }

    protected static void send(String topic, List<String> keys, List<Map<String, Object>> values) {
        TestStack.send(java.util.stream.IntStream.range(0, keys.size())
                .mapToObj(i -> new ProducerRecord<>(topic, keys.get(i).getBytes(UTF_8), json(values.get(i))))
                .toList());
    }

    protected void awaitArrival(EnrolmentEvent enrolment) {
        awaitVersion(
                "select version from enrolments where enrolment_id = ?", enrolment.enrolmentId(), enrolment.version());
    }

    private void awaitVersion(String sql, Object key, int version) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> number(sql, key) >= version);
    }

    /** The number that a query returns; 0 if it returns no row. */
    protected long number(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    // --- requests

    protected static RequestSpecification as(String role) {
        return given().auth().oauth2(TestStack.token(role));
    }

    protected static RequestSpecification asConsultantOf(String... initiatives) {
        return given().auth().oauth2(TestStack.token("consultant", "konsulent1", initiatives));
    }

    protected static RequestSpecification asLead() {
        return as("lead");
    }

    protected static String followUp(EnrolmentEvent enrolment) {
        return followUp(enrolment.enrolmentId(), MEASURE);
    }

    protected static String followUp(UUID enrolmentId, String measure) {
        return "/api/v1/follow-ups/" + enrolmentId + "/" + measure;
    }

    protected static ValidatableResponse get(EnrolmentEvent enrolment) {
        return asLead().get(followUp(enrolment)).then();
    }

    /** Sends a command as a lead. Single quotes in the body are replaced by double quotes. */
    protected static ValidatableResponse post(EnrolmentEvent enrolment, String command, String body) {
        return asLead().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(followUp(enrolment) + "/" + command)
                .then();
    }

    protected static ValidatableResponse status(EnrolmentEvent enrolment, String status, int expectedVersion) {
        return post(enrolment, "status", Bodies.status(status, expectedVersion));
    }

    // --- outcome events

    /** Waits for the events of an enrolment and validates each against the contract. */
    protected static List<JsonNode> awaitEvents(EnrolmentEvent enrolment, int count) {
        await().until(() -> records(enrolment).size() >= count);
        List<ConsumerRecord<byte[], byte[]>> records = records(enrolment);
        assertThat(records).hasSize(count);
        return records.stream()
                .map(record -> {
                    String value = new String(record.value(), UTF_8);
                    assertThat(OUTCOME_EVENT.validate(value, InputFormat.JSON)).isEmpty();
                    JsonNode event = read(value);
                    String id = event.get("enrolmentId").asText();
                    String measure = event.get("measure").asText();
                    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
                    assertThat(header(record, "ce_id"))
                            .isEqualTo(id + "/" + measure + "/"
                                    + event.get("version").asInt());
                    assertThat(header(record, "ce_subject")).isEqualTo(id);
                    assertThat(header(record, "ce_source")).isEqualTo("/outcome-service");
                    assertThat(header(record, "ce_dataschema")).endsWith("/outcome-event.v1.schema.json");
                    assertThat(header(record, "ce_time"))
                            .isEqualTo(event.get("recordedAt").asText());
                    ((com.fasterxml.jackson.databind.node.ObjectNode) event).put("type", header(record, "ce_type"));
                    return event;
                })
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(EnrolmentEvent enrolment) {
        byte[] key = enrolment.enrolmentId().toString().getBytes(UTF_8);
        return TestStack.events(OUTCOMES).stream()
                .filter(record -> Arrays.equals(record.key(), key))
                .toList();
    }

    protected static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    protected static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    protected static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Schema outcomeEvent() {
        try (InputStream schema = IntegrationTestBase.class.getResourceAsStream("/outcome-event.v1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), UTF_8), InputFormat.JSON);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
