package dk.fodfaeste.scenario;

import dk.fodfaeste.local.test.Waits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads and writes topics of Kafka as another system. */
final class Topics {

    static final String INITIATIVES = "fodfaeste.initiatives-v1";
    static final String ENROLMENTS = "fodfaeste.enrolment-events-v1";
    static final String OUTCOMES = "fodfaeste.outcome-events-v1";
    static final String OBSERVED = "fodfaeste.observed-statuses-v1";
    static final String OBSERVED_REJECTED = "fodfaeste.observed-statuses-rejected-v1";

    private Topics() {}

    /** All matching records of a topic, in the order of each partition. */
    static List<ConsumerRecord<byte[], byte[]>> read(
            String bootstrap, String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "default.api.timeout.ms",
                Waits.LIMIT_MILLIS,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                });
            }
            return found;
        }
    }

    /** Sends the records again in this order and waits until all are acknowledged. */
    static void sendAgain(String bootstrap, List<ConsumerRecord<byte[], byte[]>> records) {
        send(
                bootstrap,
                records.stream()
                        .map(record -> new ProducerRecord<>(
                                record.topic(), null, record.key(), record.value(), record.headers()))
                        .toList());
    }

    static void send(String bootstrap, List<ProducerRecord<byte[], byte[]>> records) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrap,
                "max.block.ms", Waits.LIMIT_MILLIS,
                "delivery.timeout.ms", Waits.LIMIT_MILLIS,
                "key.serializer", ByteArraySerializer.class,
                "value.serializer", ByteArraySerializer.class);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
