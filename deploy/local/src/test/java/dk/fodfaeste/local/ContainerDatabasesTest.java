package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.local.test.StartsProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The databases and users of the containers, created by {@code deploy/postgresql/databases.sql}. */
@StartsProcesses
class ContainerDatabasesTest {

    private static final List<String> SERVICES = List.of("participant", "outcome", "reporting");

    /** Each user with its only database. */
    private static final Map<String, String> OWN = Map.of(
            "participant_service", "participant",
            "participant_owner", "participant",
            "outcome_service", "outcome",
            "outcome_owner", "outcome",
            "reporting_service", "reporting",
            "reporting_owner", "reporting",
            "keycloak", "keycloak");

    @TempDir
    static Path dir;

    static LocalPostgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = LocalPostgres.forTests(dir).start();
        for (var service : SERVICES) {
            asSuperuser("postgres", "drop database " + service);
            asSuperuser("postgres", "drop role " + service + "_owner, " + service + "_service");
        }
        run(Path.of("../postgresql/databases.sql"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void each_user_and_owner_opens_its_own_database_and_no_other() throws SQLException {
        for (var user : OWN.keySet()) {
            for (var database : List.of("participant", "outcome", "reporting", "keycloak", "postgres", "template1")) {
                if (OWN.get(user).equals(database)) {
                    postgres.connect(database, user, password(user)).close();
                } else {
                    assertThatThrownBy(() -> postgres.connect(database, user, password(user)))
                            .as(user + " opens " + database)
                            .hasMessageContaining("permission denied for database");
                }
            }
        }
    }

    @Test
    void the_user_works_in_the_schema_of_the_owner_and_creates_no_table() throws SQLException {
        for (var service : SERVICES) {
            as(service + "_owner", service, "create table made (what text)");
            as(service + "_service", service, "insert into made values ('worked')");
            assertThatThrownBy(() -> as(service + "_service", service, "create table another (what text)"))
                    .hasMessageContaining("permission denied for schema");
        }
    }

    @Test
    void nobody_is_more_than_an_ordinary_user() throws SQLException {
        try (var connection = postgres.connect("postgres", "postgres", superuserPassword());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select string_agg(rolname, ',') from pg_roles where rolname !~ '^pg_'"
                        + " and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("postgres");
        }
    }

    /** The container is healthy only if the script reached its end. */
    @Test
    void the_last_statement_creates_what_the_health_check_reads() throws Exception {
        var compose = Files.readString(Path.of("../../docker-compose.yml"));
        var check = compose.replaceFirst("(?s).*test: \\[CMD, psql,[^\\n]*--command=([^\\]]*)\\].*", "$1");
        assertThat(check).isEqualTo("table databases_complete");
        asSuperuser("postgres", check);
        var statements = Files.readAllLines(Path.of("../postgresql/databases.sql")).stream()
                .filter(line -> line.endsWith(";"))
                .toList();
        assertThat(statements.getLast()).isEqualTo("create table databases_complete ();");
    }

    /** Runs the script with the few commands of psql that it uses. */
    private static void run(Path script) throws IOException, SQLException {
        var variables = new HashMap<String, String>();
        var database = "postgres";
        for (var line : Files.readAllLines(script)) {
            var words = line.split(" ");
            switch (words[0]) {
                case "\\getenv" -> variables.put(words[1], words[2]);
                case "\\connect" -> database = words[1];
                case "\\set", "--", "" -> {
                    // Error handling and output of psql.
                }
                default -> {
                    assertThat(line).endsWith(";");
                    for (var variable : variables.entrySet()) {
                        line = line.replace(":'" + variable.getKey() + "'", "'" + variable.getValue() + "'");
                    }
                    asSuperuser(database, line);
                }
            }
        }
    }

    /** The environment variable of its password: participant_service has PARTICIPANT_DATABASE_PASSWORD. */
    private static String password(String user) {
        var words = user.split("_");
        var kind = words.length == 2 && words[1].equals("owner") ? "_OWNER_PASSWORD" : "_DATABASE_PASSWORD";
        return words[0].toUpperCase(java.util.Locale.ROOT) + kind;
    }

    private static String superuserPassword() {
        return Secrets.in(dir).password("postgres");
    }

    private static void asSuperuser(String database, String sql) throws SQLException {
        execute("postgres", superuserPassword(), database, sql);
    }

    private static void as(String user, String database, String sql) throws SQLException {
        execute(user, password(user), database, sql);
    }

    private static void execute(String user, String password, String database, String sql) throws SQLException {
        try (var connection = postgres.connect(database, user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
