package dk.fodfaeste.kit.intake;

import dk.fodfaeste.kit.outbox.EventEpoch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Decides whether records continue what was read of their partition. */
final class Continuation {
    private Continuation() {}

    /**
     * Why the records do not continue the position; empty if they do. Records before the position may be repeated.
     *
     * @param records of one partition, in the order of their offsets
     */
    static Optional<String> fault(StoredPosition position, List<ConsumerRecord<byte[], byte[]>> records) {
        long next = position.nextOffset();
        long epoch = position.epoch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() == position.nextOffset() - 1
                    && position.lastRecord() != null
                    && !position.lastRecord().equals(identity(record))) {
                return Optional.of(
                        "offset %d of %s-%d has another event than the one that was read. Kafka was restored from a backup."
                                .formatted(record.offset(), record.topic(), record.partition()));
            }
            if (record.offset() < next) {
                continue;
            }
            if (record.offset() > next) {
                return Optional.of("offsets %d to %d of %s-%d are missing."
                        .formatted(next, record.offset() - 1, record.topic(), record.partition()));
            }
            long its = EventEpoch.of(record.headers());
            if (its > 0 && epoch > 0 && its != epoch) {
                return Optional.of("offset %d of %s-%d has epoch %d after epoch %d. %s"
                        .formatted(
                                record.offset(),
                                record.topic(),
                                record.partition(),
                                its,
                                epoch,
                                its > epoch
                                        ? "The writer was restored from a backup, and this topic must be read again."
                                        : "The epoch steps back."));
            }
            epoch = Math.max(epoch, its);
            next++;
        }
        return Optional.empty();
    }

    /** The position after the records. */
    static StoredPosition after(
            StoredPosition position, List<ConsumerRecord<byte[], byte[]>> records, boolean isLastReadable) {
        ConsumerRecord<byte[], byte[]> last = records.getLast();
        long epoch = records.stream()
                .mapToLong(record -> EventEpoch.of(record.headers()))
                .max()
                .orElse(0);
        return new StoredPosition(
                last.offset() + 1,
                position.firstOffset(),
                Math.max(position.epoch(), epoch),
                isLastReadable ? identity(last) : null);
    }

    /** An event that is published again has another timestamp. */
    private static String identity(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader("ce_id");
        return record.timestamp()
                + (id == null || id.value() == null ? "" : "/" + new String(id.value(), StandardCharsets.UTF_8));
    }
}
