package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.local.test.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The events of employments, validated against the contract. */
@QuarkusTest
class EmploymentEventsTest extends IntegrationTestBase {
    private static final Schema SCHEMA = schema();

    private static void employ(String consultant, String body, int status) {
        asLead().contentType("application/json")
                .body(body.replace('\'', '"'))
                .put("/api/v1/consultants/" + consultant)
                .then()
                .statusCode(status);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String consultant) {
        return TestStack.events("fodfaeste.employment-events-v1").stream()
                .filter(record -> Arrays.equals(record.key(), consultant.getBytes(UTF_8)))
                .toList();
    }

    private static Schema schema() {
        try (InputStream schema = EmploymentEventsTest.class.getResourceAsStream("/employment-event.v1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), UTF_8), InputFormat.JSON);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Test
    void every_version_of_an_employment_is_sent_once_and_in_order() {
        String consultant = "events-" + UUID.randomUUID().toString().replaceAll("[0-9]", "x");
        employ(consultant, "{'fullTimeEquivalent':0.5}", 200);
        employ(consultant, "{'fullTimeEquivalent':0.5}", 200);
        employ(consultant, "{'fullTimeEquivalent':9}", 422);
        employ(consultant, "{'fullTimeEquivalent':0.5,'expectedVersion':7}", 409);
        employ(consultant, "{'fullTimeEquivalent':1,'leavesOn':'2026-06-30'}", 200);
        await().until(() -> records(consultant).size() >= 2);
        List<ConsumerRecord<byte[], byte[]>> records = records(consultant);
        assertThat(records).hasSize(2);
        assertThat(records)
                .extracting(record -> header(record, "ce_id"))
                .containsExactly(consultant + "/1", consultant + "/2");
        for (ConsumerRecord<byte[], byte[]> record : records) {
            assertThat(SCHEMA.validate(new String(record.value(), UTF_8), InputFormat.JSON))
                    .isEmpty();
            assertThat(header(record, "ce_type")).isEqualTo("dk.fodfaeste.employment.changed.v1");
            assertThat(header(record, "ce_subject")).isEqualTo(consultant);
            assertThat(header(record, "ce_dataschema")).endsWith("/employment-event.v1.schema.json");
        }
        JsonNode last = read(new String(records.getLast().value(), UTF_8));
        assertThat(last.get("consultant").asText()).isEqualTo(consultant);
        assertThat(last.get("fullTimeEquivalent").decimalValue()).isEqualByComparingTo("1");
        assertThat(last.get("leavesOn").asText()).isEqualTo("2026-06-30");
        assertThat(last.has("recordedBy")).isFalse();
    }
}
