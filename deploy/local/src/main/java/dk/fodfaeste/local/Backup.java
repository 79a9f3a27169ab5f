package dk.fodfaeste.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;

/** The directory of a backup: the rows of the databases, and the data of Kafka. It has neither the keys nor the archive. */
final class Backup {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    Backup(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** The contents, by the name of the database. */
    record Contents(Map<String, DatabaseCopy> databases) {}

    Path path() {
        return path;
    }

    Path database(String name) {
        return path.resolve(name);
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    private Path contents() {
        return path.resolve("backup.json");
    }

    /** Creates the directory for its owner alone. */
    void create() throws IOException {
        if (Files.exists(path)) {
            try (var files = Files.list(path)) {
                if (files.findAny().isPresent()) {
                    throw new CannotStart(path + " is not empty; a backup takes a new directory.");
                }
            }
        }
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    /** Written last: a directory without it is no complete backup. */
    void complete(Contents contents) throws IOException {
        JSON.writeValue(contents().toFile(), contents);
    }

    Contents read() throws IOException {
        if (!Files.exists(contents())) {
            throw new CannotStart(path + " has no complete backup: backup.json is missing.");
        }
        return JSON.readValue(contents().toFile(), Contents.class);
    }

    /** Copies a directory; a directory of that name is replaced. */
    static void copy(Path from, Path to) throws IOException {
        delete(to);
        try (var files = Files.walk(from)) {
            for (var file : files.sorted().toList()) {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void delete(Path dir) throws IOException {
        if (Files.exists(dir)) {
            try (var files = Files.walk(dir)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
