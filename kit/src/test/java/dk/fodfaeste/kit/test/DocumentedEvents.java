package dk.fodfaeste.kit.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What {@code asyncapi.yaml} of {@code contracts/} says of the records of a topic. Tests compare it with what the services send. */
public final class DocumentedEvents {
    private static final JsonNode DOCUMENT = read();

    private DocumentedEvents() {}

    /** The event types. */
    public static Set<String> types(String topic) {
        return messages(topic)
                .flatMap(message -> elements(message.at("/headers/properties/ce_type/oneOf")))
                .map(type -> type.get("const").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All headers that a record may have, apart from those of a forwarded record itself. */
    public static Set<String> headers(String topic) {
        return traits(topic)
                .flatMap(trait -> trait.at("/headers/properties").properties().stream())
                .map(header -> header.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The headers that every record has. */
    public static Set<String> requiredHeaders(String topic) {
        return traits(topic)
                .flatMap(trait -> elements(trait.at("/headers/required")))
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> traits(String topic) {
        return messages(topic)
                .flatMap(message -> elements(message.path("traits")))
                .map(trait -> DOCUMENT.at(trait.get("$ref").asText().substring(1)));
    }

    private static Stream<JsonNode> messages(String topic) {
        return elements(DOCUMENT.get("channels"))
                .filter(channel -> channel.get("address").asText().equals(topic))
                .flatMap(channel -> elements(channel.get("messages")));
    }

    private static Stream<JsonNode> elements(JsonNode container) {
        return StreamSupport.stream(container.spliterator(), false);
    }

    private static JsonNode read() {
        try (InputStream file = DocumentedEvents.class.getResourceAsStream("/asyncapi.yaml")) {
            return new YAMLMapper().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
