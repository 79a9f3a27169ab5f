package dk.fodfaeste.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.fodfaeste.kit.continuity.Discontinuities;
import dk.fodfaeste.kit.continuity.DiscontinuityException;
import dk.fodfaeste.kit.test.TestStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class ReadPositionsTest {
    private static final TopicPartition PARTITION = new TopicPartition("fodfaeste.outcome-events-v1", 5);

    @Inject
    ReadPositions positions;

    @Inject
    TopicsAreComplete topics;

    @Inject
    Discontinuities discontinuities;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void forget() throws SQLException {
        discontinuities.clear("reading " + PARTITION.topic());
        try (Connection connection = database.getConnection();
                Statement delete = connection.createStatement()) {
            delete.execute("delete from stored_offsets");
        }
    }

    @Test
    void events_that_were_read_before_are_left_out_and_a_position_never_goes_back() {
        assertThat(advance(1, 3, 4, 5)).containsExactly(3L, 4L, 5L);
        assertThat(advance(1, 5, 6)).containsExactly(6L);
        assertThat(advance(1, 3, 4)).isEmpty();
        assertThat(position()).isEqualTo(new StoredPosition(7, 3, 1, "6"));
    }

    @Test
    void a_batch_that_does_not_continue_is_not_read_and_the_service_is_not_ready() {
        advance(1, 3, 4, 5);
        assertThatExceptionOfType(DiscontinuityException.class)
                .isThrownBy(() -> advance(1, 8))
                .withMessage("offsets 6 to 7 of fodfaeste.outcome-events-v1-5 are missing.");
        assertThat(position().nextOffset()).isEqualTo(6);
        String health = RestAssured.given()
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .extract()
                .asString();
        assertThat(health).contains("reading fodfaeste.outcome-events-v1", "are missing");
        assertThatExceptionOfType(DiscontinuityException.class).isThrownBy(() -> advance(2, 6));
        assertThat(position()).isEqualTo(new StoredPosition(6, 3, 1, "5"));
    }

    @Test
    void a_topic_of_other_systems_may_have_gaps() {
        QuarkusTransaction.requiringNew().run(() -> positions.advanceOverGaps(batch(1, 3, 4)));
        QuarkusTransaction.requiringNew().run(() -> positions.advanceOverGaps(batch(0, 9)));
        QuarkusTransaction.requiringNew().run(() -> positions.advanceOverGaps(batch(0, 4)));
        assertThat(position().nextOffset()).isEqualTo(10);
    }

    @Test
    void records_that_are_no_longer_in_the_topics_are_noticed_before_the_tables_are_emptied() {
        topics.require();
        advance(1, 1_000_000);
        assertThatIllegalStateException()
                .isThrownBy(() -> topics.require())
                .withMessageContaining("only copy")
                .withMessageContaining(PARTITION.toString());
    }

    /** Returns the offsets of the events that were not read before. */
    private List<Long> advance(long epoch, long... offsets) {
        List<ReceivedEvent<String>> events = LongStream.of(offsets)
                .mapToObj(offset ->
                        new ReceivedEvent<>(PARTITION.topic(), PARTITION.partition(), offset, "k", "t", "event"))
                .toList();
        return QuarkusTransaction.requiringNew().call(() -> positions.advance(batch(epoch, offsets), events)).stream()
                .map(ReceivedEvent::offset)
                .toList();
    }

    /** The timestamp of each record is its offset. */
    private static ConsumerRecords<byte[], byte[]> batch(long epoch, long... offsets) {
        List<ConsumerRecord<byte[], byte[]>> records = LongStream.of(offsets)
                .mapToObj(offset -> {
                    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                            PARTITION.topic(),
                            PARTITION.partition(),
                            offset,
                            offset,
                            TimestampType.CREATE_TIME,
                            0,
                            0,
                            new byte[0],
                            new byte[0],
                            new RecordHeaders(),
                            Optional.empty());
                    record.headers().add("ce_epoch", Long.toString(epoch).getBytes(StandardCharsets.UTF_8));
                    return record;
                })
                .toList();
        return new ConsumerRecords<>(Map.of(PARTITION, records), Map.of());
    }

    private StoredPosition position() {
        return positions.all().get(PARTITION);
    }
}
