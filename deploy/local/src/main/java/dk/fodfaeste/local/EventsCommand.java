package dk.fodfaeste.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the events of the topics as they arrive, until it is interrupted or its reader ends. */
@Command(
        name = "events",
        description = "Prints events as CloudEvents JSON, one a line, until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {
    enum Start {
        beginning,
        now
    }

    private static final List<String> TOPICS = List.of(
            "initiatives",
            "enrolment-events",
            "participant-events",
            "outcome-events",
            "outcome-state",
            "activity-events",
            "employment-events",
            "register-batches");

    @CommandLine.Mixin
    private DataOption data;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "one topic, such as outcome-events or fodfaeste.outcome-events-v1 (default: all events)")
    private String topic;

    @Option(
            names = "--from",
            paramLabel = "beginning|now",
            description = "beginning: every event ever, then the new ones; now: the new ones only (default: beginning)")
    private Start from = Start.beginning;

    @Option(names = "--key", paramLabel = "KEY", description = "only the events with this key, such as an enrolmentId")
    private String key;

    @Override
    public Integer call() {
        var kafka = data.directory().runningState().parts().get("kafka").address();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "enable.auto.commit", false, "allow.auto.create.topics", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            if (from == Start.beginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
                partitions.forEach(consumer::position);
            }
            // A reader such as head has ended when the output reports an error.
            while (!System.out.checkError()) {
                consumer.poll(Duration.ofMillis(500)).forEach(this::print);
            }
            return 0;
        }
    }

    private void print(ConsumerRecord<byte[], byte[]> event) {
        if (key == null || key.equals(CloudEventLine.text(event.key()))) {
            System.out.println(CloudEventLine.of(event));
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        var existing = consumer.listTopics();
        var wanted = topic == null ? TOPICS : List.of(topic);
        return wanted.stream()
                .map(name -> existing.containsKey(name) ? name : "fodfaeste." + name + "-v1")
                .flatMap(name -> existing.getOrDefault(name, List.of()).stream()
                        .map(partition -> new TopicPartition(name, partition.partition())))
                .collect(Collectors.collectingAndThen(Collectors.toList(), this::required));
    }

    private List<TopicPartition> required(List<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            throw new CannotStart(
                    "There is no topic " + topic + "; there are " + String.join(", ", TOPICS) + " and others.");
        }
        return partitions;
    }
}
