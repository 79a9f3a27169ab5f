package dk.fodfaeste.kit.archive;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Where all that a service knows of a person is written, as one JSON file that its owner alone may read, before the person is erased. It
 * holds what is sealed in the database, opened; whoever runs the system hands it over to the archives and takes it away.
 */
@ApplicationScoped
public class Archive {
    private static final Logger LOG = Logger.getLogger(Archive.class);

    @ConfigProperty(name = "fodfaeste.archive.directory")
    Optional<Path> directory;

    @Inject
    EventJson json;

    /** Whether there is a file of that person. */
    public boolean holds(UUID participantRef) {
        return Files.exists(file(participantRef));
    }

    /**
     * On the disk when this returns; replaces a file of before.
     *
     * @throws Refusal 503 where it cannot be written: then nobody may be erased
     */
    public void write(UUID participantRef, Object content) {
        Path file = file(participantRef);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(json.write(content));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cannot) {
            LOG.warn("The archive cannot be written", cannot);
            throw Refusal.unavailable("The archive cannot be written, and without it nobody is erased.");
        }
    }

    private Path file(UUID participantRef) {
        return directory
                .orElseThrow(
                        () -> Refusal.unavailable(
                                "ARCHIVE_DIR is not set: there is nowhere to write the archive to, and without it nobody is erased."))
                .resolve(participantRef + ".json");
    }
}
