package dk.fodfaeste.reporting.recount;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Everything that the topics say about initiatives and enrolments.
 *
 * @param initiatives by code
 * @param enrolments the versions of each enrolment and what is recorded about it
 * @param unreadable the records that cannot be read. The service leaves them out, too
 */
record TopicFacts(
        Map<String, List<InitiativeVersion>> initiatives, Map<UUID, OfEnrolment> enrolments, List<String> unreadable) {

    private static final EventJson JSON = new EventJson();

    /** What is known about one enrolment. */
    record OfEnrolment(
            List<EnrolmentVersion> versions, List<OutcomeVersion> outcomes, List<ActivityVersion> activities) {
        OfEnrolment() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** @param kafka its address */
    static TopicFacts read(String kafka) {
        TopicFacts facts = new TopicFacts(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "enable.auto.commit", false, "allow.auto.create.topics", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of(
                            "initiatives", "enrolment-events", "outcome-events", "activity-events")
                    .flatMap(name -> consumer.partitionsFor("fodfaeste." + name + "-v1").stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(500))) {
                    facts.addIfReadable(event);
                }
            }
        }
        return facts;
    }

    private void addIfReadable(ConsumerRecord<byte[], byte[]> event) {
        try {
            add(event);
        } catch (IOException broken) {
            unreadable.add(event.topic() + "-" + event.partition() + "/" + event.offset());
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> event) throws IOException {
        switch (event.topic()) {
            case "fodfaeste.initiatives-v1" -> {
                InitiativeVersion version = read(event, InitiativeVersion.class);
                initiatives
                        .computeIfAbsent(version.code(), _ -> new ArrayList<>())
                        .add(version);
            }
            case "fodfaeste.enrolment-events-v1" -> {
                EnrolmentVersion version = read(event, EnrolmentVersion.class);
                of(version.enrolmentId()).versions().add(version);
            }
            case "fodfaeste.outcome-events-v1" -> {
                OutcomeVersion version = read(event, OutcomeVersion.class);
                of(version.enrolmentId()).outcomes().add(version);
            }
            default -> {
                ActivityVersion version = read(event, ActivityVersion.class);
                of(version.enrolmentId()).activities().add(version);
            }
        }
    }

    private static <T> T read(ConsumerRecord<byte[], byte[]> event, Class<T> type) throws IOException {
        T version = event.value() == null ? null : JSON.read(event.value(), type);
        if (version == null) {
            throw new IOException("The event has no value");
        }
        return version;
    }

    private OfEnrolment of(UUID enrolmentId) {
        return enrolments.computeIfAbsent(enrolmentId, _ -> new OfEnrolment());
    }
}
