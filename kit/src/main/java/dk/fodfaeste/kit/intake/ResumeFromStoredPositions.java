package dk.fodfaeste.kit.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Resumes an assigned partition at the position in the database, or at its beginning. The last record before the position is read again, to see that
 * it is the same. Offsets are also committed to the consumer group so that the lag can be monitored, but reading never starts from them.
 */
@ApplicationScoped
@Identifier("resume-from-stored-positions")
public class ResumeFromStoredPositions implements KafkaConsumerRebalanceListener {
    private final Intake intake;
    private final ReadPositions positions;

    ResumeFromStoredPositions(Intake intake, ReadPositions positions) {
        this.intake = intake;
        this.positions = positions;
    }

    /** Runs on the consumer's thread, which reads no records before this is done. Retries while the database is unavailable. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        intake.runUntilCommitted(() -> seek(consumer, partitions));
    }

    /** For {@link ReadPositions#advanceOverGaps}. */
    @ApplicationScoped
    @Identifier("resume-over-gaps")
    public static class OverGaps implements KafkaConsumerRebalanceListener {
        private final Intake intake;
        private final ReadPositions positions;

        OverGaps(Intake intake, ReadPositions positions) {
            this.intake = intake;
            this.positions = positions;
        }

        /** A position outside the topic is moved to its nearest end. */
        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            intake.runUntilCommitted(() -> {
                Map<TopicPartition, StoredPosition> stored = positions.all();
                Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                for (TopicPartition partition : partitions) {
                    StoredPosition position = stored.get(partition);
                    long start = starts.get(partition);
                    consumer.seek(
                            partition,
                            position == null ? start : Math.clamp(position.nextOffset(), start, ends.get(partition)));
                }
            });
        }
    }

    private void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, StoredPosition> stored = positions.all();
        List<TopicPartition> read =
                partitions.stream().filter(stored::containsKey).toList();
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(read);
        Map<TopicPartition, Long> ends = consumer.endOffsets(read);
        for (TopicPartition partition : partitions) {
            StoredPosition position = stored.get(partition);
            if (position == null) {
                consumer.seekToBeginning(List.of(partition));
                continue;
            }
            long next = position.nextOffset();
            if (ends.get(partition) < next) {
                positions.report(
                        partition,
                        "%s ends at offset %d, but was read up to %d. Kafka was restored from an older backup."
                                .formatted(partition, ends.get(partition), next));
            }
            boolean hasLast = position.lastRecord() != null && starts.get(partition) < next;
            consumer.seek(partition, hasLast ? next - 1 : next);
        }
    }
}
