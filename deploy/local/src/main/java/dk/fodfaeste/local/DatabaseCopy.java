package dk.fodfaeste.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The rows of one database in files, one for each table, by PostgreSQL's COPY. (PostgreSQL's embedded program files have no pg_dump.) The schema is not
 * copied: a copy is loaded into a database with the same migrations.
 *
 * @param migrations the versions and checksums of the migrations
 */
record DatabaseCopy(String migrations, List<Table> tables, List<Sequence> sequences) {

    /** @param columns without generated ones */
    record Table(String schema, String name, List<String> columns) {
        private String quoted() {
            return quote(schema) + "." + quote(name);
        }

        private String columnList() {
            return columns.stream().map(DatabaseCopy::quote).collect(Collectors.joining(", ", " (", ")"));
        }

        private Path file(Path dir) {
            return dir.resolve(schema + "." + name + ".copy");
        }
    }

    /** @param lastValue null if it was never used */
    record Sequence(String schema, String name, Long lastValue) {}

    private static final String MIGRATIONS = "flyway_schema_history";

    /** Writes the rows of one moment. */
    static DatabaseCopy write(Connection connection, Path dir) throws SQLException, IOException {
        Files.createDirectories(dir);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        var copy = new DatabaseCopy(migrations(connection), tables(connection), sequences(connection));
        var server = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : copy.tables) {
            try (var file = Files.newOutputStream(table.file(dir))) {
                server.copyOut("copy " + table.quoted() + table.columnList() + " to stdout (format binary)", file);
            }
        }
        connection.commit();
        return copy;
    }

    /** Replaces all rows, in one transaction. Triggers and foreign keys are not checked, because the copy was consistent. */
    void load(Connection connection, Path dir) throws SQLException, IOException {
        connection.setAutoCommit(false);
        requireSameMigrations(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + tables.stream().map(Table::quoted).collect(Collectors.joining(", ")));
        }
        var server = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var table : tables) {
            try (var file = Files.newInputStream(table.file(dir))) {
                server.copyIn("copy " + table.quoted() + table.columnList() + " from stdin (format binary)", file);
            }
        }
        for (var sequence : sequences) {
            try (var set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
                set.setString(1, quote(sequence.schema) + "." + quote(sequence.name));
                set.setLong(2, sequence.lastValue == null ? 1 : sequence.lastValue);
                set.setBoolean(3, sequence.lastValue != null);
                set.execute();
            }
        }
        connection.commit();
    }

    private void requireSameMigrations(Connection connection) throws SQLException {
        if (!migrations(connection).equals(migrations)) {
            throw new CannotStart(
                    "The backup of the database " + connection.getCatalog()
                            + " has other migrations than the database. Start the version of Fodfæste that made the backup once, and restore with it.");
        }
    }

    private static String migrations(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            try (var exists = statement.executeQuery("select to_regclass('public." + MIGRATIONS + "') is not null")) {
                exists.next();
                if (!exists.getBoolean(1)) {
                    throw new CannotStart("The database " + connection.getCatalog()
                            + " has no tables yet. Start and stop Fodfæste once (up, down).");
                }
            }
            try (var row =
                    statement.executeQuery("select string_agg(version || ':' || checksum, ' ' order by version) from "
                            + MIGRATIONS + " where success and version is not null")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static List<Table> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select n.nspname, c.relname, array_agg(a.attname::text order by a.attnum)
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                         where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                           and c.relname <> '%s'
                         group by 1, 2 order by 1, 2""".formatted(MIGRATIONS))) {
            while (row.next()) {
                tables.add(new Table(row.getString(1), row.getString(2), List.of((String[])
                        row.getArray(3).getArray())));
            }
        }
        return tables;
    }

    private static List<Sequence> sequences(Connection connection) throws SQLException {
        var sequences = new ArrayList<Sequence>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select schemaname, sequencename, last_value from pg_sequences order by 1, 2")) {
            while (row.next()) {
                sequences.add(new Sequence(row.getString(1), row.getString(2), row.getObject(3, Long.class)));
            }
        }
        return sequences;
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
