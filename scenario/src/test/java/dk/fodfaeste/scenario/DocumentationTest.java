package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents agree with the sources: the tests that they name, {@code Class.method}, exist, and the commands are complete. */
class DocumentationTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");
    /** Documents that name a test as proof. */
    private static final List<String> DOCUMENTS = List.of("docs/asvs.md", "docs/privacy.md");

    static final List<String> MODULES = List.of(
            "contracts",
            "measures",
            "kit",
            "participant-service",
            "outcome-service",
            "reporting-service",
            "deploy/kafka",
            "deploy/kubernetes",
            "deploy/local",
            "scenario");

    @Test
    void every_test_named_in_the_documents_exists() throws IOException {
        Map<String, String> tests = tests();
        List<MatchResult> named = NAMED.matcher(documents()).results().toList();
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named.stream()
                        .filter(test -> !tests.getOrDefault(test.group(1) + ".java", "")
                                .contains("void " + test.group(2) + "("))
                        .map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void every_command_is_in_its_usage_and_in_the_README() throws IOException {
        String script = Files.readString(Commands.HOME.resolve("fodfaeste"));
        Set<String> commands = Pattern.compile("(?m)^  ([a-z| ]+)\\)$")
                .matcher(script.substring(script.indexOf("case ${1:-help} in")))
                .results()
                .flatMap(labels -> Stream.of(labels.group(1).split("\\|")))
                .map(String::strip)
                .collect(Collectors.toSet());
        assertThat(commands).contains("demo", "up", "test", "check", "bench");
        String usage = script.substring(script.indexOf("Usage:"), script.indexOf("\nTEXT\n"));
        assertThat(firstGroups("(?m)^  ([a-z]+) ", usage)).isEqualTo(commands);
        String readme = Files.readString(Commands.HOME.resolve("README.md"));
        assertThat(firstGroups("(?m)^\\| `\\./fodfaeste ([a-z]+)", readme)).isEqualTo(commands);
    }

    @Test
    void the_figures_of_the_sample_are_in_its_document() throws IOException {
        String document = Files.readString(Commands.HOME.resolve("docs/sample.md"));
        Cohorts.resource("/sample/figures.csv").lines().skip(1).forEach(line -> {
            String[] figure = line.split(";");
            assertThat(document).contains("`" + figure[1] + "`", figure[4] + "/" + figure[5]);
        });
    }

    private static Set<String> firstGroups(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String documents() throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String document : DOCUMENTS) {
            texts.append(Files.readString(Commands.HOME.resolve(document)));
        }
        return texts.toString();
    }

    /** The source of each class by file name. Classes with the same name are in one entry. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Commands.HOME.resolve(module + "/src/test/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    tests.merge(file.getFileName().toString(), Files.readString(file), String::concat);
                }
            }
        }
        return tests;
    }
}
