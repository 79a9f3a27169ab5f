package dk.fodfaeste.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every example matches its schema, and each required field is really required. */
class ExamplesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String SCHEMA = ".schema.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "the example of {0} matches its schema")
    @MethodSource("names")
    void every_example_matches_its_schema(String name) throws IOException {
        assertThat(schema(name).validate(read(name + ".example.json"), InputFormat.JSON))
                .isEmpty();
    }

    /** @param path the JSON pointer of the object that has the field */
    record RequiredField(String schema, String path, String field) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("requiredFields")
    void an_example_without_any_one_required_field_is_refused(RequiredField required) throws IOException {
        JsonNode example = JSON.readTree(read(required.schema() + ".example.json"));
        ObjectNode owner = (ObjectNode) example.at(required.path());
        assertThat(owner.remove(required.field()))
                .as("the field in the example")
                .isNotNull();
        assertThat(schema(required.schema()).validate(example.toString(), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void every_required_field_of_a_schema_is_removed_by_a_test() throws IOException {
        for (String name : names()) {
            JsonNode schema = JSON.readTree(read(name + SCHEMA));
            List<String> required = schema.findValues("required").stream()
                    .flatMap(fields -> fields.valueStream().map(JsonNode::stringValue))
                    .toList();
            List<String> alternatives = schema.path("oneOf").findValues("required").stream()
                    .flatMap(fields -> fields.valueStream().map(JsonNode::stringValue))
                    .toList();
            List<String> removed = requiredFields().stream()
                    .filter(field -> field.schema().equals(name))
                    .map(RequiredField::field)
                    .toList();
            assertThat(Stream.concat(removed.stream(), alternatives.stream()).toList())
                    .as(name)
                    .containsAll(required);
            assertThat(removed.size()).as(name).isGreaterThanOrEqualTo(required.size() - alternatives.size());
        }
    }

    static List<RequiredField> requiredFields() throws IOException {
        List<RequiredField> fields = new ArrayList<>();
        for (String name : names()) {
            JsonNode schema = JSON.readTree(read(name + SCHEMA));
            JsonNode example = JSON.readTree(read(name + ".example.json"));
            collect(name, schema, schema, example, "", fields);
            for (JsonNode alternative : schema.path("oneOf")) {
                alternative.path("required").forEach(field -> {
                    if (example.has(field.stringValue())) {
                        fields.add(new RequiredField(name, "", field.stringValue()));
                    }
                });
            }
        }
        return fields;
    }

    private static void collect(
            String name, JsonNode root, JsonNode schema, JsonNode value, String path, List<RequiredField> fields) {
        schema.path("required").forEach(field -> fields.add(new RequiredField(name, path, field.stringValue())));
        schema.path("properties").properties().forEach(property -> {
            JsonNode item = property.getValue().path("items");
            if (item.has("$ref") && !value.path(property.getKey()).isMissingNode()) {
                String first = "/" + property.getKey() + "/0";
                JsonNode definition = root.at(item.get("$ref").stringValue().substring(1));
                collect(name, root, definition, value.at(first), path + first, fields);
            }
        });
    }

    @Test
    void every_schema_has_an_example_and_is_documented() throws IOException {
        String table = Files.readString(Path.of("README.md"));
        String asyncapi = Files.readString(RESOURCES.resolve("asyncapi.yaml"));
        for (String name : names()) {
            assertThat(RESOURCES.resolve(name + ".example.json")).exists();
            assertThat(table).contains(name + SCHEMA);
            assertThat(asyncapi).contains(name + SCHEMA);
        }
    }

    @Test
    void every_topic_is_documented() throws IOException {
        String table = Files.readString(Path.of("README.md"));
        String asyncapi = Files.readString(RESOURCES.resolve("asyncapi.yaml"));
        for (String topic : topics()) {
            assertThat(table).contains("`" + topic + "`");
            assertThat(asyncapi).contains("address: " + topic + "\n");
        }
    }

    @Test
    void every_field_of_a_schema_has_a_description() throws IOException {
        for (String name : names()) {
            JsonNode schema = JSON.readTree(read(name + SCHEMA));
            for (JsonNode fields : schema.findValues("properties")) {
                assertThat(fields.properties())
                        .isNotEmpty()
                        .allSatisfy(field -> assertThat(
                                        field.getValue().path("description").asString())
                                .as(name + ": " + field.getKey())
                                .isNotBlank());
            }
        }
    }

    @Test
    void no_schema_has_a_field_that_identifies_a_person() throws IOException {
        for (String name : List.of(
                "initiative.v1",
                "enrolment-event.v1",
                "outcome-event.v1",
                "outcome-state.v1",
                "activity-event.v1",
                "register-batch.v1")) {
            assertThat(read(name + SCHEMA))
                    .doesNotContain(
                            "\"cpr\"", "\"caseNumber\"", "\"because\"", "\"employer\"", "\"note\"", "\"externalId\"");
        }
    }

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SCHEMA))
                    .map(file -> file.substring(0, file.length() - SCHEMA.length()))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static List<String> topics() throws IOException {
        return Files.readAllLines(RESOURCES.resolve("topics.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(';')))
                .toList();
    }

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(name + SCHEMA));
    }

    private static String read(String file) throws IOException {
        return Files.readString(RESOURCES.resolve(file));
    }
}
