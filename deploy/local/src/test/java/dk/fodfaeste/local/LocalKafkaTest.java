package dk.fodfaeste.local;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.local.test.StartsProcesses;
import dk.fodfaeste.local.test.Waits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StartsProcesses
class LocalKafkaTest {

    @TempDir
    static Path dir;

    static LocalKafka kafka;

    @BeforeAll
    static void start() {
        kafka = LocalKafka.durable(dir, Ports.free(), Ports.free()).start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void its_topics_are_those_of_the_contracts() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
            var topic = "fodfaeste.enrolment-events-v1";
            assertThat(admin.listTopics().names().get())
                    .contains(
                            topic,
                            "fodfaeste.initiatives-v1",
                            "fodfaeste.outcome-events-v1",
                            "fodfaeste.observed-statuses-v1");
            assertThat(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .partitions())
                    .hasSize(12);
        }
    }

    @Test
    void the_broker_of_another_directory_is_not_taken_for_the_own(@TempDir Path another) {
        var port = Integer.parseInt(kafka.address().split(":")[1]);
        assertThat(LocalKafka.durable(dir, port, 0).answers()).isTrue();
        assertThat(LocalKafka.durable(another, port, 0).answers()).isFalse();
    }

    @Test
    void no_topic_comes_into_being_by_being_named() throws Exception {
        // Own limit: without the topic every send waits until it is reached.
        try (var producer = producer("none", Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("misspelt", "k", "v"))
                            .get())
                    .hasCauseInstanceOf(TimeoutException.class);
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.address()))) {
            assertThat(admin.listTopics().names().get()).doesNotContain("misspelt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void everyCompressionIsTaken(String compression) throws Exception {
        try (var producer = producer(compression, Waits.LIMIT)) {
            var sent = producer.send(new ProducerRecord<>("fodfaeste.initiatives-v1", "key", "value"));
            assertThat(sent.get().offset()).isNotNegative();
        }
    }

    @Test
    void what_was_acknowledged_survives_a_kill() throws Exception {
        try (var producer = producer()) {
            for (int i = 0; i < 500; i++) {
                producer.send(new ProducerRecord<>("fodfaeste.outcome-events-v1", "key" + i, "v" + i));
            }
            producer.flush();
        }
        kafka.kill();
        kafka.start();
        assertThat(valuesOf("fodfaeste.outcome-events-v1"))
                .containsAll(IntStream.range(0, 500).mapToObj(i -> "v" + i).toList());
    }

    /** A restore deletes the records of the epoch before. Kafka refuses it for a topic that is only compacted. */
    @Test
    void the_records_of_a_compacted_topic_are_deleted_like_others() throws Exception {
        var topic = "fodfaeste.outcome-state-v1";
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
        kafka.deleteRecords(Set.of(topic));
        try (var consumer = new KafkaConsumer<String, String>(
                Map.of("bootstrap.servers", kafka.address()), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            assertThat(consumer.endOffsets(partitions).values()).contains(1L);
            assertThat(consumer.beginningOffsets(partitions)).isEqualTo(consumer.endOffsets(partitions));
        }
    }

    private static Set<String> valuesOf(String topic) {
        var values = new HashSet<String>();
        try (var consumer = new KafkaConsumer<String, String>(
                Map.of("bootstrap.servers", kafka.address(), "group.id", "test", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(arrived -> values.add(arrived.value()));
                return values.size() >= 500;
            });
        }
        return values;
    }

    private static KafkaProducer<String, String> producer() {
        return producer("none", Waits.LIMIT);
    }

    private static KafkaProducer<String, String> producer(String compression, Duration limit) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.address(),
                        "acks",
                        "all",
                        "compression.type",
                        compression,
                        "max.block.ms",
                        limit.toMillis(),
                        "delivery.timeout.ms",
                        Waits.LIMIT_MILLIS),
                new StringSerializer(),
                new StringSerializer());
    }
}
