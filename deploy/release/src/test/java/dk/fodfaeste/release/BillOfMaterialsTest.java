package dk.fodfaeste.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bill of materials (CycloneDX) names every library of its service, with its version, and nothing of the tests. */
class BillOfMaterialsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Maven runs a test in the directory of its module. */
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    private static final String OURS = "dk.fodfaeste";

    /** @param group empty if the component has none */
    private record Component(String group, String name, String version) {
        /** The beginning of the name of its jar; Quarkus puts the group before it, and a classifier may follow. */
        private String file() {
            return group + "." + name + "-" + version;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"participant-service", "outcome-service", "reporting-service"})
    void a_bill_names_every_jar_of_the_service(String service) throws IOException {
        List<Component> components = components(service);
        assertThat(components).isNotEmpty();
        List<String> jars = jars(service);
        assertThat(jars).hasSizeGreaterThan(200);
        assertThat(jars)
                .filteredOn(jar -> components.stream().noneMatch(component -> jar.startsWith(component.file())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"participant-service", "outcome-service", "reporting-service"})
    void a_bill_names_nothing_that_the_service_does_not_have(String service) throws IOException {
        List<String> jars = jars(service);
        assertThat(components(service))
                .filteredOn(component -> !component.group().equals(OURS))
                .allSatisfy(component ->
                        assertThat(jars).as(component.file()).anyMatch(jar -> jar.startsWith(component.file())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"participant-service", "outcome-service", "reporting-service"})
    void a_bill_has_the_platform_and_the_driver_and_nothing_of_the_tests(String service) throws IOException {
        assertThat(components(service))
                .extracting(component -> component.group() + ":" + component.name())
                .contains(
                        "io.quarkus:quarkus-rest-jackson",
                        "org.postgresql:postgresql",
                        OURS + ":kit",
                        OURS + ":measures")
                .doesNotContain("org.assertj:assertj-core", "net.jqwik:jqwik", "io.rest-assured:rest-assured")
                .noneMatch(component -> component.startsWith("org.junit"));
    }

    @Test
    void the_bill_of_kit_names_what_the_pages_use() throws IOException {
        assertThat(components("kit"))
                .extracting(component ->
                        component.group().isEmpty() ? component.name() : component.group() + "/" + component.name())
                .contains("dkfds", "echarts", "htmx.org", "@expo-google-fonts/ibm-plex-sans");
    }

    private static List<Component> components(String module) throws IOException {
        JsonNode bill =
                JSON.readTree(ROOT.resolve(module).resolve("target/bom.json").toFile());
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        List<Component> components = new ArrayList<>();
        bill.path("components")
                .forEach(component -> components.add(new Component(
                        component.path("group").asText(),
                        component.path("name").asText(),
                        component.path("version").asText())));
        return components;
    }

    /** The file names of all libraries. */
    private static List<String> jars(String service) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(service).resolve("target/quarkus-app/lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".jar"))
                    .toList();
        }
    }
}
