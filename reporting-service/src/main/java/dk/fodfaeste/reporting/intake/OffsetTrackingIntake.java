package dk.fodfaeste.reporting.intake;

import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.kit.intake.ReadPositions;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.reporting.projection.Rebuild;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Processes a batch, and stores the next offsets and the offsets of unreadable records in the same transaction. */
@ApplicationScoped
class OffsetTrackingIntake {
    interface EventStorage<T> {
        void store(List<T> events) throws SQLException;
    }

    private final Intake intake;
    private final ReadPositions positions;
    private final StoredOffsets storedOffsets;
    private final Rebuild rebuild;

    OffsetTrackingIntake(Intake intake, ReadPositions positions, StoredOffsets storedOffsets, Rebuild rebuild) {
        this.intake = intake;
        this.positions = positions;
        this.storedOffsets = storedOffsets;
        this.rebuild = rebuild;
    }

    private interface TableSelection {
        void select() throws SQLException;
    }

    <T> void process(ConsumerRecords<byte[], byte[]> batch, Class<T> type, EventStorage<T> storage) {
        process(batch, type, storage, () -> {});
    }

    /** Like {@link #process}, with the tables of the rebuild. */
    <T> void processForRebuild(ConsumerRecords<byte[], byte[]> batch, Class<T> type, EventStorage<T> storage) {
        process(batch, type, storage, rebuild::useNextTables);
    }

    private <T> void process(
            ConsumerRecords<byte[], byte[]> batch, Class<T> type, EventStorage<T> storage, TableSelection tables) {
        intake.processEvenIfEmpty(batch, type, events -> {
            try {
                tables.select();
                List<ReceivedEvent<T>> unread = positions.advance(batch, events);
                if (!unread.isEmpty()) {
                    storage.store(unread.stream().map(ReceivedEvent::data).toList());
                }
                storeUnreadable(batch, events);
            } catch (SQLException failed) {
                // The intake rolls back and retries.
                throw new IllegalStateException("The batch cannot be stored", failed);
            }
        });
    }

    /** Stores events whose records could not be read before, in the transaction of the caller. */
    <T> void storeRedriven(List<ReceivedEvent<T>> events, EventStorage<T> storage) {
        try {
            storage.store(events.stream().map(ReceivedEvent::data).toList());
            for (ReceivedEvent<T> event : events) {
                storedOffsets.removeUnreadable(new TopicPartition(event.topic(), event.partition()), event.offset());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The events cannot be stored", failed);
        }
    }

    private <T> void storeUnreadable(ConsumerRecords<byte[], byte[]> batch, List<ReceivedEvent<T>> readable)
            throws SQLException {
        record Position(String topic, int partition, long offset) {}
        Set<Position> readablePositions = readable.stream()
                .map(event -> new Position(event.topic(), event.partition(), event.offset()))
                .collect(toSet());
        Map<TopicPartition, List<Long>> unreadable = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
            List<Long> unreadableOffsets = records.stream()
                    .map(ConsumerRecord::offset)
                    .filter(offset ->
                            !readablePositions.contains(new Position(partition.topic(), partition.partition(), offset)))
                    .toList();
            if (!unreadableOffsets.isEmpty()) {
                unreadable.put(partition, unreadableOffsets);
            }
        }
        if (!unreadable.isEmpty()) {
            storedOffsets.storeUnreadable(unreadable);
        }
    }
}
