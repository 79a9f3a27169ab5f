package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.local.test.StartsProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
class LocalPostgresTest {

    @TempDir
    static Path dir;

    static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.durable(dir, Ports.free()).start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void what_a_user_starts_is_durable() throws SQLException {
        assertThat(answer("participant", "show fsync")).isEqualTo("on");
        assertThat(answer("participant", "show synchronous_commit")).isEqualTo("on");
        assertThat(answer("participant", "show full_page_writes")).isEqualTo("on");
    }

    @Test
    void it_is_postgre_sql18_in_utf8() throws SQLException {
        assertThat(answer("outcome", "show server_version")).startsWith("18.");
        assertThat(answer("outcome", "show server_encoding")).isEqualTo("UTF8");
        assertThat(answer("outcome", "select upper('æøå')")).isEqualTo("ÆØÅ");
    }

    @Test
    void each_service_opens_its_own_database_and_no_other() throws SQLException {
        for (var own : List.of("participant", "outcome", "reporting")) {
            var login = postgres.database(own);
            for (var other : List.of("participant", "outcome", "reporting", "postgres", "template1")) {
                if (own.equals(other)) {
                    postgres.connect(own, login.user(), login.password()).close();
                    postgres.connect(own, login.owner(), login.ownerPassword()).close();
                } else {
                    assertThatThrownBy(() -> postgres.connect(other, login.user(), login.password()))
                            .hasMessageContaining("permission denied for database");
                    assertThatThrownBy(() -> postgres.connect(other, login.owner(), login.ownerPassword()))
                            .hasMessageContaining("permission denied for database");
                }
            }
        }
    }

    @Test
    void no_password_opens_nothing() {
        assertThatThrownBy(() -> postgres.connect("participant", "participant_service", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void the_passwords_are_for_the_owners_eyes_only() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_user_works_in_the_schema_of_the_owner_and_creates_no_table() throws SQLException {
        asOwner("outcome", "create table made (what text)");
        execute("outcome", "insert into made values ('worked')");
        assertThat(answer("outcome", "select what from made")).isEqualTo("worked");
        assertThatThrownBy(() -> execute("outcome", "create table another (what text)"))
                .hasMessageContaining("permission denied for schema");
        assertThatThrownBy(() -> execute("outcome", "alter table made add column more text"))
                .hasMessageContaining("must be owner");
    }

    @Test
    void what_was_committed_survives_a_kill() throws SQLException {
        asOwner("reporting", "create table kept (what text)");
        execute("reporting", "insert into kept values ('committed')");
        postgres.kill();
        postgres.start();
        assertThat(answer("reporting", "select what from kept")).isEqualTo("committed");
    }

    private static String answer(String database, String query) throws SQLException {
        var login = postgres.database(database);
        try (var connection = postgres.connect(database, login.user(), login.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static void asOwner(String database, String sql) throws SQLException {
        var login = postgres.database(database);
        try (var connection = postgres.connect(database, login.owner(), login.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        var login = postgres.database(database);
        try (var connection = postgres.connect(database, login.user(), login.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
