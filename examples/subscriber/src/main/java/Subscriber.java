import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Subscribes to Fodfæste's outcome events and keeps a table of the present outcome of each enrolment and measure in a file.
 *
 * <p>The file also has the position up to which each partition was read, and both are replaced together. So the subscriber may be killed at any
 * point: it continues where the file ends, and an event that it reads again has a version that the table has already.
 */
public final class Subscriber {
    private static final String TOPIC = "fodfaeste.outcome-events-v1";

    /** Other types are passed over: they may be added at any time. */
    private static final Set<String> TYPES = Set.of(
            "dk.fodfaeste.outcome.recorded.v1",
            "dk.fodfaeste.outcome.corrected.v1",
            "dk.fodfaeste.outcome.lost.v1",
            "dk.fodfaeste.outcome.withdrawn.v1");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A row of the table. Its version counts the changes of this enrolment and measure. No statuses and not lost: withdrawn. */
    record Outcome(
            String enrolmentId,
            String measure,
            String initiative,
            int version,
            List<String> statuses,
            String statusDate,
            boolean lost) {

        /** Reads the fields that the table needs. Others are ignored: events may get new ones. */
        static Outcome of(JsonNode event) {
            return new Outcome(
                    event.get("enrolmentId").asText(),
                    event.get("measure").asText(),
                    event.path("initiative").asText(),
                    event.get("version").asInt(),
                    event.path("statuses").valueStream().map(JsonNode::asText).toList(),
                    event.path("statusDate").asText(null),
                    event.path("lost").asBoolean());
        }

        String key() {
            return enrolmentId + " " + measure;
        }
    }

    private final Path file;
    private final Map<String, Outcome> outcomes = new TreeMap<>();
    private final Map<Integer, Long> positions = new TreeMap<>();

    private Subscriber(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            JsonNode saved = JSON.readTree(file.toFile());
            saved.get("positions")
                    .properties()
                    .forEach(entry -> positions.put(
                            Integer.valueOf(entry.getKey()), entry.getValue().asLong()));
            saved.get("outcomes").forEach(row -> put(Outcome.of(row)));
        }
    }

    /** Arguments: Kafka's address, the file of the table, and optionally a file with settings of the client, such as a user and password. */
    public static void main(String[] arguments) throws IOException {
        Properties settings = new Properties();
        if (arguments.length > 2) {
            try (Reader reader = Files.newBufferedReader(Path.of(arguments[2]))) {
                settings.load(reader);
            }
        }
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("enable.auto.commit", "false");
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        Runtime.getRuntime().addShutdownHook(new Thread(consumer::wakeup));
        try (consumer) {
            new Subscriber(Path.of(arguments[1])).follow(consumer);
        } catch (WakeupException stopped) {
            System.out.println("Stopped.");
        }
    }

    private void follow(KafkaConsumer<String, String> consumer) throws IOException {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        for (TopicPartition partition : partitions) {
            Long position = positions.get(partition.partition());
            if (position != null) {
                consumer.seek(partition, position);
            }
        }
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
            for (ConsumerRecord<String, String> record : records) {
                take(record);
                positions.put(record.partition(), record.offset() + 1);
            }
            if (!records.isEmpty()) {
                save();
            }
        }
    }

    private void take(ConsumerRecord<String, String> record) throws IOException {
        Header type = record.headers().lastHeader("ce_type");
        if (type == null || !TYPES.contains(new String(type.value(), StandardCharsets.UTF_8))) {
            return;
        }
        Outcome outcome = Outcome.of(JSON.readTree(record.value()));
        Outcome present = outcomes.get(outcome.key());
        if (present == null || present.version() < outcome.version()) {
            put(outcome);
            System.out.println(outcome.key() + ": " + describe(outcome));
        }
    }

    private void put(Outcome outcome) {
        outcomes.put(outcome.key(), outcome);
    }

    private static String describe(Outcome outcome) {
        if (outcome.lost()) {
            return "lost";
        }
        return outcome.statuses().isEmpty()
                ? "withdrawn"
                : outcome.statuses().stream().sorted().collect(Collectors.joining(", "));
    }

    /** Replaces the file in one step. */
    private void save() throws IOException {
        ObjectNode saved = JSON.createObjectNode();
        ObjectNode reached = saved.putObject("positions");
        positions.forEach((partition, position) -> reached.put(String.valueOf(partition), position));
        ArrayNode rows = saved.putArray("outcomes");
        outcomes.values().forEach(rows::addPOJO);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        JSON.writeValue(next.toFile(), saved);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
