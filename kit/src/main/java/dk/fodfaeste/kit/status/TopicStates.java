package dk.fodfaeste.kit.status;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.intake.ReadPositions;
import dk.fodfaeste.kit.intake.StoredPosition;
import dk.fodfaeste.kit.intake.TopicOffsets;
import dk.fodfaeste.kit.intake.TopicOffsets.Offsets;
import dk.fodfaeste.kit.outbox.OutboxStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;

/** The topics of a service: what it has published and what it has not read yet. */
@ApplicationScoped
class TopicStates {
    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.([a-z-]+)\\.topic");

    private final TopicOffsets kafka;
    private final ReadPositions positions;
    private final OutboxStates outbox;
    private final Config config;

    TopicStates(TopicOffsets kafka, ReadPositions positions, OutboxStates outbox, Config config) {
        this.kafka = kafka;
        this.positions = positions;
        this.outbox = outbox;
        this.config = config;
    }

    /** @param kafkaAnswers false if the states have only what the database knows */
    record Topics(boolean kafkaAnswers, List<TopicState> states) {}

    Topics present() throws SQLException {
        Map<String, String> groups = groups();
        Set<String> written = outbox.publishedTopics();
        Set<String> all = new TreeSet<>(groups.keySet());
        all.addAll(written);
        Optional<Map<TopicPartition, Offsets>> offsets = kafka.of(groups.keySet());
        Map<String, Instant> newest =
                offsets.flatMap(present -> kafka.newest(all)).orElse(Map.of());
        Map<String, Map<TopicPartition, StoredPosition>> stored = byTopic(positions.all());
        List<TopicState> states = all.stream()
                .map(topic -> {
                    Instant publishedAt = newest.get(topic);
                    boolean isWritten = written.contains(topic);
                    if (!groups.containsKey(topic)) {
                        return new TopicState(topic, false, isWritten, publishedAt, null, null);
                    }
                    Map<TopicPartition, StoredPosition> read = stored.getOrDefault(topic, Map.of());
                    Long unread = offsets.flatMap(present -> unread(topic, present, read, groups.get(topic)))
                            .orElse(null);
                    return new TopicState(
                            topic,
                            true,
                            isWritten,
                            publishedAt,
                            unread,
                            unread != null && unread == 0 ? publishedAt : newestRead(read));
                })
                .toList();
        return new Topics(offsets.isPresent(), states);
    }

    /** By the positions in the database; a topic without them is counted by the committed offsets of its consumer group. */
    private Optional<Long> unread(
            String topic,
            Map<TopicPartition, Offsets> offsets,
            Map<TopicPartition, StoredPosition> read,
            String group) {
        Optional<Map<TopicPartition, Long>> next = read.isEmpty()
                ? kafka.committed(group)
                : Optional.of(read.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey,
                                position -> position.getValue().nextOffset())));
        return next.map(positionsOfGroup -> offsets.entrySet().stream()
                .filter(records -> records.getKey().topic().equals(topic))
                .mapToLong(records -> records.getValue().countFrom(positionsOfGroup.getOrDefault(records.getKey(), 0L)))
                .sum());
    }

    private static Instant newestRead(Map<TopicPartition, StoredPosition> read) {
        return read.values().stream()
                .flatMap(position -> position.lastPublishedAt().stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Map<String, Map<TopicPartition, StoredPosition>> byTopic(
            Map<TopicPartition, StoredPosition> positions) {
        return positions.entrySet().stream()
                .collect(groupingBy(
                        position -> position.getKey().topic(), toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The consumer group by its topic. */
    private Map<String, String> groups() {
        Map<String, String> groups = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            Matcher incoming = INCOMING.matcher(name);
            if (incoming.matches()) {
                groups.put(
                        config.getValue(name, String.class),
                        config.getValue("mp.messaging.incoming." + incoming.group(1) + ".group.id", String.class));
            }
        }
        return groups;
    }
}
