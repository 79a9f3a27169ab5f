package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code demo --reset} may delete. */
class SampleMarkTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @TempDir
    private Path path;

    @Test
    void a_directory_that_the_demo_made_is_deleted() throws Exception {
        DataDirectory directory = new DataDirectory(path);
        directory.create();
        directory.markAsSample(TODAY);
        Files.createDirectories(path.resolve("postgresql"));
        Files.createFile(path.resolve("lock"));
        directory.deleteDemo();
        assertThat(path.toFile().list()).containsExactly("lock");
        assertThat(directory.isSample()).isFalse();
    }

    @Test
    void a_directory_that_had_other_data_before_is_not_deleted() throws Exception {
        DataDirectory directory = new DataDirectory(path);
        directory.create();
        Files.createDirectories(path.resolve("postgresql"));
        directory.markAsSample(TODAY);
        assertThatThrownBy(directory::deleteDemo)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("--reset");
        assertThat(path.resolve("postgresql")).exists();
    }

    @Test
    void the_day_of_the_first_loading_stays() {
        SampleMark mark = new SampleMark(path.resolve("sample-data"));
        mark.make(TODAY, true);
        mark.make(TODAY.plusDays(5), false);
        assertThat(mark.day()).contains(TODAY);
        assertThat(mark.isOfDemoAlone()).isTrue();
    }
}
