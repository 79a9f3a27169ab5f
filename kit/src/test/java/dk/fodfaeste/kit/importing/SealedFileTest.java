package dk.fodfaeste.kit.importing;

import static dk.fodfaeste.kit.message.Message.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
    private static final String LINE = "S-1;010190-1234;Ane Andersen\n";

    @TempDir
    Path directory;

    @Test
    void content_can_be_read_several_times_and_concurrently() throws IOException {
        byte[] text = LINE.repeat(20_000).getBytes(UTF_8);
        try (SealedFile file = written(text, new DiskQuota(1_000_000));
                InputStream one = file.openForReading()) {
            byte[] some = one.readNBytes(100_000);
            try (InputStream other = file.openForReading()) {
                assertThat(other.readAllBytes()).isEqualTo(text);
            }
            assertThat(one.readAllBytes()).hasSize(text.length - some.length);
            assertThat(file.length()).isEqualTo(text.length);
        }
    }

    @Test
    void the_file_has_no_name_and_its_bytes_on_disk_are_encrypted() throws IOException {
        try (SealedFile file = written(LINE.repeat(10).getBytes(UTF_8), new DiskQuota(1_000_000))) {
            assertThat(file.length()).isPositive();
            try (DirectoryStream<Path> named = Files.newDirectoryStream(directory)) {
                assertThat(named).isEmpty();
            }
            Path unnamed = openFileUnder(directory);
            assertThat(Files.readString(unnamed, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .isNotEmpty()
                    .doesNotContain("Ane")
                    .doesNotContain("0101");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unnamed)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void the_quota_is_enforced_and_a_closed_file_releases_its_space() throws IOException {
        DiskQuota quota = new DiskQuota(200_000);
        byte[] large = new byte[150_000];
        SealedFile first = written(large, quota);
        assertThatThrownBy(() -> written(large, quota))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.status()).isEqualTo(503));
        first.close();
        first.close();
        written(large, quota).close();
    }

    @Test
    void all_rejections_are_read_in_their_order() throws IOException {
        List<Rejection> all = new ArrayList<>();
        for (int line = 2; line < 5_000; line++) {
            all.add(new Rejection(
                    line,
                    line % 3 == 0 ? null : "cpr",
                    message("notANumber"),
                    line % 5 == 0 ? List.of(new Rejection.Fault("name", message("blank"))) : List.of()));
        }
        try (RejectionList list = new RejectionList(SealedFile.create(directory, new DiskQuota(1_000_000)))) {
            all.forEach(list::add);
            list.end();
            List<Rejection> read = new ArrayList<>();
            list.iterator().forEachRemaining(read::add);
            assertThat(read).isEqualTo(all);
        }
    }

    @Test
    void the_reason_of_a_rejection_keeps_its_dates_and_inner_messages() throws IOException {
        Message reason = message("fieldCount", LocalDate.of(2025, 12, 31), message("seconds", 7));
        try (RejectionList list = new RejectionList(SealedFile.create(directory, new DiskQuota(1_000_000)))) {
            list.add(new Rejection(2, null, reason));
            list.end();
            Message read = list.iterator().next().problem();
            assertThat(read.english()).isEqualTo("has 2025-12-31 fields where the header has 7 seconds");
            assertThat(read.danish(day -> "on day " + day.getDayOfYear()))
                    .contains("har on day 365 felter, men der er lidt overskrifter");
        }
    }

    @Test
    void files_left_by_a_killed_process_are_deleted_after_an_hour() throws IOException {
        Path left = Files.writeString(directory.resolve("left"), LINE);
        Path coming = Files.writeString(directory.resolve("coming"), LINE);
        Files.setLastModifiedTime(left, FileTime.from(lastModified(coming).minusSeconds(3_700)));
        Files.setLastModifiedTime(coming, FileTime.from(lastModified(coming).minusSeconds(3_500)));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        new PrivateDirectory(directory).create(null);
        assertThat(left).doesNotExist();
        assertThat(coming).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    private static Instant lastModified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private SealedFile written(byte[] text, DiskQuota quota) throws IOException {
        SealedFile file = SealedFile.create(directory, quota);
        try (OutputStream out = file.openForWriting()) {
            out.write(text);
        } catch (RuntimeException full) {
            file.close();
            throw full;
        }
        return file;
    }

    /** The open file of this process, according to Linux. */
    private static Path openFileUnder(Path directory) throws IOException {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path one : open) {
                if (Files.isSymbolicLink(one)
                        && Files.readSymbolicLink(one).toString().startsWith(directory + "/")) {
                    return one;
                }
            }
        }
        throw new AssertionError("no file under the directory is open");
    }
}
