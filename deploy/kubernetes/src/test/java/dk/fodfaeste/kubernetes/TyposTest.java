package dk.fodfaeste.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One typing error of each sort ({@code typos.yaml}) is found, and the message names it. */
class TyposTest {

    private static final ManifestFiles FILES = ManifestFiles.read();

    @ParameterizedTest(name = "{0}")
    @MethodSource("typos")
    void a_typing_error_is_found(JsonNode typo) {
        String file = typo.path("file").asText();
        ManifestFiles changed = FILES.with(file, text -> {
            assertThat(text).as(file).contains(typo.path("text").asText());
            return text.replace(
                    typo.path("text").asText(), typo.path("replacement").asText());
        });
        assertThat(ManifestFiles.OVERLAYS.stream()
                        .flatMap(overlay -> ManifestChecks.problems(changed, overlay).stream()))
                .anySatisfy(problem ->
                        assertThat(problem).contains(typo.path("message").asText()));
    }

    static Stream<Named<JsonNode>> typos() throws IOException {
        String text = Files.readString(Path.of("src/test/resources/typos.yaml"));
        return Yaml.list(Yaml.documents("typos.yaml", text).get(0).path("typos"))
                .map(typo -> Named.of(typo.path("name").asText(), typo));
    }
}
