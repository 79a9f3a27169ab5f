package dk.fodfaeste.reporting.report.publishing;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many events stand in the topics that are not in the figures yet. */
@ApplicationScoped
public class UnreadEvents {
    private static final int PATIENCE_SECONDS = 10;

    private final Admin kafka;
    private final List<String> topics;
    private final StoredOffsets positions;

    UnreadEvents(
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "mp.messaging.incoming.initiatives.topic") String initiatives,
            @ConfigProperty(name = "mp.messaging.incoming.enrolment-events.topic") String enrolments,
            @ConfigProperty(name = "mp.messaging.incoming.outcome-events.topic") String outcomes,
            StoredOffsets positions) {
        this.kafka = Admin.create(settings);
        this.topics = List.of(initiatives, enrolments, outcomes);
        this.positions = positions;
    }

    /**
     * Behind the last event of each partition.
     *
     * @throws Refusal 503 where Kafka cannot be asked
     */
    public Map<TopicPartition, Long> ends() {
        try {
            Map<TopicPartition, OffsetSpec> asked =
                    kafka
                            .describeTopics(topics)
                            .allTopicNames()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .values()
                            .stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return kafka.listOffsets(asked).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).entrySet().stream()
                    .collect(toMap(Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException | TimeoutException unreachable) {
            throw unknown();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.unavailable(
                "Kafka does not say how many events there are, so nobody knows whether all of them have been read.");
    }

    /** As this transaction sees what has been read. */
    public long until(Map<TopicPartition, Long> ends) throws SQLException {
        Map<TopicPartition, Long> read = positions.of(ends.keySet());
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    @PreDestroy
    void stop() {
        kafka.close();
    }
}
