package dk.fodfaeste.reporting;

import static dk.fodfaeste.local.test.Waits.await;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.local.test.Waits;
import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EmploymentVersion;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.followup.RandomHistory;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Publishes events to Kafka as the other services do, and waits until the service has processed them. */
@ApplicationScoped
public class Events {
    public static final String INITIATIVES = "fodfaeste.initiatives-v1";
    public static final String ENROLMENTS = "fodfaeste.enrolment-events-v1";
    public static final String OUTCOMES = "fodfaeste.outcome-events-v1";
    public static final String ACTIVITIES = "fodfaeste.activity-events-v1";
    public static final String EMPLOYMENTS = "fodfaeste.employment-events-v1";

    @Inject
    EventJson json;

    @Inject
    StoredOffsets storedOffsets;

    @Inject
    PendingDerivations pending;

    private final Set<Class<?>> published = new HashSet<>();

    public void publish(RandomHistory history) {
        publish(history.all());
    }

    /** Publishes the facts of a test class before its first test only. */
    public void publishOnce(Class<?> test, Supplier<List<FactVersion>> facts) {
        if (published.add(test)) {
            publish(facts.get());
        }
    }

    /** In this order, as far as Kafka preserves it. */
    public void publish(List<? extends FactVersion> facts) {
        send(facts.stream().map(this::record).toList());
    }

    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        TestStack.send(records);
        awaitRead();
    }

    /** Waits until the stored offsets are at the end of all topics, and the follow-ups of revised initiatives are derived. */
    public void awaitRead() {
        awaitStored();
        await().pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(pending.initiatives()).isEmpty());
    }

    /** Waits until the stored offsets are at the end of all topics. */
    public void awaitStored() {
        Map<TopicPartition, Long> ends = ends();
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(storedOffsets.of(ends.keySet())).containsAllEntriesOf(ends));
    }

    public ProducerRecord<byte[], byte[]> record(FactVersion fact) {
        return switch (fact) {
            case InitiativeVersion initiative -> record(INITIATIVES, initiative.code(), json.write(initiative));
            case EnrolmentVersion enrolment ->
                record(ENROLMENTS, enrolment.enrolmentId().toString(), json.write(enrolment));
            case OutcomeVersion outcome ->
                record(OUTCOMES, outcome.enrolmentId().toString(), json.write(outcome));
            case ActivityVersion activity ->
                record(ACTIVITIES, activity.enrolmentId().toString(), json.write(activity));
            case EmploymentVersion employment -> record(EMPLOYMENTS, employment.consultant(), json.write(employment));
        };
    }

    public static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    }

    private static Map<TopicPartition, Long> ends() {
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", TestStack.kafka(), "default.api.timeout.ms", Waits.LIMIT_MILLIS))) {
            Map<TopicPartition, OffsetSpec> latest = admin
                    .describeTopics(List.of(INITIATIVES, ENROLMENTS, OUTCOMES, ACTIVITIES, EMPLOYMENTS))
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .filter(entry -> entry.getValue().offset() > 0)
                    .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
        } catch (Exception unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }
}
