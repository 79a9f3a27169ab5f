package dk.fodfaeste.kit.intake;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Checks that what this service has read is still in the topics, before it deletes what it derived from them. */
@ApplicationScoped
public class TopicsAreComplete {
    private final ReadPositions positions;
    private final Map<String, Object> settings;

    /** @param kafka address and credentials of the broker */
    TopicsAreComplete(ReadPositions positions, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.positions = positions;
        this.settings = TopicRecords.settings(kafka);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
    }

    /**
     * @throws IllegalStateException if a topic lacks records that were read; its message names the partition
     * @throws org.apache.kafka.common.KafkaException if Kafka cannot be reached
     */
    public void require() {
        Map<TopicPartition, StoredPosition> read = positions.all();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(read.keySet());
            Map<TopicPartition, Long> ends = consumer.endOffsets(read.keySet());
            Map<String, StoredPosition> lacking = new TreeMap<>();
            read.forEach((partition, position) -> {
                if (starts.get(partition) > position.firstOffset() || ends.get(partition) < position.nextOffset()) {
                    lacking.put(partition.toString(), position);
                }
            });
            if (!lacking.isEmpty()) {
                throw new IllegalStateException("The tables have the only copy of some events, and are not emptied: "
                        + lacking.keySet().iterator().next() + " lacks records that were read."
                        + " See \"Backup and restore\" in deploy/README.md.");
            }
        }
    }
}
