package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every wait in a test uses the limit of {@code Waits}, or a comment explains its own limit, so that tests pass on a slow machine. */
class WaitsTest {

    private static final Pattern LIMIT = Pattern.compile(
            "org\\.awaitility\\.Awaitility|\\.atMost\\(|\\.during\\(|@Timeout|assertTimeout|(Thread|SECONDS|MILLISECONDS)\\.sleep\\("
                    + "|[tT]imeout\\(\\s*(\\d|Duration\\.of)|waitFor\\(\\s*(\\d|Duration\\.of)|\\.get\\([\\d_]+, *(TimeUnit|SECONDS)"
                    + "|\\.await\\(\\s*\\d|\"[a-z.]*(timeout|max\\.block)\\.ms\",\\s*[^;]*?\\b[\\d_]{2,}");
    private static final String EXPLANATION = "Own limit:";

    @Test
    void every_wait_has_the_common_limit_or_explains_its_own() throws IOException {
        List<String> others = new ArrayList<>();
        for (String module : DocumentationTest.MODULES) {
            try (Stream<Path> files = Files.walk(Commands.HOME.resolve(module + "/src/test/java"))) {
                for (Path file : files.filter(WaitsTest::isChecked).toList()) {
                    others.addAll(unexplained(Files.readString(file)).stream()
                            .map(wait -> file.getFileName() + ": " + wait)
                            .toList());
                }
            }
        }
        assertThat(others).isEmpty();
    }

    @Test
    void a_wait_with_its_own_limit_is_found_unless_it_is_explained() {
        List<String> waits = List.of(
                "import org.awaitility.Awaitility;",
                "await().atMost(Duration.ofSeconds(20))",
                "page.setDefaultTimeout(20_000);",
                "socket.setSoTimeout(10_000);",
                "process.waitFor(3, TimeUnit.MINUTES)",
                "sent.get(20, TimeUnit.SECONDS)",
                "latch.await(20, TimeUnit.SECONDS)",
                "\"max.block.ms\",\n    10_000",
                "Thread.sleep(100);");
        for (String wait : waits) {
            assertThat(unexplained(wait)).as(wait).hasSize(1);
            assertThat(unexplained("// " + EXPLANATION + " a reason.\n" + wait))
                    .as(wait)
                    .isEmpty();
        }
        assertThat(unexplained("await().until(() -> true);\nprocess.waitFor(Waits.LIMIT);"))
                .isEmpty();
    }

    private static boolean isChecked(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.equals("Waits.java") && !name.equals("WaitsTest.java");
    }

    /** The comment must be on one of the three lines above. */
    private static List<String> unexplained(String source) {
        return LIMIT.matcher(source)
                .results()
                .filter(wait -> !linesAbove(source, wait.start()).contains(EXPLANATION))
                .map(MatchResult::group)
                .toList();
    }

    private static String linesAbove(String source, int end) {
        int from = end;
        for (int line = 0; line <= 3 && from >= 0; line++) {
            from = source.lastIndexOf('\n', from - 1);
        }
        return source.substring(Math.max(0, from), end);
    }
}
