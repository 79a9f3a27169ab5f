package dk.fodfaeste.release;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The migrations of one module, and the list of those that were released: a CSV file with the version of Fodfæste that was first to have the
 * migration, the name of its file and the SHA-256 of its bytes.
 *
 * @param migrations the directory of the module's migrations
 * @param list the CSV file, which may be missing
 */
record ReleasedMigrations(Path migrations, Path list) {
    private static final String HEADER = "release;file;sha256";

    record Line(String release, String file, String sha256) {}

    /** The number of a migration as Flyway compares it: {@code V0_51__x.sql} is 0.51. */
    static Version number(String file) {
        return Version.parse(file.substring(1, file.indexOf("__")).replace('_', '.'));
    }

    List<Line> lines() throws IOException {
        if (!Files.exists(list)) {
            return List.of();
        }
        return Files.readAllLines(list).stream()
                .skip(1)
                .map(line -> line.split(";"))
                .map(fields -> new Line(fields[0], fields[1], fields[2]))
                .toList();
    }

    /** The SHA-256 of each migration by its file name. */
    Map<String, String> present() throws IOException {
        Map<String, String> present = new TreeMap<>();
        try (Stream<Path> files = Files.list(migrations)) {
            for (Path file : files.toList()) {
                present.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
            }
        }
        return present;
    }

    Optional<Version> highest() throws IOException {
        return lines().stream().map(line -> number(line.file())).max(Comparator.naturalOrder());
    }

    /** What is wrong with released migrations: each that was changed or is gone. */
    List<String> faults() throws IOException {
        Map<String, String> present = present();
        List<String> faults = new ArrayList<>();
        for (Line line : lines()) {
            String now = present.get(line.file());
            if (now == null) {
                faults.add(line.file() + " of " + line.release() + " is gone");
            } else if (!now.equals(line.sha256())) {
                faults.add(line.file() + " of " + line.release() + " was changed");
            }
        }
        return faults;
    }

    /** The migrations that no release has. */
    List<String> unreleased() throws IOException {
        List<String> released = lines().stream().map(Line::file).toList();
        return present().keySet().stream()
                .filter(file -> !released.contains(file))
                .toList();
    }

    /**
     * Writes the list: the lines of earlier releases unchanged, and all other migrations as those of this release. So it can be repeated until the
     * release is published.
     */
    void record(String release) throws IOException {
        List<Line> lines = new ArrayList<>(
                lines().stream().filter(line -> !line.release().equals(release)).toList());
        List<String> earlier = lines.stream().map(Line::file).toList();
        present().forEach((file, sha256) -> {
            if (!earlier.contains(file)) {
                lines.add(new Line(release, file, sha256));
            }
        });
        lines.sort(Comparator.comparing(line -> number(line.file())));
        Files.createDirectories(list.getParent());
        Files.writeString(
                list,
                Stream.concat(
                                Stream.of(HEADER),
                                lines.stream().map(line -> line.release() + ";" + line.file() + ";" + line.sha256()))
                        .reduce("", (text, line) -> text + line + "\n"),
                StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
