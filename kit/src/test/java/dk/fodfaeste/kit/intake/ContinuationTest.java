package dk.fodfaeste.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ContinuationTest {
    /** Offset 9 was read last. */
    private static final StoredPosition POSITION = new StoredPosition(10, 0, 2, "1009/k/9");

    @Test
    void the_next_records_continue_the_position_with_and_without_the_last_one() {
        assertThat(fault(record(10, 2), record(11, 2))).isEmpty();
        assertThat(fault(record(9, 2), record(10, 2))).isEmpty();
        assertThat(fault(record(7, 2), record(8, 2), record(9, 2), record(10, 2)))
                .isEmpty();
        assertThat(fault(record(3, 2))).isEmpty();
    }

    @Test
    void a_record_without_an_epoch_continues_every_epoch() {
        assertThat(fault(record(10, 0), record(11, 2))).isEmpty();
        assertThat(Continuation.fault(new StoredPosition(10, 10, 0, null), List.of(record(10, 7), record(11, 7))))
                .isEmpty();
    }

    @Test
    void another_record_in_the_place_of_the_last_one_is_noticed() {
        assertThat(fault(new Record(9, 2, 1010, "k/9").toKafka()))
                .hasValue(
                        "offset 9 of topic-3 has another event than the one that was read. Kafka was restored from a backup.");
        assertThat(fault(new Record(9, 2, 1009, "k/8").toKafka())).isPresent();
    }

    @Test
    void missing_records_are_noticed() {
        assertThat(fault(record(12, 2))).hasValue("offsets 10 to 11 of topic-3 are missing.");
        assertThat(fault(record(10, 2), record(12, 2))).hasValue("offsets 11 to 11 of topic-3 are missing.");
    }

    @Test
    void a_new_epoch_and_a_step_back_are_noticed() {
        assertThat(fault(record(10, 2), record(11, 3)).orElseThrow())
                .isEqualTo("offset 11 of topic-3 has epoch 3 after epoch 2."
                        + " The writer was restored from a backup, and this topic must be read again.");
        assertThat(fault(record(10, 1)).orElseThrow()).endsWith("The epoch steps back.");
    }

    @Test
    void the_position_advances_behind_the_last_record() {
        List<ConsumerRecord<byte[], byte[]>> records = List.of(record(10, 2), record(11, 2));
        assertThat(Continuation.after(POSITION, records, true)).isEqualTo(new StoredPosition(12, 0, 2, "1011/k/11"));
        assertThat(Continuation.after(POSITION, records, false)).isEqualTo(new StoredPosition(12, 0, 2, null));
    }

    @SafeVarargs
    private static Optional<String> fault(ConsumerRecord<byte[], byte[]>... records) {
        return Continuation.fault(POSITION, List.of(records));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, long epoch) {
        return new Record(offset, epoch, 1000 + offset, "k/" + offset).toKafka();
    }

    private record Record(long offset, long epoch, long timestamp, String id) {
        ConsumerRecord<byte[], byte[]> toKafka() {
            RecordHeaders headers = new RecordHeaders();
            headers.add("ce_id", id.getBytes(StandardCharsets.UTF_8));
            if (epoch > 0) {
                headers.add("ce_epoch", Long.toString(epoch).getBytes(StandardCharsets.UTF_8));
            }
            return new ConsumerRecord<>(
                    "topic",
                    3,
                    offset,
                    timestamp,
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    new byte[0],
                    new byte[0],
                    headers,
                    Optional.empty());
        }
    }
}
