package dk.fodfaeste.reporting.report.publishing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.intake.TopicOffsets;
import dk.fodfaeste.kit.intake.TopicOffsets.Offsets;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts the events in the topics that are not in the figures yet. */
@ApplicationScoped
public class UnreadEvents {
    private final TopicOffsets offsets;
    private final List<String> topics;
    private final StoredOffsets storedOffsets;

    UnreadEvents(
            TopicOffsets offsets,
            @ConfigProperty(name = "mp.messaging.incoming.initiatives.topic") String initiatives,
            @ConfigProperty(name = "mp.messaging.incoming.enrolment-events.topic") String enrolments,
            @ConfigProperty(name = "mp.messaging.incoming.outcome-events.topic") String outcomes,
            @ConfigProperty(name = "mp.messaging.incoming.activity-events.topic") String activities,
            @ConfigProperty(name = "mp.messaging.incoming.employment-events.topic") String employments,
            StoredOffsets storedOffsets) {
        this.offsets = offsets;
        this.topics = List.of(initiatives, enrolments, outcomes, activities, employments);
        this.storedOffsets = storedOffsets;
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
        return offsets.of(topics);
    }

    /** The number of events that are not in the figures yet; null if Kafka does not answer. */
    public Long unread() throws SQLException {
        Optional<Map<TopicPartition, Offsets>> present = offsets();
        return present.isPresent() ? countUnread(present.get()) : null;
    }

    /** The number of these records that this transaction does not see as read. */
    public long countUnread(Map<TopicPartition, Offsets> records) throws SQLException {
        Map<TopicPartition, Long> read = storedOffsets.of(records.keySet());
        return records.entrySet().stream()
                .mapToLong(each -> each.getValue().countFrom(read.getOrDefault(each.getKey(), 0L)))
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
}
