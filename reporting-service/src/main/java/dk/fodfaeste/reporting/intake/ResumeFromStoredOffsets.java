package dk.fodfaeste.reporting.intake;

import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Resumes an assigned partition at the offset in the database, or at its beginning. Offsets are also committed to the consumer group so that
 * the lag can be monitored, but reading never starts from them.
 */
@ApplicationScoped
@Identifier("resume-from-stored-offsets")
class ResumeFromStoredOffsets implements KafkaConsumerRebalanceListener {
    private final Intake intake;
    private final StoredOffsets storedOffsets;

    ResumeFromStoredOffsets(Intake intake, StoredOffsets storedOffsets) {
        this.intake = intake;
        this.storedOffsets = storedOffsets;
    }

    /** Runs on the consumer's thread, which reads no records before this is done. Retries while the database is unavailable. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        intake.runUntilCommitted(() -> seek(consumer, partitions));
    }

    private void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets;
        try {
            offsets = storedOffsets.of(partitions);
        } catch (SQLException failed) {
            throw new IllegalStateException("The stored offsets cannot be read", failed);
        }
        for (TopicPartition partition : partitions) {
            Long next = offsets.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
    }
}
