package dk.fodfaeste.kit.archive;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes all data of a person to one JSON file before the person is erased. The file holds the data in clear text, and only the user of the
 * service may read it. The operator transfers it to the public archives and deletes it.
 */
@ApplicationScoped
public class Archive {
    private static final String FILE_TYPE = ".json";
    private static final Logger LOG = Logger.getLogger(Archive.class);

    /**
     * A file that has not been transferred and deleted yet.
     *
     * @param kilobytes its size, rounded up
     */
    public record WrittenFile(String participantRef, Instant writtenAt, long kilobytes) {}

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
     * The files that have not been transferred and deleted yet, the oldest first; none without an archive directory.
     *
     * @throws Refusal 503 if the directory cannot be read
     */
    public List<WrittenFile> files() {
        if (directory.filter(Files::exists).isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.get())) {
            return files.filter(file -> file.getFileName().toString().endsWith(FILE_TYPE))
                    .map(Archive::written)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(WrittenFile::writtenAt).thenComparing(WrittenFile::participantRef))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("The archive cannot be read", unreadable);
            throw Refusal.unavailable(message("archiveNotRead"));
        }
    }

    /** Empty if the operator has deleted the file meanwhile. */
    private static Optional<WrittenFile> written(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String name = file.getFileName().toString();
            return Optional.of(new WrittenFile(
                    name.substring(0, name.length() - FILE_TYPE.length()),
                    attributes.lastModifiedTime().toInstant(),
                    Math.ceilDiv(attributes.size(), 1024)));
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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
                .resolve(participantRef + FILE_TYPE);
    }
}
