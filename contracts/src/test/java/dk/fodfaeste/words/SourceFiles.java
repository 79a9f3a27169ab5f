package dk.fodfaeste.words;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the repository that hold text for people, without the output of builds. */
final class SourceFiles {

    /** Maven runs a test in the directory of its module, one level below the root. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Set<String> SKIPPED = Set.of("target", "node_modules");
    private static final List<String> ENDINGS =
            List.of(".java", ".html", ".properties", ".sql", ".md", "messages.csv", "code-labels.csv");

    private SourceFiles() {}

    /** Relative to the root, in the order of their names. */
    static List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean skipped = SKIPPED.contains(name) || name.startsWith(".");
                return skipped && !directory.equals(ROOT) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (ENDINGS.stream().anyMatch(file.toString()::endsWith)) {
                    files.add(ROOT.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files.stream().sorted().toList();
    }

    /** The nearest directory with a build file, or the first directory or file of the path. */
    static String module(Path file) {
        return Stream.iterate(file.getParent(), directory -> directory != null, Path::getParent)
                .filter(directory -> Files.exists(ROOT.resolve(directory).resolve("pom.xml")))
                .findFirst()
                .orElse(file.getName(0))
                .toString();
    }
}
