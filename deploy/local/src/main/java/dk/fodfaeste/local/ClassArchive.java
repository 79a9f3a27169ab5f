package dk.fodfaeste.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file where a JVM archives its loaded classes when it first ends (JEP 350). A later start with the same class path takes about half the
 * processor time. The class path may have no directory.
 */
public final class ClassArchive {

    private ClassArchive() {}

    /**
     * The JVM options that use the archive and make it if it is missing. An archive that is older than the program is deleted, because a JVM
     * does not replace an archive of another class path.
     */
    public static List<String> options(Path archive, Path program) {
        try {
            if (Files.exists(archive)
                    && Files.exists(program)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(program)) < 0) {
                Files.deleteIfExists(archive);
            }
        } catch (IOException e) {
            throw new CannotStart(archive, e);
        }
        return Stream.concat(Stream.of("-XX:+AutoCreateSharedArchive"), readOnly(archive).stream())
                .toList();
    }

    /** The JVM options that use an archive that another JVM has made. */
    static List<String> readOnly(Path archive) {
        return List.of(
                "-XX:SharedArchiveFile=" + archive,
                // The JVM would list the classes that an archive cannot hold. Without an archive the program starts
                // too.
                "-Xlog:cds*=off");
    }
}
