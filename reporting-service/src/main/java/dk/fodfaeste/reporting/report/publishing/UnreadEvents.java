package dk.fodfaeste.reporting.report.publishing;

import static dk.fodfaeste.kit.message.Message.message;
import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts the events in the topics that are not in the figures yet. */
@ApplicationScoped
public class UnreadEvents {
    private static final int TIMEOUT_SECONDS = 10;

    private final Admin kafka;
    private final List<String> topics;
    private final StoredOffsets storedOffsets;

    UnreadEvents(
            @Identifier("default-kafka-broker") Map<String, Object> settings,
            @ConfigProperty(name = "mp.messaging.incoming.initiatives.topic") String initiatives,
            @ConfigProperty(name = "mp.messaging.incoming.enrolment-events.topic") String enrolments,
            @ConfigProperty(name = "mp.messaging.incoming.outcome-events.topic") String outcomes,
            @ConfigProperty(name = "mp.messaging.incoming.activity-events.topic") String activities,
            @ConfigProperty(name = "mp.messaging.incoming.employment-events.topic") String employments,
            StoredOffsets storedOffsets) {
        this.kafka = Admin.create(settings);
        this.topics = List.of(initiatives, enrolments, outcomes, activities, employments);
        this.storedOffsets = storedOffsets;
    }

    /**
     * The records of a partition. The first ones are missing if they were deleted because a writer was restored.
     *
     * @param begin offset of the first record, or the end if there is none
     * @param end offset after the last record
     */
    public record Offsets(long begin, long end) {
        private long countFrom(long read) {
            return Math.max(0, end - Math.max(begin, read));
        }
    }

    /**
     * The records of each partition.
     *
     * @throws Refusal 503 if Kafka does not answer
     */
    public Map<TopicPartition, Offsets> requireOffsets() {
        return offsets().orElseThrow(() -> Refusal.unavailable(message("eventCountUnknown")));
    }

    /** The records of each partition. Empty if Kafka does not answer. */
    public Optional<Map<TopicPartition, Offsets>> offsets() {
        try {
            List<TopicPartition> partitions =
                    kafka
                            .describeTopics(topics)
                            .allTopicNames()
                            .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                            .values()
                            .stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .toList();
            Map<TopicPartition, Long> ends = list(partitions, OffsetSpec.latest());
            Map<TopicPartition, Long> begins = list(partitions, OffsetSpec.earliest());
            return Optional.of(partitions.stream()
                    .collect(toMap(
                            partition -> partition,
                            partition -> new Offsets(begins.get(partition), ends.get(partition)))));
        } catch (ExecutionException | TimeoutException unreachable) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Map<TopicPartition, Long> list(List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        return kafka
                .listOffsets(partitions.stream().collect(toMap(partition -> partition, partition -> which)))
                .all()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(toMap(Map.Entry::getKey, listed -> listed.getValue().offset()));
    }

    /** The number of events that are not in the figures yet; null if Kafka does not answer. */
    public Long unread() throws SQLException {
        Optional<Map<TopicPartition, Offsets>> offsets = offsets();
        return offsets.isPresent() ? countUnread(offsets.get()) : null;
    }

    /** The number of these records that this transaction does not see as read. */
    public long countUnread(Map<TopicPartition, Offsets> offsets) throws SQLException {
        Map<TopicPartition, Long> read = storedOffsets.of(offsets.keySet());
        return offsets.entrySet().stream()
                .mapToLong(records -> records.getValue().countFrom(read.getOrDefault(records.getKey(), 0L)))
                .sum();
    }

    /**
     * Requires that the topics have what this transaction sees as read.
     *
     * @throws Refusal 503 if they do not, because Kafka was restored from an older backup, or if Kafka does not answer
     */
    void requireTopicsHaveWhatWasRead(Set<TopicPartition> partitions) throws SQLException {
        Map<TopicPartition, Long> read = storedOffsets.of(partitions);
        Map<TopicPartition, Offsets> present = requireOffsets();
        if (read.entrySet().stream()
                .anyMatch(position ->
                        position.getValue() > present.get(position.getKey()).end())) {
            throw Refusal.unavailable(message("eventCountUnknown"));
        }
    }

    @PreDestroy
    void stop() {
        kafka.close();
    }
}
