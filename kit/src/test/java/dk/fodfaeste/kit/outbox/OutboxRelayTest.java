package dk.fodfaeste.kit.outbox;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.DocumentedEvents;
import dk.fodfaeste.kit.test.TestStack;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class OutboxRelayTest {

    private static final String TOPIC = "fodfaeste.initiatives-v1";

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Test
    void an_event_is_published_as_a_cloud_event_and_deleted_from_the_outbox() {
        String key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> outbox.emit(event(key, 1)));

        ConsumerRecord<byte[], byte[]> arrived =
                await().until(() -> arrived(key), found -> found.size() == 1).getFirst();
        assertThat(text(arrived.value())).isEqualTo("{\"version\":1}");
        assertThat(header(arrived, "ce_id")).isEqualTo(key + "/1");
        assertThat(header(arrived, "ce_type")).isEqualTo("dk.fodfaeste.test.happened.v1");
        assertThat(header(arrived, "ce_source")).isEqualTo("/kit");
        assertThat(header(arrived, "ce_subject")).isEqualTo(key);
        assertThat(header(arrived, "ce_time")).isEqualTo("2026-01-01T00:00:00Z");
        await().until(() -> waiting() == 0);
    }

    @Test
    void the_contract_has_each_header_of_an_event() {
        String key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> outbox.emit(event(key, 1)));

        ConsumerRecord<byte[], byte[]> arrived =
                await().until(() -> arrived(key), found -> found.size() == 1).getFirst();
        Set<String> headers =
                Arrays.stream(arrived.headers().toArray()).map(Header::key).collect(Collectors.toSet());
        assertThat(DocumentedEvents.requiredHeaders(TOPIC)).isEqualTo(headers);

        headers.add(OutboxTable.REPUBLISHED);
        headers.addAll(W3CTraceContextPropagator.getInstance().fields());
        assertThat(DocumentedEvents.headers(TOPIC)).isEqualTo(headers);
    }

    @Test
    void an_event_of_a_rolled_back_change_is_never_published() {
        String undone = UUID.randomUUID().toString();
        String kept = UUID.randomUUID().toString();
        QuarkusTransaction.begin();
        outbox.emit(event(undone, 1));
        QuarkusTransaction.rollback();
        QuarkusTransaction.requiringNew().run(() -> outbox.emit(event(kept, 1)));
        await().until(() -> arrived(kept).size() == 1);
        assertThat(arrived(undone)).isEmpty();
    }

    @Test
    void an_event_outside_a_transaction_is_refused() {
        Assertions.assertThatIllegalStateException().isThrownBy(() -> outbox.emit(event("x", 1)));
    }

    @Test
    void versions_of_a_key_are_published_in_order_with_concurrent_writers() {
        List<String> keys = java.util.stream.Stream.generate(
                        () -> UUID.randomUUID().toString())
                .limit(20)
                .toList();
        try (ExecutorService writers = Executors.newFixedThreadPool(5)) {
            for (String key : keys) {
                writers.submit(() -> {
                    for (int version = 1; version <= 30; version++) {
                        int present = version;
                        QuarkusTransaction.requiringNew().run(() -> outbox.emit(event(key, present)));
                    }
                });
            }
        }
        await().until(() -> waiting() == 0);
        List<ConsumerRecord<byte[], byte[]>> all = TestStack.events(TOPIC);
        for (String key : keys) {
            List<String> ids = all.stream()
                    .filter(one -> one.key() != null && text(one.key()).equals(key))
                    .map(one -> header(one, "ce_id"))
                    .toList();
            List<String> inOrder = new ArrayList<>();
            for (int version = 1; version <= 30; version++) {
                inOrder.add(key + "/" + version);
            }
            assertThat(ids).isEqualTo(inOrder);
        }
    }

    @Test
    void a_transaction_that_commits_late_is_not_skipped() {
        String late = UUID.randomUUID().toString();
        String early = UUID.randomUUID().toString();
        QuarkusTransaction.begin();
        outbox.emit(event(late, 1));
        QuarkusTransaction.requiringNew().run(() -> outbox.emit(event(early, 1)));
        await().until(() -> arrived(early).size() == 1);
        QuarkusTransaction.commit();
        await().until(() -> arrived(late).size() == 1);
    }

    @Test
    void a_forwarded_record_keeps_its_bytes_its_null_key_and_its_headers() {
        byte[] bytes = {(byte) 0xff, 0, 1, (byte) 0xc3};
        byte[] header = {(byte) 0xfe, 0};
        String mark = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.forward(
                        TOPIC,
                        null,
                        bytes,
                        Map.of("odd", header, "n\0ul", new byte[] {0}, "mark", mark.getBytes(StandardCharsets.UTF_8))));
        ConsumerRecord<byte[], byte[]> arrived = await().until(
                        () -> TestStack.events(TOPIC).stream()
                                .filter(one -> mark.equals(header(one, "mark")))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
        assertThat(arrived.key()).isNull();
        assertThat(arrived.value()).isEqualTo(bytes);
        assertThat(arrived.headers().lastHeader("odd").value()).isEqualTo(header);
        assertThat(arrived.headers().lastHeader("n\0ul").value()).isEqualTo(new byte[] {0});
    }

    private static OutgoingEvent event(String key, int version) {
        return new OutgoingEvent(
                TOPIC,
                key,
                key + "/" + version,
                "dk.fodfaeste.test.happened.v1",
                "test.v1",
                Instant.parse("2026-01-01T00:00:00Z"),
                Map.of("version", version));
    }

    private static List<ConsumerRecord<byte[], byte[]>> arrived(String key) {
        return TestStack.events(TOPIC).stream()
                .filter(one -> one.key() != null && text(one.key()).equals(key))
                .toList();
    }

    private int waiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from outbox")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
