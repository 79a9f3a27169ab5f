package dk.fodfaeste.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of the repository that state a version. */
final class Repository {

    /** Maven runs a test in the directory of its module, one level below the root. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Pattern PROJECT =
            Pattern.compile("<artifactId>fodfaeste</artifactId>\\s*<version>([^<]+)</version>");

    private Repository() {}

    /** The version of the root, which is the version of every module. */
    static String version() {
        return version(ROOT.resolve("pom.xml"));
    }

    /** The version that a pom states for the root or for its parent. */
    static String version(Path pom) {
        Matcher project = PROJECT.matcher(read(pom));
        if (!project.find()) {
            throw new AssertionError(pom + " has no version of the artifact fodfaeste.");
        }
        return project.group(1);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
