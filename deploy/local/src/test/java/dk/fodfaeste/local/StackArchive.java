package dk.fodfaeste.local;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * All data of a stopped stack in one file, {@code .tar.xz}: a backup with the keys and the archive directories. Unlike {@code ./fodfaeste restore} it
 * is unpacked as it was, without publishing or reading anything again, so that a later version finds what the version before it left.
 */
public final class StackArchive {
    private static final String BACKUP = "backup";
    /** The directories of a data directory that a backup does not have. */
    private static final List<String> BESIDE_THE_BACKUP = List.of("keys", "archive");

    private final Path file;

    public StackArchive(Path file) {
        this.file = file;
    }

    /**
     * Packs a stopped stack.
     *
     * @param backup the directory that {@code ./fodfaeste backup} made
     * @param data the data directory of the stack
     */
    public void pack(Path backup, Path data) throws IOException {
        Files.createDirectories(file.getParent());
        try (var tar = new TarArchiveOutputStream(
                new XZOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), new LZMA2Options()))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(tar, backup, BACKUP);
            for (var directory : BESIDE_THE_BACKUP) {
                if (Files.exists(data.resolve(directory))) {
                    add(tar, data.resolve(directory), directory);
                }
            }
        }
    }

    private static void add(TarArchiveOutputStream tar, Path directory, String name) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var path : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new TarArchiveEntry(name + "/" + directory.relativize(path));
                entry.setSize(Files.size(path));
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                Files.copy(path, tar);
                tar.closeArchiveEntry();
            }
        }
    }

    /**
     * Makes a data directory with these data, which {@code ./fodfaeste up} starts.
     *
     * @param data a directory that is empty or does not exist
     * @param migrate gives the database of this name the tables that it had when it was packed
     * @throws CannotStart if a database then has other migrations than the archive
     */
    public void unpack(Path data, BiConsumer<String, LocalPostgres.Database> migrate) throws Exception {
        var dir = new DataDirectory(data);
        dir.create();
        extract(dir.path());
        var backup = new Backup(dir.path().resolve(BACKUP));
        var contents = backup.read();
        try (var postgres =
                LocalPostgres.durable(dir.path(), dir.port("postgresql")).start()) {
            for (var name : LocalPostgres.DATABASES) {
                migrate.accept(name, postgres.database(name));
                try (var connection = postgres.connectAsSuperuser(name)) {
                    contents.databases().get(name).load(connection, backup.database(name));
                }
            }
        }
        Files.createDirectories(dir.kafka().getParent());
        Files.move(backup.kafka(), dir.kafka());
    }

    private void extract(Path directory) throws IOException {
        var onlyForTheOwner = PosixFilePermissions.fromString("rw-------");
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = entry.resolveIn(directory);
                Files.createDirectories(path.getParent());
                Files.copy(tar, path);
                Files.setPosixFilePermissions(path, onlyForTheOwner);
            }
        }
    }
}
