package dk.fodfaeste.scenario;

import dk.fodfaeste.local.LocalPostgres;
import dk.fodfaeste.local.StackArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * The data of one released version, made by its own services, and the answers that they gave about it. {@code deploy/release/record} makes them.
 *
 * @param release the version
 */
record UpgradeData(String release) {
    private static final Path ALL = Commands.HOME.resolve("scenario/src/test/resources/upgrade");
    private static final Path LISTS = Commands.HOME.resolve("deploy/release/migrations");
    private static final String SHARED = "kit";
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>fodfaeste</artifactId>\\s*<version>([^<]+)</version>");

    /** The oldest first. */
    static List<UpgradeData> all() throws IOException {
        try (Stream<Path> directories = Files.list(ALL)) {
            return directories
                    .map(directory -> new UpgradeData(directory.getFileName().toString()))
                    .sorted(Comparator.comparing(data -> Version.parse(data.release)))
                    .toList();
        }
    }

    /** Those of the present version, which may not exist yet. */
    static UpgradeData ofPresentVersion() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Commands.HOME.resolve("pom.xml")));
        if (!version.find()) {
            throw new AssertionError("pom.xml has no version.");
        }
        return new UpgradeData(version.group(1));
    }

    StackArchive archive() {
        return new StackArchive(ALL.resolve(release).resolve("stack.tar.xz"));
    }

    Path answers() {
        return ALL.resolve(release).resolve("answers.json");
    }

    /**
     * Makes a data directory as this release left it, with the tables that its migrations make.
     *
     * @param data an empty directory
     */
    void unpack(Path data) throws Exception {
        archive().unpack(data, this::migrate);
    }

    private void migrate(String database, LocalPostgres.Database connection) {
        String service = database + "-service";
        Flyway.configure()
                .dataSource(connection.url(), connection.owner(), connection.ownerPassword())
                .locations(
                        "filesystem:" + Commands.HOME.resolve("kit/src/main/resources/db/kit"),
                        "filesystem:" + Commands.HOME.resolve(service + "/src/main/resources/db/migration"))
                .placeholders(Map.of("service", connection.user()))
                .target(lastMigration(service))
                .load()
                .migrate();
    }

    /** The highest number of the released migrations that this release or an earlier one was first to have. */
    private String lastMigration(String service) {
        return Stream.of(SHARED, service)
                .flatMap(UpgradeData::released)
                .filter(line -> Version.parse(line[0]).compareTo(Version.parse(release)) <= 0)
                .map(line -> line[1].substring(1, line[1].indexOf("__")).replace('_', '.'))
                .max(Comparator.comparing(Version::parse))
                .orElseThrow();
    }

    private static Stream<String[]> released(String module) {
        try {
            return Files.readAllLines(LISTS.resolve(module + ".csv")).stream()
                    .skip(1)
                    .map(line -> line.split(";"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
