package dk.fodfaeste.kit.importing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;

/**
 * The directory of uploads, which only the service can read. Quarkus deletes an upload when its request ends. Files left by a killed process are
 * deleted when they are an hour old, so that two instances on one machine do not delete each other's files.
 */
@ApplicationScoped
class PrivateDirectory {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final Path directory;

    @Inject
    PrivateDirectory(ImportSettings settings) {
        this(settings.directory());
    }

    PrivateDirectory(Path directory) {
        this.directory = directory;
    }

    /** @throws IOException if it is a link or belongs to another user; then the service does not start */
    void create(@Observes StartupEvent starting) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setPermissions(OWNER_ONLY);
        deleteLeftovers();
    }

    void deleteLeftovers() throws IOException {
        FileTime before = FileTime.from(now().toInstant().minus(MAX_AGE));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(file).compareTo(before) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** The time of the file system, which dates the files. */
    private FileTime now() throws IOException {
        Path probe = Files.createTempFile(directory, "now", "");
        try {
            return Files.getLastModifiedTime(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
