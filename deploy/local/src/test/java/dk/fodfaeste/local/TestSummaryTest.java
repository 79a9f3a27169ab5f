package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The summary at the end of {@code ./fodfaeste test}, made from the log of Maven. */
class TestSummaryTest {

    @Test
    void the_last_line_has_the_counts_of_all_modules_and_of_no_class_twice() {
        assertThat(summary(
                                0,
                                "[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.5 s -- in a.OneTest",
                                "[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1,002.5 s -- in a.OneTest",
                                "[WARNING] Tests run: 6, Failures: 0, Errors: 0, Skipped: 1",
                                "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 2 s -- in b.TwoTest",
                                "[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0")
                        .getLast())
                .isEqualTo("8 passed, 0 failed, 1 skipped");
    }

    @Test
    void a_failed_test_is_named_and_counted() {
        var lines = summary(
                1,
                "[ERROR] Tests run: 3, Failures: 1, Errors: 1, Skipped: 0, Time elapsed: 0.5 s <<< FAILURE! -- in a.OneTest",
                "[ERROR] a.OneTest.it_holds -- Time elapsed: 0.1 s <<< FAILURE!",
                "org.opentest4j.AssertionFailedError: no",
                "[ERROR] a.OneTest.it_works(String)[2] -- Time elapsed: 0.1 s <<< ERROR!",
                "[ERROR] Tests run: 3, Failures: 1, Errors: 1, Skipped: 0",
                "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.5.4:test (default-test) on project kit: There are test failures. -> [Help 1]");
        assertThat(lines)
                .containsSequence("Failed:", "  a.OneTest.it_holds", "  a.OneTest.it_works(String)[2]")
                .noneMatch(line -> line.contains("broke"))
                .endsWith("1 passed, 2 failed, 0 skipped");
    }

    @Test
    void a_build_that_breaks_before_the_tests_says_in_which_module_and_where_the_log_is() {
        var lines = summary(
                1,
                "[ERROR] Failed to execute goal com.diffplug.spotless:spotless-maven-plugin:3.11.0:check (default) on project kit: The following files had format violations: -> [Help 1]");
        assertThat(lines)
                .containsSequence(
                        "The build broke in:",
                        "  kit (spotless-maven-plugin): The following files had format violations: -> [Help 1]")
                .anyMatch(line -> line.contains("some.log"))
                .endsWith("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void a_build_that_never_began_says_what_maven_says() {
        assertThat(summary(1, "[INFO] Scanning for projects...", "[ERROR] [ERROR] Some problems were encountered"))
                .contains("Maven failed: [ERROR] Some problems were encountered")
                .endsWith("0 passed, 0 failed, 0 skipped");
        assertThat(summary(0)).contains("No test ran.").endsWith("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void modules_slow_classes_and_starts_are_listed_and_all_of_it_fits_one_screen() {
        var log = Stream.of(
                        IntStream.range(0, 50)
                                .mapToObj(i ->
                                        "[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: %d.25 s -- in a.Test%d"
                                                .formatted(i, i)),
                        IntStream.range(0, 50)
                                .mapToObj(i -> "[ERROR] a.Test%d.fails -- Time elapsed: 1 s <<< FAILURE!".formatted(i)),
                        Stream.of(
                                "2026-01-01 12:00:00,000 INFO  [io.quarkus] (main) kit 0.1.0 on JVM (powered by Quarkus 3.31.3) started in 7.158s. Listening on: http://127.0.0.1:1",
                                "2026-01-01 12:00:00,000 INFO  [io.quarkus] (main) kit 0.1.0 on JVM (powered by Quarkus 3.31.3) started in 2.000s. Listening on: http://127.0.0.1:2",
                                "Started the whole stack in 21.4 s",
                                "[INFO] Reactor Summary for Fodfæste 0.1.0:",
                                "[INFO] contracts .......................................... SUCCESS [  3.301 s]",
                                "[INFO] Fodfæste: one machine .............................. FAILURE [01:06 min]",
                                "[INFO] kit ................................................ SKIPPED",
                                "[INFO] BUILD FAILURE"))
                .flatMap(lines -> lines)
                .toArray(String[]::new);
        var lines = summary(1, log);
        assertThat(lines)
                .contains("  SUCCESS  3.301 s    contracts", "  SKIPPED             kit")
                .contains("  FAILURE  01:06 min  Fodfæste: one machine")
                .contains("    49.3 s  a.Test49", "    40.3 s  a.Test40")
                .noneMatch(line -> line.endsWith(" s  a.Test39"))
                .contains("     9.2 s  2 times Quarkus of kit", "    21.4 s  1 times the whole stack")
                .contains("  and 35 more");
        assertThat(lines).hasSizeLessThan(50);
    }

    private static List<String> summary(int exitCode, String... log) {
        return TestSummary.of(Stream.of(log), "some.log", exitCode);
    }
}
