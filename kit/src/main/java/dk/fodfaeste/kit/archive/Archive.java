package dk.fodfaeste.kit.archive;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
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
 * Writes all data of a person to one JSON file before the person is erased. The file holds the data in clear text, and only the user of the
 * service may read it. The operator transfers it to the public archives and deletes it.
 */
@ApplicationScoped
public class Archive {
    private static final Logger LOG = Logger.getLogger(Archive.class);

    private final Optional<Path> directory;
    private final EventJson json;

    Archive(@ConfigProperty(name = "fodfaeste.archive.directory") Optional<Path> directory, EventJson json) {
        this.directory = directory;
        this.json = json;
    }

    public boolean contains(UUID participantRef) {
        return Files.exists(file(participantRef));
    }

    /**
     * Replaces an earlier file of the person. The file and its name are on disk when this method returns.
     *
     * @throws Refusal 503 if the file cannot be written; then the person must not be erased
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
            syncDirectory(file.getParent());
        } catch (IOException unwritable) {
            LOG.warn("The archive cannot be written", unwritable);
            throw Refusal.unavailable(message("archiveNotWritten"));
        }
    }

    /** Without this the name of the file, which may be the only copy left, could be lost in a power cut. */
    private static void syncDirectory(Path parent) throws IOException {
        try (FileChannel channel = FileChannel.open(parent, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path file(UUID participantRef) {
        return directory
                .orElseThrow(() -> Refusal.unavailable(message("archiveNotConfigured")))
                .resolve(participantRef + ".json");
    }
}
