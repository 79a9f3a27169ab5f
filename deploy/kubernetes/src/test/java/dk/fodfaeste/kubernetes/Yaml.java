package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads and writes YAML. A key that an object has twice is refused. */
final class Yaml {

    static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Yaml() {}

    /** The documents of a file, without the empty ones. */
    static List<ObjectNode> documents(String file, String text) {
        List<ObjectNode> documents = new ArrayList<>();
        try (MappingIterator<JsonNode> read = MAPPER.readerFor(JsonNode.class).readValues(text)) {
            while (read.hasNextValue()) {
                if (read.nextValue() instanceof ObjectNode object) {
                    documents.add(object);
                }
            }
        } catch (IOException unreadable) {
            throw new ManifestException("deploy/" + file + " is not YAML: " + unreadable.getMessage(), unreadable);
        }
        return documents;
    }

    static String write(List<ObjectNode> documents) {
        StringBuilder text = new StringBuilder();
        try {
            for (ObjectNode document : documents) {
                text.append(MAPPER.writeValueAsString(document));
            }
        } catch (IOException unwritable) {
            throw new ManifestException("A manifest cannot be written", unwritable);
        }
        return text.toString();
    }

    static Stream<JsonNode> list(JsonNode array) {
        return array.valueStream();
    }

    /** All objects in a tree that have the field, the root included. */
    static Stream<JsonNode> having(JsonNode tree, String field) {
        return tree.findParents(field).stream();
    }
}
