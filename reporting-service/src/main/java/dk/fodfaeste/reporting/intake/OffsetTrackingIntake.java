package dk.fodfaeste.reporting.intake;

import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Takes a batch, and remembers in the same transaction how far that was and what in it could not be understood. */
@ApplicationScoped
class OffsetTrackingIntake {
    /** What is done with the versions that arrived. */
    interface Keeping<T> {
        void keep(List<T> versions) throws SQLException;
    }

    private final Intake intake;
    private final StoredOffsets positions;

    OffsetTrackingIntake(Intake intake, StoredOffsets positions) {
        this.intake = intake;
        this.positions = positions;
    }

    <T> void take(ConsumerRecords<byte[], byte[]> batch, Class<T> shape, Keeping<T> keeping) {
        AtomicBoolean anythingUnderstood = new AtomicBoolean();
        intake.process(batch, shape, arrived -> {
            anythingUnderstood.set(true);
            inTransaction(() -> {
                keeping.keep(arrived.stream().map(ReceivedEvent::data).toList());
                pass(batch, arrived);
            });
        });
        if (!anythingUnderstood.get()) {
            intake.runUntilCommitted(() -> inTransaction(() -> pass(batch, List.of())));
        }
    }

    private <T> void pass(ConsumerRecords<byte[], byte[]> batch, List<ReceivedEvent<T>> understood)
            throws SQLException {
        record Place(String topic, int partition, long offset) {}
        Set<Place> places = understood.stream()
                .map(one -> new Place(one.topic(), one.partition(), one.offset()))
                .collect(toSet());
        Map<TopicPartition, Long> next = new HashMap<>();
        Map<TopicPartition, List<Long>> unreadable = new HashMap<>();
        for (TopicPartition partition : batch.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
            next.put(partition, records.getLast().offset() + 1);
            List<Long> notUnderstood = records.stream()
                    .map(ConsumerRecord::offset)
                    .filter(offset -> !places.contains(new Place(partition.topic(), partition.partition(), offset)))
                    .toList();
            if (!notUnderstood.isEmpty()) {
                unreadable.put(partition, notUnderstood);
            }
        }
        positions.moveTo(next);
        if (!unreadable.isEmpty()) {
            positions.passOver(unreadable);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** The database's exceptions leave as they are expected around here: the batch is rolled back and tried again. */
    private static void inTransaction(Work work) {
        try {
            work.run();
        } catch (SQLException cannotNow) {
            throw new IllegalStateException("The batch could not be kept", cannotNow);
        }
    }
}
