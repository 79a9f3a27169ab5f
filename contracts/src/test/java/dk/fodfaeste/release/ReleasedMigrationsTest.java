package dk.fodfaeste.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A released migration is never changed or removed, and a new one has a higher number than every released one of its database. With
 * {@code -Dmigrations.record=true} the present migrations are recorded first, as those of the present version.
 */
class ReleasedMigrationsTest {
    private static final String SHARED = "kit";
    private static final List<String> SERVICES = List.of("participant-service", "outcome-service", "reporting-service");

    @TempDir
    Path directory;

    @BeforeAll
    static void record() throws IOException {
        if (Boolean.getBoolean("migrations.record")) {
            for (String module : modules()) {
                of(module).record(Repository.version());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kit", "participant-service", "outcome-service", "reporting-service"})
    void a_released_migration_is_unchanged(String module) throws IOException {
        assertThat(of(module).lines()).isNotEmpty();
        assertThat(of(module).faults())
                .as("Flyway refuses to start with a changed migration; add a new one")
                .isEmpty();
    }

    /** The databases have the migrations of kit, too; and a migration of kit comes to all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"kit", "participant-service", "outcome-service", "reporting-service"})
    void a_new_migration_is_above_all_released_ones_of_its_databases(String module) throws IOException {
        for (String other : module.equals(SHARED) ? modules() : List.of(SHARED, module)) {
            Version highest = of(other).highest().orElseThrow();
            assertThat(of(module).unreleased())
                    .as("migrations above %s, the highest released one of %s", highest, other)
                    .allMatch(file -> ReleasedMigrations.number(file).compareTo(highest) > 0);
        }
    }

    /** After a release the version is raised before the first migration is added. */
    @ParameterizedTest
    @ValueSource(strings = {"kit", "participant-service", "outcome-service", "reporting-service"})
    void a_version_with_a_day_in_the_changelog_has_recorded_its_migrations(String module) throws IOException {
        Assumptions.assumeTrue(Changelog.read().isReleased(Repository.version()));
        assertThat(of(module).unreleased())
                .as("migrations that deploy/release/record has not recorded for %s", Repository.version())
                .isEmpty();
    }

    @Test
    void a_change_a_removal_and_an_addition_are_seen_and_recorded_once() throws IOException {
        Path first = write("V1__first.sql", "create table a ()");
        Path second = write("V2__second.sql", "create table b ()");
        ReleasedMigrations migrations = new ReleasedMigrations(
                first.getParent(), directory.resolve("lists").resolve("module.csv"));
        migrations.record("0.1.0");
        assertThat(migrations.faults()).isEmpty();
        assertThat(migrations.unreleased()).isEmpty();
        List<ReleasedMigrations.Line> released = migrations.lines();

        Path third = write("V0_51__third.sql", "create table c ()");
        assertThat(migrations.unreleased()).containsExactly("V0_51__third.sql");
        Files.writeString(first, "create table a (b int)");
        Files.delete(second);
        assertThat(migrations.faults())
                .containsExactly("V1__first.sql of 0.1.0 was changed", "V2__second.sql of 0.1.0 is gone");
        migrations.record("0.2.0");
        assertThat(migrations.faults()).hasSize(2);
        assertThat(migrations.lines()).containsAll(released).hasSize(3);

        Files.writeString(third, "create table d ()");
        assertThat(migrations.faults()).hasSize(3);
        migrations.record("0.2.0");
        assertThat(migrations.faults()).hasSize(2);
    }

    @Test
    void numbers_are_compared_like_those_of_flyway() {
        assertThat(ReleasedMigrations.number("V0_51__x.sql"))
                .isGreaterThan(ReleasedMigrations.number("V0_6__x.sql"))
                .isLessThan(ReleasedMigrations.number("V1__x.sql"));
        assertThat(ReleasedMigrations.number("V170__x.sql")).isGreaterThan(ReleasedMigrations.number("V31__x.sql"));
    }

    private Path write(String name, String sql) throws IOException {
        Path migrations = Files.createDirectories(directory.resolve("migrations"));
        return Files.writeString(migrations.resolve(name), sql);
    }

    private static List<String> modules() {
        return Stream.concat(Stream.of(SHARED), SERVICES.stream()).toList();
    }

    private static ReleasedMigrations of(String module) {
        Path resources = Repository.ROOT.resolve(module).resolve("src/main/resources/db");
        return new ReleasedMigrations(
                resources.resolve(module.equals(SHARED) ? "kit" : "migration"),
                Repository.ROOT.resolve("deploy/release/migrations").resolve(module + ".csv"));
    }
}
