package dk.fodfaeste.kit.intake;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single records from topics, without a consumer group. */
@ApplicationScoped
class TopicRecords {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_POLLS = 10;

    private final Map<String, Object> settings;

    /** @param kafka address and credentials of the broker */
    TopicRecords(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.settings = settings(kafka);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    }

    /** The settings of a consumer without a group. */
    static Map<String, Object> settings(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return settings;
    }

    /**
     * The record of a dead letter; empty if the topic does not have it any more.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    Optional<ConsumerRecord<byte[], byte[]>> record(DeadLetter letter) {
        TopicPartition partition = new TopicPartition(letter.topic(), letter.partition());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            consumer.assign(List.of(partition));
            long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            if (letter.offset() < begin || letter.offset() >= end) {
                return Optional.empty();
            }
            consumer.seek(partition, letter.offset());
            for (int polls = 0; polls < MOST_POLLS; polls++) {
                List<ConsumerRecord<byte[], byte[]>> records =
                        consumer.poll(POLL).records(partition);
                if (!records.isEmpty()) {
                    return Optional.of(records.getFirst()).filter(record -> record.offset() == letter.offset());
                }
            }
            throw new TimeoutException("The record cannot be read");
        }
    }
}
