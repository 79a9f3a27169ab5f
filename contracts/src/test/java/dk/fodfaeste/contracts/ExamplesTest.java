package dk.fodfaeste.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    private static final Path HERE = Path.of("src/main/resources");
    private static final String SCHEMA = ".schema.json";

    @ParameterizedTest(name = "the example of {0} is what its schema describes")
    @MethodSource("names")
    void every_example_is_what_its_schema_describes(String name) throws IOException {
        assertThat(schema(name).validate(read(name + ".example.json"), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} wants each of its required fields")
    @MethodSource("names")
    void an_example_without_a_required_field_is_refused(String name) throws IOException {
        String broken = read(name + ".example.json")
                .replaceFirst("\"measures?\"|\"startedOn\"|\"archived\"", "\"somethingElse\"");
        assertThat(schema(name).validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void every_schema_has_an_example_and_stands_in_the_documents() throws IOException {
        String table = Files.readString(Path.of("README.md"));
        String asyncapi = Files.readString(HERE.resolve("asyncapi.yaml"));
        for (String name : names()) {
            assertThat(HERE.resolve(name + ".example.json")).exists();
            assertThat(table).contains(name + SCHEMA);
            assertThat(asyncapi).contains(name + SCHEMA);
        }
    }

    @Test
    void every_topic_stands_in_the_documents() throws IOException {
        String table = Files.readString(Path.of("README.md"));
        String asyncapi = Files.readString(HERE.resolve("asyncapi.yaml"));
        for (String topic : topics()) {
            assertThat(table).contains("`" + topic + "`");
            assertThat(asyncapi).contains("address: " + topic + "\n");
        }
    }

    @Test
    void no_schema_has_room_for_what_tells_who_somebody_is() throws IOException {
        Set<String> told = Set.of("initiative.v1", "enrolment-event.v1", "outcome-event.v1");
        for (String name : told) {
            assertThat(read(name + SCHEMA)).doesNotContain("\"cpr\"", "\"caseNumber\"", "\"because\"");
        }
    }

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(HERE)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SCHEMA))
                    .map(file -> file.substring(0, file.length() - SCHEMA.length()))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static List<String> topics() throws IOException {
        return Files.readAllLines(HERE.resolve("topics.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(';')))
                .toList();
    }

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(name + SCHEMA));
    }

    private static String read(String file) throws IOException {
        return Files.readString(HERE.resolve(file));
    }
}
