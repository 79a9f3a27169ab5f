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
 * Where uploads come in: the service's alone. Quarkus deletes each when its request ends; what a killed process left is deleted when it is an
 * hour old, at start or later, so that two instances on one machine do not take each other's away.
 */
@ApplicationScoped
class PrivateDirectory {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Duration LEFT_OVER = Duration.ofHours(1);

    private final Path directory;

    @Inject
    PrivateDirectory(ImportSettings settings) {
        this(settings.directory());
    }

    PrivateDirectory(Path directory) {
        this.directory = directory;
    }

    /** @throws IOException where it is a link or somebody else's; then the service does not start */
    void make(@Observes StartupEvent starting) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setPermissions(OWNER_ONLY);
        deleteLeftovers();
    }

    void deleteLeftovers() throws IOException {
        FileTime before = FileTime.from(now().toInstant().minus(LEFT_OVER));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(file).compareTo(before) < 0) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** By the clock that dates the files. */
    private FileTime now() throws IOException {
        Path probe = Files.createTempFile(directory, "now", "");
        try {
            return Files.getLastModifiedTime(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
