package dk.fodfaeste.kit.outbox;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import io.agroal.api.AgroalDataSource;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A writer whose database or Kafka comes from an older backup publishes nothing, until it publishes all its events again. */
@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class RestoredWriterTest {
    private static final String TOPIC = "fodfaeste.activity-events-v1";

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Test
    void a_database_that_is_older_than_kafka_is_noticed() throws SQLException {
        published(2);
        assertThat(difference()).isEmpty();
        update("update published_positions set next_offset = next_offset - 1 where topic = '" + TOPIC + "'");
        try {
            assertThat(difference().orElseThrow())
                    .contains("of " + TOPIC)
                    .endsWith("has an event that the database never published. The database is older than Kafka.");
        } finally {
            update("update published_positions set next_offset = next_offset + 1 where topic = '" + TOPIC + "'");
        }
    }

    @Test
    void a_kafka_that_is_older_than_the_database_is_noticed() throws SQLException {
        published(1);
        update("update published_positions set next_offset = next_offset + 1 where topic = '" + TOPIC + "'");
        try {
            assertThat(difference().orElseThrow()).endsWith("was published. Kafka is older than the database.");
        } finally {
            update("update published_positions set next_offset = next_offset - 1 where topic = '" + TOPIC + "'");
        }
    }

    @Test
    void all_events_are_published_again_in_their_order_with_a_higher_epoch() throws SQLException {
        String key = published(3);
        long epoch = epochs(key).getFirst();
        try (Connection owner = TestStack.asOwner();
                Statement call = owner.createStatement()) {
            call.execute("select publish_again()");
        }
        await().until(() -> ids(key).size() == 6);
        assertThat(ids(key)).containsExactly(key + "/1", key + "/2", key + "/3", key + "/1", key + "/2", key + "/3");
        assertThat(epochs(key)).containsExactly(epoch, epoch, epoch, epoch + 1, epoch + 1, epoch + 1);
        await().until(() -> number("select count(*) from outbox") == 0);
        assertThat(number("select count(*) from published_events where topic = '" + TOPIC
                        + "' and convert_from(key, 'UTF8') = '" + key + "'"))
                .isEqualTo(3);
    }

    @Test
    void a_forwarded_record_is_not_kept() throws SQLException {
        long before = number("select count(*) from published_events");
        QuarkusTransaction.requiringNew().run(() -> outbox.forward(TOPIC, null, new byte[] {1}, Map.of()));
        await().until(() -> number("select count(*) from outbox") == 0);
        assertThat(number("select count(*) from published_events")).isEqualTo(before);
    }

    /** Publishes versions of one key and returns the key. */
    private String published(int versions) throws SQLException {
        String key = UUID.randomUUID().toString();
        for (int version = 1; version <= versions; version++) {
            int present = version;
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.emit(new OutgoingEvent(
                            TOPIC,
                            key,
                            key + "/" + present,
                            "dk.fodfaeste.test.happened.v1",
                            "test.v1",
                            Instant.parse("2026-01-01T00:00:00Z"),
                            Map.of("version", present))));
        }
        await().until(() -> number("select count(*) from outbox") == 0);
        return key;
    }

    private Optional<String> difference() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new PublishedTopics(Map.of("bootstrap.servers", TestStack.kafka()), "kit", Set.of())
                    .difference(connection);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> events(String key) {
        return TestStack.events(TOPIC).stream()
                .filter(record -> Arrays.equals(key.getBytes(StandardCharsets.UTF_8), record.key()))
                .toList();
    }

    private static List<String> ids(String key) {
        return events(key).stream()
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Long> epochs(String key) {
        return events(key).stream()
                .map(record -> EventEpoch.of(record.headers()))
                .toList();
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }
}
