package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code ./fodfaeste check} skips annotated tests. In the other modules, the helpers that start a process check the annotation. */
class StartsProcessesTest {

    private static final Pattern STARTS =
            Pattern.compile("LocalPostgres\\.|LocalKafka\\.|ProcessBuilder\\(|Part\\.spawn\\(");

    @Test
    void every_test_of_this_module_that_starts_a_process_is_annotated() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/dk/fodfaeste/local"))) {
            var unmarked = 0;
            for (var file :
                    files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
                var source = Files.readString(file);
                if (!STARTS.matcher(source).find()) {
                    unmarked++;
                } else {
                    assertThat(source).as(file.toString()).contains("@StartsProcesses");
                }
            }
            assertThat(unmarked).as("unit tests").isPositive();
        }
    }
}
