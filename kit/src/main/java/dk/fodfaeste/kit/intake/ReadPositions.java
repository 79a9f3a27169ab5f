package dk.fodfaeste.kit.intake;

import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.continuity.Discontinuities;
import dk.fodfaeste.kit.continuity.DiscontinuityException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The positions up to which this service has read its topics. They are in its database and are written in the transaction that stores the events, so
 * a database that was restored from a backup reads the later events again. A topic that does not continue its position, because Kafka or the writer
 * was restored, is not read on.
 */
@ApplicationScoped
public class ReadPositions {
    private final PositionTable table;
    private final Discontinuities discontinuities;

    ReadPositions(PositionTable table, Discontinuities discontinuities) {
        this.table = table;
        this.discontinuities = discontinuities;
    }

    /** All partitions that were read. */
    public Map<TopicPartition, StoredPosition> all() {
        try {
            return table.all();
        } catch (SQLException failed) {
            throw unavailable(failed);
        }
    }

    /**
     * Advances the positions behind a batch, in the transaction of the caller, and returns those of its events that were not read before. A batch is
     * delivered again after a crash, or to an instance that took over its partition.
     *
     * @param events the records of the batch that could be decoded
     * @throws DiscontinuityException if the batch does not continue the positions; then the transaction must roll back
     */
    public <T> List<ReceivedEvent<T>> advance(ConsumerRecords<byte[], byte[]> batch, List<ReceivedEvent<T>> events) {
        record Place(String topic, int partition, long offset) {}
        Set<Place> readable = events.stream()
                .map(event -> new Place(event.topic(), event.partition(), event.offset()))
                .collect(toSet());
        Map<TopicPartition, Long> before = new HashMap<>();
        try {
            Map<TopicPartition, StoredPosition> stored = table.lock(batch.partitions());
            Map<TopicPartition, StoredPosition> advanced = new HashMap<>();
            for (TopicPartition partition : batch.partitions()) {
                List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
                long first = records.getFirst().offset();
                StoredPosition position = stored.getOrDefault(partition, new StoredPosition(first, first, 0, null));
                requireContinuation(partition, Continuation.fault(position, records));
                before.put(partition, position.nextOffset());
                advanced.put(
                        partition,
                        Continuation.after(
                                position,
                                records,
                                readable.contains(new Place(
                                        partition.topic(),
                                        partition.partition(),
                                        records.getLast().offset()))));
            }
            table.store(advanced);
        } catch (SQLException failed) {
            throw unavailable(failed);
        }
        return events.stream()
                .filter(event -> event.offset() >= before.get(new TopicPartition(event.topic(), event.partition())))
                .toList();
    }

    /**
     * Like {@link #advance}, for a topic of other systems that does not keep its records for ever: they may have gaps and no epoch, and processing them
     * again changes nothing.
     */
    public void advanceOverGaps(ConsumerRecords<byte[], byte[]> batch) {
        Map<TopicPartition, StoredPosition> advanced = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
            advanced.put(
                    partition,
                    new StoredPosition(
                            records.getLast().offset() + 1, records.getFirst().offset(), 0, null));
        }
        try {
            table.store(advanced);
        } catch (SQLException failed) {
            throw unavailable(failed);
        }
    }

    private void requireContinuation(TopicPartition partition, Optional<String> fault) {
        fault.ifPresent(reason -> {
            report(partition, reason);
            throw new DiscontinuityException(reason);
        });
    }

    /** Reports that a partition cannot be read on. */
    void report(TopicPartition partition, String reason) {
        discontinuities.report("reading " + partition.topic(), reason);
    }

    private static IllegalStateException unavailable(SQLException failed) {
        return new IllegalStateException("The positions cannot be read or stored", failed);
    }
}
