package dk.fodfaeste.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where {@code kubectl} is installed, {@code kubectl kustomize} renders the same objects as {@link Kustomization}. */
// The tag of @StartsProcesses, which is in a module that this one does not need.
@Tag("processes")
class KubectlTest {

    @ParameterizedTest
    @MethodSource("overlays")
    void kubectl_renders_the_same(String overlay) throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(":")).map(Path::of))
                .as("kubectl is not installed")
                .anyMatch(folder -> Files.isExecutable(folder.resolve("kubectl")));
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", "../" + overlay)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String rendered = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).isZero();
        assertThat(byName(Yaml.documents(overlay, rendered)))
                .containsExactlyInAnyOrderEntriesOf(byName(new Kustomization(ManifestFiles.read()).render(overlay)));
    }

    static List<String> overlays() {
        return ManifestFiles.OVERLAYS;
    }

    private static Map<String, JsonNode> byName(List<ObjectNode> objects) throws IOException {
        Map<String, JsonNode> byName = new TreeMap<>();
        for (ObjectNode object : objects) {
            JsonNode plain = withoutHashes(object);
            byName.put(Manifests.title(plain), plain);
        }
        return byName;
    }

    /** The names of generated config maps end with a hash of their content. */
    private static JsonNode withoutHashes(ObjectNode object) throws IOException {
        String text =
                object.toString().replaceAll("\"(settings|public-address|caddyfile|realm)-[a-z0-9]{10}\"", "\"$1\"");
        return new ObjectMapper().readTree(text);
    }
}
