package dk.fodfaeste.kit.outbox;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.continuity.Discontinuities;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.test.TestStack;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Records and brokers that stop an event must not stop others. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class RefusedEventsTest {
    private static final String TOPIC = "fodfaeste.observed-statuses-rejected-v1";
    private static final int TWO_MEBIBYTES = 2 * 1024 * 1024;

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    MeterRegistry metrics;

    @Inject
    Clock clock;

    @Inject
    Discontinuities discontinuities;

    @Test
    void a_large_record_that_the_broker_took_compressed_is_forwarded() {
        String key = UUID.randomUUID().toString();
        forward(key, new byte[TWO_MEBIBYTES]);
        ConsumerRecord<byte[], byte[]> arrived =
                await().until(() -> arrived(key), found -> found.size() == 1).getFirst();
        assertThat(arrived.value()).isEqualTo(new byte[TWO_MEBIBYTES]);
    }

    @Test
    void a_record_that_kafka_refuses_is_parked_with_the_reason_and_can_be_sent_again() throws SQLException {
        String key = UUID.randomUUID().toString();
        byte[] incompressible = new byte[TWO_MEBIBYTES];
        new Random(1).nextBytes(incompressible);
        QuarkusTransaction.requiringNew().run(() -> {
            forward(key, incompressible);
            forward(key, new byte[] {1});
            forward(null, new byte[] {2});
        });

        await().until(() -> arrived(key).size() == 1);
        assertThat(arrived(key).getFirst().value()).isEqualTo(new byte[] {1});
        await().until(() -> count("outbox") == 0);
        assertThat(text("select reason from outbox_parked")).contains("RecordTooLargeException");
        await().until(() -> metrics.get("fodfaeste.outbox.parked").gauge().value() == 1);
        given().get("/q/health/ready").then().statusCode(200);
        String health =
                given().get("/q/health").then().statusCode(503).extract().asString();
        assertThat(health.replaceAll("\\s", "")).contains("\"name\":\"outbox\",\"status\":\"DOWN\"", "\"parked\":1");

        update("update outbox_parked set value = '\\x03'");
        update("""
                with again as (delete from outbox_parked returning topic, key, value, headers, kept)
                insert into outbox (topic, key, value, headers, kept) select topic, key, value, headers, kept from again""");
        await().until(() -> arrived(key).size() == 2);
        await().until(() -> metrics.get("fodfaeste.outbox.parked").gauge().value() == 0);
        given().get("/q/health").then().statusCode(200);
    }

    @Test
    void an_event_that_kafka_would_refuse_is_refused_before_it_is_written() throws SQLException {
        String compressible = "x".repeat(Outbox.LARGEST_EVENT_BYTES);
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> QuarkusTransaction.requiringNew().run(() -> outbox.emit(event("x", compressible))));
        assertThat(refusal.status()).isEqualTo(413);
        assertThat(count("outbox")).isZero();
    }

    @Test
    void a_relay_that_cannot_reach_kafka_lets_another_one_publish() throws InterruptedException, SQLException {
        String key = UUID.randomUUID().toString();
        OutboxRelay cutOff = new OutboxRelay(
                database,
                json,
                metrics,
                clock,
                Map.of("bootstrap.servers", "127.0.0.1:9"),
                "kit",
                Duration.ofSeconds(1),
                Optional.empty(),
                discontinuities);
        relay.stop(null);
        try {
            cutOff.start(null);
            await().until(() -> locks() == 1);
            QuarkusTransaction.requiringNew().run(() -> outbox.emit(event(key, "small")));
            await().until(() -> cutOff.failure().isPresent());
            assertThat(cutOff.failure().orElseThrow()).contains("TimeoutException");
        } finally {
            relay.start(null);
        }
        await().until(() -> TestStack.events("fodfaeste.initiatives-v1").stream()
                        .filter(one -> one.key() != null && text(one.key()).equals(key))
                        .count()
                == 1);
        cutOff.stop(null);
    }

    private void forward(String key, byte[] value) {
        QuarkusTransaction.joiningExisting()
                .run(() -> outbox.forward(
                        TOPIC,
                        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                        value,
                        Map.of("a", new byte[1])));
    }

    private static OutgoingEvent event(String key, String content) {
        return new OutgoingEvent(
                "fodfaeste.initiatives-v1",
                key,
                key + "/1",
                "dk.fodfaeste.test.happened.v1",
                "test.v1",
                Instant.parse("2026-01-01T00:00:00Z"),
                Map.of("content", content));
    }

    private static List<ConsumerRecord<byte[], byte[]>> arrived(String key) {
        return TestStack.events(TOPIC).stream()
                .filter(one -> one.key() != null && Objects.equals(text(one.key()), key))
                .toList();
    }

    private long count(String table) throws SQLException {
        return Long.parseLong(text("select count(*) from " + table));
    }

    private long locks() throws SQLException {
        return Long.parseLong(text("select count(*) from pg_locks where locktype = 'advisory' and granted"));
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void update(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
