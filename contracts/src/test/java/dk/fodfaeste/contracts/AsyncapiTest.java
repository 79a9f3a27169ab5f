package dk.fodfaeste.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code asyncapi.yaml} describes each event type, key and header once. */
class AsyncapiTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String OWN_EVENT = "#/components/messageTraits/ownEvent";
    private static final String ENROLMENT = "dk.fodfaeste.enrolment.";
    /** A type in the sources of a service. Those of enrolments are composed; participant-service compares them. */
    private static final Pattern TYPE = Pattern.compile("\"(dk\\.fodfaeste\\.[a-z-]+\\.[a-z-]+\\.v[0-9]+)\"");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(Files.readString(Path.of("src/main/resources/asyncapi.yaml")));
    }

    @Test
    void the_event_types_are_those_in_the_sources() throws IOException {
        List<String> documented =
                types().filter(type -> !type.startsWith(ENROLMENT)).toList();
        assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(typesInSources());
    }

    @Test
    void each_message_of_ours_has_event_types() {
        assertThat(messages().filter(AsyncapiTest::isOwn).toList())
                .hasSizeGreaterThan(7)
                .allSatisfy(message -> assertThat(types(message)).isNotEmpty());
    }

    @Test
    void each_message_states_its_key() {
        assertThat(messages().toList())
                .allSatisfy(message -> assertThat(
                                message.at("/bindings/kafka/key/description").asString())
                        .isNotBlank());
    }

    @Test
    void each_event_type_and_each_header_has_a_description() {
        assertThat(document.findValues("oneOf").stream()
                        .flatMap(JsonNode::valueStream)
                        .toList())
                .isNotEmpty()
                .allSatisfy(
                        type -> assertThat(type.path("description").asString()).isNotBlank());
        document.at("/components/messageTraits")
                .forEach(trait -> assertThat(trait.at("/headers/properties").properties())
                        .isNotEmpty()
                        .allSatisfy(header -> assertThat(
                                        header.getValue().path("description").asString())
                                .as(header.getKey())
                                .isNotBlank()));
    }

    private static Set<String> typesInSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*-service/src/main/java/.*\\.java"))
                    .flatMap(file -> TYPE.matcher(content(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> types() {
        return messages().flatMap(message -> types(message).stream());
    }

    private static List<String> types(JsonNode message) {
        return message.at("/headers/properties/ce_type/oneOf")
                .valueStream()
                .map(type -> type.get("const").asString())
                .toList();
    }

    private static boolean isOwn(JsonNode message) {
        return message.path("traits")
                .valueStream()
                .anyMatch(trait -> trait.path("$ref").asString().equals(OWN_EVENT));
    }

    private static Stream<JsonNode> messages() {
        return document.get("channels")
                .valueStream()
                .flatMap(channel -> channel.get("messages").valueStream());
    }
}
