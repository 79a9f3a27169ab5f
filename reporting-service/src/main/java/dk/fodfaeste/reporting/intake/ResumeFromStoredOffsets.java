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
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition that is given to us is read on from where the database says we stopped, or from its beginning. The offsets that Kafka keeps
 * for the consumer group are committed too, so that its lag can be watched, but nothing is decided by them.
 */
@ApplicationScoped
@Identifier("resume-from-stored-offsets")
class ResumeFromStoredOffsets implements KafkaConsumerRebalanceListener {
    private final Intake intake;
    private final StoredOffsets positions;

    ResumeFromStoredOffsets(Intake intake, StoredOffsets positions) {
        this.intake = intake;
        this.positions = positions;
    }

    /** Runs on the consumer's own thread, which reads nothing until this is done; it waits for the database if it must. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> known = known(partitions);
        for (TopicPartition partition : partitions) {
            Long next = known.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
    }

    private Map<TopicPartition, Long> known(Collection<TopicPartition> partitions) {
        AtomicReference<Map<TopicPartition, Long>> known = new AtomicReference<>();
        intake.runUntilCommitted(() -> {
            try {
                known.set(positions.of(partitions));
            } catch (SQLException cannotNow) {
                throw new IllegalStateException("The positions cannot be read", cannotNow);
            }
        });
        return known.get();
    }
}
