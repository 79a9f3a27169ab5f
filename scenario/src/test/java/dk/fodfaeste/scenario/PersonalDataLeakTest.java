package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs after all other tests, because it is isolated: their files on the disk identify no person. */
@ExclusiveSharedStack
@Isolated
class PersonalDataLeakTest {

    /** Searches the bytes of databases, write-ahead logs, topics and log files. */
    @Test
    void no_file_contains_a_cpr_a_name_or_a_case_number() throws IOException {
        Set<String> identifyingTexts = SampleCohortsTest.identifyingTexts(Cohorts.enrolments());
        identifyingTexts.addAll(SampleCohortsTest.identifyingTexts(Cohorts.resource("/sample/further-enrolments.csv")));
        identifyingTexts.addAll(SampleCohortsTest.identifyingTexts(Cohorts.resource("/course/enrolments.csv")));
        identifyingTexts.add("Prøve Person");
        identifyingTexts.add(StoryTest.CASE);
        identifyingTexts.add(BadInputTest.CPR);
        identifyingTexts.add(BadInputTest.NAME);
        IntStream.range(0, 20).mapToObj(Cohorts::cpr).forEach(identifyingTexts::add);
        FileScanner scanner = new FileScanner(identifyingTexts);
        assertThat(scanner.findIn(Commands.HOME.resolve("deploy/local/src/main/resources/sample/enrolments.csv")))
                .isPresent();
        try (Stream<Path> everything = Files.walk(Stack.running().data)) {
            List<Path> files = everything.filter(Files::isRegularFile).toList();
            assertThat(files).anyMatch(file -> file.toString().contains("/postgresql/base/"));
            assertThat(files).anyMatch(file -> file.toString().contains("/postgresql/pg_wal/"));
            assertThat(files).anyMatch(file -> file.toString().endsWith("participant-service.log"));
            for (Path file : files) {
                assertThat(scanner.findIn(file))
                        .as("a person's data in %s", file)
                        .isEmpty();
            }
        }
    }
}
