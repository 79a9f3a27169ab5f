package dk.fodfaeste.participant.erasing;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * All erasures in a file of the archive directory, outside the database and Kafka, so that they can be repeated after both were restored from an older
 * backup. A line has the reference of the person, whether the data were archived, and the time; nothing identifies the person.
 */
@ApplicationScoped
class ErasureJournal {
    private static final Logger LOG = Logger.getLogger(ErasureJournal.class);
    private static final String NAME = "erasures.csv";
    private static final Set<OpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Optional<Path> file;
    /** By reference; null until the file was read. */
    private Map<UUID, PersonErased> known;

    ErasureJournal(@ConfigProperty(name = "fodfaeste.archive.directory") Optional<Path> directory) {
        this.file = directory.map(path -> path.resolve(NAME));
        if (file.isEmpty()) {
            LOG.warn("ARCHIVE_DIR is not set: no journal of erasures is kept");
        }
    }

    /** All erasures in the file. */
    synchronized Collection<PersonErased> all() {
        return List.copyOf(known().values());
    }

    /**
     * Adds the erasures that are new. They are on disk when this method returns.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    synchronized void add(List<PersonErased> erasures) {
        if (file.isEmpty()) {
            return;
        }
        Map<UUID, PersonErased> added = new LinkedHashMap<>();
        Map<UUID, PersonErased> present = known();
        erasures.stream()
                .filter(erased -> !present.containsKey(erased.participantRef()))
                .forEach(erased -> added.put(erased.participantRef(), erased));
        if (added.isEmpty()) {
            return;
        }
        // Begins with a line end if the last line was cut off.
        StringBuilder lines = new StringBuilder(endsWithinLine() ? "\n" : "");
        added.values().forEach(erased -> lines.append(line(erased)).append('\n'));
        try {
            Files.createDirectories(file.get().getParent());
            try (FileChannel channel = FileChannel.open(
                    file.get(),
                    APPEND,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The journal of erasures cannot be written", unwritable);
        }
        present.putAll(added);
    }

    private boolean endsWithinLine() {
        try {
            byte[] content = Files.exists(file.get()) ? Files.readAllBytes(file.get()) : new byte[0];
            return content.length > 0 && content[content.length - 1] != '\n';
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The journal of erasures cannot be read", unreadable);
        }
    }

    private Map<UUID, PersonErased> known() {
        if (known == null) {
            Map<UUID, PersonErased> read = new LinkedHashMap<>();
            if (file.filter(Files::exists).isPresent()) {
                try {
                    for (String line : Files.readAllLines(file.get(), StandardCharsets.UTF_8)) {
                        parse(line).ifPresent(erased -> read.put(erased.participantRef(), erased));
                    }
                } catch (IOException unreadable) {
                    throw new UncheckedIOException("The journal of erasures cannot be read", unreadable);
                }
            }
            known = read;
        }
        return known;
    }

    private static String line(PersonErased erased) {
        return erased.participantRef() + ";" + erased.archived() + ";" + erased.recordedAt();
    }

    /** Empty if the line was cut off when the machine stopped; its erasure is added again. */
    private static Optional<PersonErased> parse(String line) {
        String[] fields = line.split(";", -1);
        try {
            return Optional.of(new PersonErased(
                    UUID.fromString(fields[0]), Boolean.parseBoolean(fields[1]), Instant.parse(fields[2])));
        } catch (RuntimeException cutOff) {
            LOG.warn("A line of the journal of erasures is incomplete");
            return Optional.empty();
        }
    }
}
