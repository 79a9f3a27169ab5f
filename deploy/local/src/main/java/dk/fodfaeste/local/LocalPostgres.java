package dk.fodfaeste.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server with one database per service, in {@code DIR/postgresql}, on the loopback address. Each database has its own users
 * with random passwords.
 *
 * <p>A user starts a durable server. {@link #forTests} is faster, and loses data in a power cut.
 */
public final class LocalPostgres extends Part {

    /** The connection settings of a service: its user, and the owner of the schema for migrations at the start. */
    public record Database(String url, String user, String password, String owner, String ownerPassword) {
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    static final List<String> DATABASES = List.of("participant", "outcome", "reporting");
    private static final String SUPERUSER = "postgres";

    private final int port;
    private final boolean durable;
    private final Secrets secrets;

    private LocalPostgres(Path dir, int port, boolean durable) {
        super(dir);
        this.port = port;
        this.durable = durable;
        this.secrets = Secrets.in(this.dir);
    }

    static LocalPostgres durable(Path dir, int port) {
        return new LocalPostgres(dir, port, true);
    }

    /** On a free port, without fsync. */
    public static LocalPostgres forTests(Path dir) {
        var postgres = new LocalPostgres(dir, Ports.free(), false);
        postgres.endWithThisProgram();
        return postgres;
    }

    /** Starts it, or starts it again after {@link #kill}, and returns when it can be used. */
    public LocalPostgres start() {
        launch();
        await();
        return this;
    }

    /** The database of a service: {@code participant}, {@code outcome} or {@code reporting}. */
    public Database database(String name) {
        if (!DATABASES.contains(name)) {
            throw new IllegalArgumentException("no database " + name);
        }
        var user = user(name);
        var owner = owner(name);
        return new Database(
                "jdbc:postgresql://" + address() + "/" + name,
                user,
                secrets.password(user),
                owner,
                secrets.password(owner));
    }

    @Override
    String name() {
        return "postgresql";
    }

    @Override
    public String address() {
        return Ports.LOOPBACK + ":" + port;
    }

    private Path data() {
        return dir.resolve("postgresql");
    }

    private static String user(String database) {
        return database + "_service";
    }

    private static String owner(String database) {
        return database + "_owner";
    }

    @Override
    void prepare() throws IOException, InterruptedException {
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise();
        }
        forgetForeignPid();
    }

    /** Creates the data in a temporary directory and moves it when it is complete, so that an interrupted start leaves no partial data. */
    private void initialise() throws IOException, InterruptedException {
        var fresh = dir.resolve("postgresql.new");
        if (Files.exists(fresh)) {
            PostgresBinaries.delete(fresh);
        }
        var passwordFile = dir.resolve("postgresql.password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, secrets.password(SUPERUSER));
        var command = program("initdb");
        command.addAll(List.of(
                "-D",
                fresh.toString(),
                "-U",
                SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        if (!durable) {
            command.add("--no-sync");
        }
        try {
            if (spawn(command, environment(), log()).waitFor() != 0) {
                throw new CannotStart("PostgreSQL cannot make its data directory: " + lastError());
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * After a kill, postmaster.pid has the process id of a process that has ended, or that now belongs to another process. In the second
     * case PostgreSQL would refuse to start.
     */
    private void forgetForeignPid() throws IOException {
        var file = data().resolve("postmaster.pid");
        if (Files.exists(file)) {
            var pid = Long.parseLong(Files.readString(file, StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("0")
                    .strip());
            var isOurs = ProcessHandle.of(pid)
                    .flatMap(process -> process.info().commandLine())
                    .filter(line -> line.contains(data().toString()))
                    .isPresent();
            if (!isOurs) {
                Files.delete(file);
            }
        }
    }

    @Override
    List<String> command() {
        var command = program("postgres");
        command.addAll(List.of("-c", mark(), "-D", data().toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private Map<String, String> settings() {
        var safe = durable ? "on" : "off";
        return Map.ofEntries(
                Map.entry("listen_addresses", Ports.LOOPBACK),
                Map.entry("port", String.valueOf(port)),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "100"),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("fsync", safe),
                Map.entry("synchronous_commit", safe),
                Map.entry("full_page_writes", safe),
                // The detail and the statement of an error contain values, which may be personal data.
                Map.entry("log_error_verbosity", "terse"),
                Map.entry("log_min_error_statement", "panic"));
    }

    @Override
    Map<String, String> environment() {
        return Map.of("LC_ALL", "C");
    }

    /** PostgreSQL refuses to run as root, so root runs it in a user namespace. */
    private static List<String> program(String name) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(PostgresBinaries.unpacked().resolve("bin").resolve(name).toString());
        return command;
    }

    @Override
    boolean answers() {
        try (var connection = connect(SUPERUSER, SUPERUSER, secrets.password(SUPERUSER))) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    void setUp() throws SQLException {
        try (var connection = connect(SUPERUSER, SUPERUSER, secrets.password(SUPERUSER))) {
            if (durable) {
                mustBeDurable(connection);
            }
            for (var database : DATABASES) {
                for (var role : List.of(owner(database), user(database))) {
                    if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
                        // The password is hexadecimal and needs no quotes.
                        execute(connection, "create role " + role + " login password '" + secrets.password(role) + "'");
                    }
                }
                if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                    execute(connection, "create database " + database + " owner " + owner(database));
                }
                execute(connection, "revoke all on database " + database + " from public");
                execute(connection, "grant connect on database " + database + " to " + user(database));
                grant(database);
            }
            execute(connection, "revoke all on database postgres, template1 from public");
        }
    }

    /** The user may read and write all future tables of the owner; migrations revoke rights where needed. */
    private void grant(String database) throws SQLException {
        try (var connection = connect(database, SUPERUSER, secrets.password(SUPERUSER))) {
            var ofOwner = "alter default privileges for role " + owner(database) + " in schema public grant ";
            execute(connection, "grant create, usage on schema public to " + owner(database));
            execute(connection, "grant usage on schema public to " + user(database));
            execute(connection, ofOwner + "select, insert, update, delete, truncate on tables to " + user(database));
            execute(connection, ofOwner + "usage, select on sequences to " + user(database));
        }
    }

    private static void mustBeDurable(Connection connection) throws SQLException {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery("show " + setting)) {
                result.next();
                if (!result.getString(1).equals("on")) {
                    throw new CannotStart(
                            "PostgreSQL runs with " + setting + " " + result.getString(1) + "; it must be on.");
                }
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection connectAsSuperuser(String database) throws SQLException {
        return connect(database, SUPERUSER, secrets.password(SUPERUSER));
    }

    Connection connect(String database, String user, String password) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {Ports.LOOPBACK});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setConnectTimeout(5);
        source.setSocketTimeout((int) WaitLimit.VALUE.toSeconds());
        return source.getConnection(user, password);
    }

    /** Fast shutdown: disconnects clients and rolls back their transactions. */
    @Override
    String stopSignal() {
        return "INT";
    }
}
