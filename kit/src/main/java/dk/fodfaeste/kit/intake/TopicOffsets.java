package dk.fodfaeste.kit.intake;

import static java.util.stream.Collectors.toMap;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka which records topics have, and up to where consumer groups have read them. */
@ApplicationScoped
public class TopicOffsets {
    private static final int TIMEOUT_SECONDS = 10;

    private final Admin kafka;

    /** @param settings address and credentials of the broker */
    public TopicOffsets(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.kafka = Admin.create(settings);
    }

    /**
     * The records of a partition. The first ones are missing if they were deleted because a writer was restored.
     *
     * @param begin offset of the first record, or the end if there is none
     * @param end offset after the last record
     */
    public record Offsets(long begin, long end) {
        /** The number of records from this offset on. */
        public long countFrom(long next) {
            return Math.max(0, end - Math.max(begin, next));
        }
    }

    /** The records of each partition of the topics. Empty if Kafka does not answer, or if a topic does not exist. */
    public Optional<Map<TopicPartition, Offsets>> of(Collection<String> topics) {
        return answer(() -> {
            List<TopicPartition> partitions = partitions(topics);
            Map<TopicPartition, Long> ends = list(partitions, OffsetSpec.latest(), ListOffsetsResultInfo::offset);
            Map<TopicPartition, Long> begins = list(partitions, OffsetSpec.earliest(), ListOffsetsResultInfo::offset);
            return partitions.stream()
                    .collect(toMap(
                            partition -> partition,
                            partition -> new Offsets(begins.get(partition), ends.get(partition))));
        });
    }

    /** When the newest record of each topic was published. A topic without records is missing. Empty if Kafka does not answer. */
    public Optional<Map<String, Instant>> newest(Collection<String> topics) {
        return answer(() -> {
            Map<String, Instant> newest = new HashMap<>();
            list(partitions(topics), OffsetSpec.maxTimestamp(), ListOffsetsResultInfo::timestamp)
                    .forEach((partition, millis) -> {
                        if (millis >= 0) {
                            newest.merge(
                                    partition.topic(),
                                    Instant.ofEpochMilli(millis),
                                    (one, other) -> one.isAfter(other) ? one : other);
                        }
                    });
            return newest;
        });
    }

    /** Up to where the consumer group has read. A partition that it has not read is missing. Empty if Kafka does not answer. */
    public Optional<Map<TopicPartition, Long>> committed(String group) {
        return answer(() -> {
            Map<TopicPartition, Long> committed = new HashMap<>();
            kafka.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, position) -> {
                        if (position != null) {
                            committed.put(partition, position.offset());
                        }
                    });
            return committed;
        });
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static <T> Optional<T> answer(Question<T> question) {
        try {
            return Optional.of(question.ask());
        } catch (ExecutionException | TimeoutException unreachable) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private List<TopicPartition> partitions(Collection<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        return kafka.describeTopics(topics).allTopicNames().get(TIMEOUT_SECONDS, TimeUnit.SECONDS).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> list(
            List<TopicPartition> partitions, OffsetSpec which, Function<ListOffsetsResultInfo, Long> value)
            throws ExecutionException, InterruptedException, TimeoutException {
        return kafka
                .listOffsets(partitions.stream().collect(toMap(partition -> partition, partition -> which)))
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, listed -> value.apply(listed.getValue())));
    }

    /** Closes the connections to Kafka. */
    @PreDestroy
    public void close() {
        kafka.close();
    }
}
