package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a paper says is proven by a test, {@code Class.method}, is proven by one that is there. */
class PapersTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");
    static final List<String> MODULES = List.of(
            "contracts",
            "kit",
            "participant-service",
            "outcome-service",
            "reporting-service",
            "deploy/local",
            "scenario");

    @Test
    void every_test_that_the_papers_name_is_there() throws IOException {
        Map<String, String> tests = tests();
        List<MatchResult> named = NAMED.matcher(papers()).results().toList();
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named.stream()
                        .filter(test -> !tests.getOrDefault(test.group(1) + ".java", "")
                                .contains("void " + test.group(2) + "("))
                        .map(MatchResult::group))
                .isEmpty();
    }

    private static String papers() throws IOException {
        Path privacy = Commands.HOME.resolve("docs/privacy.md");
        return Files.readString(Commands.HOME.resolve("docs/asvs.md"))
                + (Files.exists(privacy) ? Files.readString(privacy) : "");
    }

    /** The source of each class; classes of one name may be in several modules. */
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
