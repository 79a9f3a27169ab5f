package dk.fodfaeste.kit.outbox;

import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Compares the topics of this service with what its database has published. They differ if one of the two was restored from another backup than the
 * other.
 */
final class PublishedTopics {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MOST_EMPTY_POLLS = 30;

    private final Map<String, Object> settings;
    private final byte[] source;
    private final Set<String> finalTopics;

    /**
     * @param kafka address and credentials of the broker
     * @param service its events have this source
     * @param finalTopics topics whose events are never superseded. They are not compared: what they have beyond the database stays valid
     */
    PublishedTopics(Map<String, Object> kafka, String service, Set<String> finalTopics) {
        this.finalTopics = Set.copyOf(finalTopics);
        this.settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        this.source = ("/" + service).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The first difference; empty if the topics continue what the database has published.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka cannot be reached
     */
    Optional<String> difference(Connection connection) throws SQLException {
        Map<TopicPartition, Long> published = published(connection);
        Set<String> topics = topics(connection);
        topics.removeAll(finalTopics);
        if (topics.isEmpty()) {
            return Optional.empty();
        }
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(PublishedTopics::partition)
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long next = published.getOrDefault(partition, 0L);
                if (ends.get(partition) < next) {
                    return Optional.of("%s ends at offset %d, but %d was published. Kafka is older than the database."
                            .formatted(partition, ends.get(partition), next));
                }
            }
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions).entrySet().stream()
                    .collect(toMap(
                            Map.Entry::getKey,
                            start -> Math.max(start.getValue(), published.getOrDefault(start.getKey(), 0L))));
            return unknownEvent(connection, consumer, starts, ends);
        }
    }

    /** An acknowledged event can be in the outbox, because the service was killed before it removed the row. */
    private Optional<String> unknownEvent(
            Connection connection,
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends)
            throws SQLException {
        List<TopicPartition> behind = starts.keySet().stream()
                .filter(partition -> starts.get(partition) < ends.get(partition))
                .toList();
        consumer.assign(behind);
        behind.forEach(partition -> consumer.seek(partition, starts.get(partition)));
        int emptyPolls = 0;
        while (behind.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
            if (batch.isEmpty() && ++emptyPolls > MOST_EMPTY_POLLS) {
                throw new TimeoutException("The last events of the topics cannot be read");
            }
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                if (isOwn(record) && !isInOutbox(connection, record)) {
                    return Optional.of(
                            "offset %d of %s-%d has an event that the database never published. The database is older than Kafka."
                                    .formatted(record.offset(), record.topic(), record.partition()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOwn(ConsumerRecord<byte[], byte[]> record) {
        Header from = record.headers().lastHeader("ce_source");
        return EventEpoch.of(record.headers()) > 0 && from != null && Arrays.equals(from.value(), source);
    }

    private static boolean isInOutbox(Connection connection, ConsumerRecord<byte[], byte[]> record)
            throws SQLException {
        String sql =
                "select exists (select from outbox where kept and topic = ? and key = ? and value is not distinct from ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, record.topic());
            select.setBytes(2, record.key());
            select.setBytes(3, record.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static Map<TopicPartition, Long> published(Connection connection) throws SQLException {
        Map<TopicPartition, Long> published = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select topic, partition, next_offset from published_positions")) {
            while (row.next()) {
                published.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
        }
        return published;
    }

    private static Set<String> topics(Connection connection) throws SQLException {
        Set<String> topics = new TreeSet<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "select topic from published_positions union select topic from outbox where kept")) {
            while (row.next()) {
                topics.add(row.getString(1));
            }
        }
        return topics;
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }
}
