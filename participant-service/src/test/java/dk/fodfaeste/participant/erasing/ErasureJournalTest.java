package dk.fodfaeste.participant.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureJournalTest {
    private static final Instant AT = Instant.parse("2026-01-31T12:00:00.123456Z");
    private static final PersonErased FIRST = new PersonErased(UUID.randomUUID(), true, AT);
    private static final PersonErased SECOND = new PersonErased(UUID.randomUUID(), false, AT);

    @TempDir
    Path directory;

    @Test
    void the_erasures_are_in_the_file_once_and_only_its_owner_reads_it() throws IOException {
        journal().add(List.of(FIRST));
        ErasureJournal journal = journal();
        journal.add(List.of(FIRST, SECOND, SECOND));
        assertThat(journal.all()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(journal().all()).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(Files.readAllLines(file()))
                .containsExactly(FIRST.participantRef() + ";true;" + AT, SECOND.participantRef() + ";false;" + AT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void an_erasure_whose_line_was_cut_off_is_added_again() throws IOException {
        journal().add(List.of(FIRST));
        Files.writeString(file(), SECOND.participantRef().toString().substring(0, 20), StandardOpenOption.APPEND);
        assertThat(journal().all()).containsExactly(FIRST);
        journal().add(List.of(SECOND));
        assertThat(journal().all()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void without_an_archive_directory_there_is_no_journal() {
        ErasureJournal journal = new ErasureJournal(Optional.empty());
        journal.add(List.of(FIRST));
        assertThat(journal.all()).isEmpty();
    }

    private ErasureJournal journal() {
        return new ErasureJournal(Optional.of(directory.resolve("archive")));
    }

    private Path file() {
        return directory.resolve("archive").resolve("erasures.csv");
    }
}
