package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.reporting.projection.ReadingPositions;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How many events stand in the topics that are not in the figures yet. */
@ApplicationScoped
class UnreadEvents {
    private static final List<String> CHANNELS = List.of("initiatives", "enrolment-events", "outcome-events");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClientService kafka;
    private final ReadingPositions positions;

    UnreadEvents(KafkaClientService kafka, ReadingPositions positions) {
        this.kafka = kafka;
        this.positions = positions;
    }

    /** @throws Refused 503 where Kafka cannot be asked */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (String channel : CHANNELS) {
            KafkaConsumer<Object, Object> consumer = kafka.getConsumer(channel);
            try {
                ends.putAll(ends(consumer).await().atMost(PATIENCE));
            } catch (RuntimeException unreachable) {
                throw Refused.unavailable(
                        "Kafka does not say how many events there are, so nobody knows whether all of them have been read.");
            }
        }
        return ends;
    }

    private static Uni<Map<TopicPartition, Long>> ends(KafkaConsumer<Object, Object> consumer) {
        return consumer.runOnPollingThread(kafka -> {
            List<TopicPartition> partitions = kafka.subscription().stream()
                    .flatMap(topic -> kafka.partitionsFor(topic).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            return kafka.endOffsets(partitions);
        });
    }

    /** As this transaction sees what has been read. */
    long until(Map<TopicPartition, Long> ends) throws SQLException {
        Map<TopicPartition, Long> read = positions.of(ends.keySet());
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
                .sum();
    }
}
