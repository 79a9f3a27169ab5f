package dk.fodfaeste.outcome.activity;

import static dk.fodfaeste.local.test.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Base of tests that record activities over HTTP. In bodies, single quotes are replaced by double quotes. */
public abstract class ActivityTestBase extends IntegrationTestBase {
    protected static final String ACTIVITIES = "/api/v1/activities";
    private static final String TOPIC = "fodfaeste.activity-events-v1";
    private static final Schema SCHEMA = schema();

    /** Active since 1 January 2026, with konsulent1. */
    protected EnrolmentEvent enrolment() {
        return publish(EnrolmentEvent.started(anInitiative(), "2026-01-01"));
    }

    /** @param fields the fields of the body without the enrolment and the source */
    protected static String body(EnrolmentEvent enrolment, String fields) {
        return "{'enrolmentId':'%s','source':'PERSON',%s}".formatted(enrolment.enrolmentId(), fields);
    }

    protected static ValidatableResponse record(EnrolmentEvent enrolment, String fields) {
        return post(asLead(), "", body(enrolment, fields));
    }

    /** Records an activity and returns its id. */
    protected static String recorded(EnrolmentEvent enrolment, String fields) {
        return record(enrolment, fields).statusCode(201).extract().path("activityId");
    }

    protected static ValidatableResponse command(String activityId, String command, String body) {
        return post(asLead(), "/" + activityId + "/" + command, body);
    }

    protected static ValidatableResponse post(RequestSpecification caller, String path, String body) {
        return caller.contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(ACTIVITIES + path)
                .then();
    }

    protected static ValidatableResponse get(String activityId) {
        return asLead().get(ACTIVITIES + "/" + activityId).then();
    }

    /** Waits for the activity events of an enrolment and validates each against the contract. */
    protected static List<JsonNode> awaitActivityEvents(EnrolmentEvent enrolment, int count) {
        await().until(() -> records(enrolment).size() >= count);
        List<ConsumerRecord<byte[], byte[]>> records = records(enrolment);
        assertThat(records).hasSize(count);
        return records.stream().map(ActivityTestBase::validated).toList();
    }

    private static JsonNode validated(ConsumerRecord<byte[], byte[]> record) {
        String value = new String(record.value(), UTF_8);
        assertThat(SCHEMA.validate(value, InputFormat.JSON)).isEmpty();
        JsonNode event = read(value);
        String enrolmentId = event.get("enrolmentId").asText();
        assertThat(header(record, "ce_id"))
                .isEqualTo(enrolmentId + "/" + event.get("activityId").asText() + "/"
                        + event.get("version").asInt());
        assertThat(header(record, "ce_subject")).isEqualTo(enrolmentId);
        assertThat(header(record, "ce_source")).isEqualTo("/outcome-service");
        assertThat(header(record, "ce_dataschema")).endsWith("/activity-event.v1.schema.json");
        assertThat(header(record, "ce_time")).isEqualTo(event.get("recordedAt").asText());
        ((ObjectNode) event).put("type", header(record, "ce_type"));
        return event;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(EnrolmentEvent enrolment) {
        byte[] key = enrolment.enrolmentId().toString().getBytes(UTF_8);
        return TestStack.events(TOPIC).stream()
                .filter(record -> Arrays.equals(record.key(), key))
                .toList();
    }

    private static Schema schema() {
        try (InputStream schema = ActivityTestBase.class.getResourceAsStream("/activity-event.v1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), UTF_8), InputFormat.JSON);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
