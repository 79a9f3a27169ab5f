package dk.fodfaeste.kit.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * For a channel whose every record is heard anew after each start, whatever was read before: so a database that was restored from a backup
 * learns again what it has forgotten. The records must be few, and applying one twice must change nothing.
 */
@ApplicationScoped
@Identifier("from-the-beginning")
public class SeekToBeginning implements KafkaConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
    }
}
