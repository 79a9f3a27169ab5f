package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.local.RunningStack;
import dk.fodfaeste.local.test.StartsProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The data of every released version, started by the present one: its migrations run, every figure and every published report is what that version
 * answered, also after a rebuild of the projection, and recording goes on. It also starts on a database that a later version has migrated.
 * {@link UpgradeDataMaker} makes the data.
 */
@StartsProcesses
class UpgradeTest {
    private static final String LATER_CASE = "OPGR-SENERE";

    static List<UpgradeData> released() throws IOException {
        return UpgradeData.all();
    }

    @ParameterizedTest
    @MethodSource("released")
    void the_data_of_a_release_give_the_same_answers_and_can_be_added_to(UpgradeData released) throws Exception {
        Path data = Files.createTempDirectory("fodfaeste-upgrade");
        released.unpack(data);
        RecordedAnswers recorded = RecordedAnswers.read(released.answers());
        try (Stack stack = Stack.startOn(data)) {
            assertThat(recorded.differences(stack)).as("after the upgrade").isEmpty();
            assertThat(recorded.auditFaults(stack)).isEmpty();

            recordLaterMigrations(data);
            stack.down();
            stack.up(Map.of("REBUILD", "true"));
            Path log = data.resolve("logs/reporting-service.log");
            await().until(() -> Files.readString(log).contains("The projection was rebuilt."));
            assertThat(recorded.differences(stack)).as("after a rebuild").isEmpty();

            int cohort = cohort(stack);
            addAnEnrolment(stack);
            await().until(() -> cohort(stack) == cohort + 1);
        }
    }

    @Test
    void every_release_of_the_changelog_has_data() throws IOException {
        List<String> releases = Pattern.compile("(?m)^## (\\S+) - \\d{4}-\\d\\d-\\d\\d$")
                .matcher(Files.readString(Commands.HOME.resolve("CHANGELOG.md")))
                .results()
                .map(heading -> heading.group(1))
                .toList();
        assertThat(UpgradeData.all())
                .as("made by deploy/release/record")
                .extracting(UpgradeData::release)
                .isNotEmpty()
                .containsAll(releases);
    }

    @Test
    void the_answers_of_every_release_have_figures_and_files() throws IOException {
        assertThat(UpgradeData.all()).allSatisfy(released -> {
            List<RecordedAnswer> answers =
                    RecordedAnswers.read(released.answers()).answers();
            assertThat(answers).filteredOn(answer -> answer.sha256() != null).hasSize(6);
            assertThat(answers)
                    .filteredOn(answer -> answer.path().startsWith("/api/v1/rates/") && answer.status() == 200)
                    .hasSizeGreaterThan(100);
        });
    }

    /** As a later version does, whose migrations this one does not know: replicas of both run during an upgrade. */
    private static void recordLaterMigrations(Path data) throws SQLException {
        for (String database : List.of("participant", "outcome", "reporting")) {
            try (Connection owner = RunningStack.database(data, database);
                    Statement insert = owner.createStatement()) {
                insert.execute("""
                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        select max(installed_rank) + 1, '1000000', 'later', 'SQL', 'V1000000__later.sql', 1, current_user, 0, true
                          from flyway_schema_history""");
            }
        }
    }

    private static int cohort(Stack stack) {
        return stack.as("analyst")
                .get("/api/v1/rates/" + UpgradeStory.CASE_WORK + "?from=2024-01-01&to=2024-12-31&basis=ANCHOR")
                .ok()
                .at("/counts/cohort")
                .intValue();
    }

    private static void addAnEnrolment(Stack stack) {
        String line = LATER_CASE + ";" + Cohorts.cpr(7_100) + ";Senere Prøve;" + UpgradeStory.CASE_WORK
                + ";konsulent1;2024-01-10;2024-06-01;OTHER\n";
        assertThat(stack.as("lead")
                        .importCsv("/api/v1/enrolments/import", Cohorts.ENROLMENTS_HEADER + line)
                        .ok()
                        .get("accepted")
                        .intValue())
                .isEqualTo(1);
    }
}
