package dk.fodfaeste.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A property that a class of a service reads without a default has a value in the settings of the service. {@link SettingsCheck} checks the
 * variables in these values.
 */
class ConfigPropertiesTest {

    private static final Pattern PROPERTY =
            Pattern.compile("@ConfigProperty\\(name = \"([^\"]+)\"(, defaultValue = [^)]+)?\\)\\s+([A-Za-z]+)");

    @ParameterizedTest
    @MethodSource("services")
    void every_property_without_a_default_has_a_value(String service) throws IOException {
        String settings = ServiceSettings.read("kit/src/main/resources/META-INF/microprofile-config.properties")
                + ServiceSettings.read(service + "/src/main/resources/application.properties");
        List<String> read = new ArrayList<>();
        for (String module : List.of("kit", service)) {
            try (Stream<Path> files =
                    Files.walk(ManifestFiles.ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher property = PROPERTY.matcher(Files.readString(file));
                    while (property.find()) {
                        if (property.group(2) == null && !property.group(3).equals("Optional")) {
                            read.add(property.group(1));
                        }
                    }
                }
            }
        }
        assertThat(read)
                .isNotEmpty()
                .allSatisfy(property -> assertThat(settings).contains("\n" + property + "="));
    }

    static List<String> services() {
        return ServiceSettings.SERVICES;
    }
}
