package dk.fodfaeste.reporting.interfaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvRecord;
import dk.fodfaeste.kit.classpath.ClasspathCsv;
import dk.fodfaeste.kit.interfaces.SchemaReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The events of all services, read from the files of {@code contracts/} on the class path. */
@ApplicationScoped
class EventContracts {
    private static final String ASYNCAPI = "asyncapi.yaml";
    private static final String TOPICS = "topics.csv";
    private static final String ACCESS = "access.csv";
    private static final String SCHEMA = ".schema.json";
    private static final String EXAMPLE = ".example.json";
    private static final String REFERENCE = "$ref";

    private final ObjectMapper json;
    private final ObjectMapper yaml = new YAMLMapper();

    EventContracts(ObjectMapper json) {
        this.json = json;
    }

    /** All topics, in the order of {@code topics.csv}. */
    List<EventTopic> topics() {
        JsonNode channels = document().path("channels");
        return ClasspathCsv.read(TOPICS).stream()
                .map(line -> topic(line, channel(channels, line.getField(0))))
                .toList();
    }

    /** The sets of headers that messages name. */
    List<HeaderSet> headerSets() {
        SchemaReader schemas = new SchemaReader(document());
        return document().at("/components/messageTraits").properties().stream()
                .map(trait -> new HeaderSet(
                        trait.getKey(),
                        trait.getValue().at("/headers/description").asText(),
                        schemas.fields(trait.getValue().path("headers"))))
                .toList();
    }

    /** The names of the files that the pages are generated from. */
    List<String> files() {
        return Stream.concat(
                        Stream.of(ASYNCAPI, TOPICS, ACCESS),
                        elements(document().path("channels"))
                                .flatMap(channel -> elements(channel.path("messages")))
                                .flatMap(message -> schemaName(message).stream())
                                .flatMap(name -> Stream.of(name + SCHEMA, name + EXAMPLE)))
                .toList();
    }

    /** The content of the file; empty unless it is one of {@link #files}. */
    Optional<byte[]> file(String name) {
        return files().contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private JsonNode document() {
        return parse(yaml, ASYNCAPI);
    }

    private EventTopic topic(CsvRecord line, JsonNode channel) {
        String name = line.getField(0);
        long retention = Long.parseLong(line.getField(2));
        return new EventTopic(
                name,
                channel.path("description").asText(),
                Integer.parseInt(line.getField(1)),
                retention < 0 ? null : Duration.ofMillis(retention).toDays(),
                line.getField(3).equals("compact"),
                applications("write", name),
                applications("read", name),
                elements(channel.path("messages")).map(this::message).toList());
    }

    private static JsonNode channel(JsonNode channels, String topic) {
        return elements(channels)
                .filter(channel -> channel.path("address").asText().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(ASYNCAPI + " has no channel for " + topic));
    }

    private static List<String> applications(String may, String topic) {
        return ClasspathCsv.read(ACCESS).stream()
                .filter(line -> line.getField(1).equals(may) && line.getField(2).equals(topic))
                .map(line -> line.getField(0))
                .toList();
    }

    private EventMessage message(JsonNode message) {
        return new EventMessage(
                message.path("description").asText(),
                message.at("/bindings/kafka/key/description").asText(),
                elements(message.at("/headers/properties/ce_type/oneOf"))
                        .map(type -> new EventType(
                                type.path("const").asText(),
                                type.path("description").asText()))
                        .toList(),
                elements(message.path("traits"))
                        .map(EventContracts::lastSegment)
                        .toList(),
                schemaName(message).map(this::payload).orElse(null));
    }

    private EventPayload payload(String name) {
        JsonNode schema = parse(json, name + SCHEMA);
        SchemaReader schemas = new SchemaReader(schema);
        return new EventPayload(
                name,
                schema.path("title").asText(),
                schemas.fields(schema),
                schemas.referencedObjects(List.of(schema.path("properties"))),
                new String(read(name + EXAMPLE), StandardCharsets.UTF_8));
    }

    private static Optional<String> schemaName(JsonNode message) {
        JsonNode payload = message.path("payload");
        return payload.has(REFERENCE) ? Optional.of(lastSegment(payload).replace(SCHEMA, "")) : Optional.empty();
    }

    private static String lastSegment(JsonNode reference) {
        String text = reference.path(REFERENCE).asText();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static JsonNode parse(ObjectMapper mapper, String file) {
        try {
            return mapper.readTree(read(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] read(String file) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JsonNode> elements(JsonNode container) {
        return StreamSupport.stream(container.spliterator(), false);
    }
}
