package dk.fodfaeste.reporting.projection;

import static java.util.stream.Collectors.toCollection;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * For each initiative the version of what its figures are counted from. It grows in each transaction that changes them, in any replica, and the
 * transaction holds the row until it commits. So if the version is read twice and is equal, nothing has changed meanwhile. The last statement of a
 * transaction increases it, so that transactions wait for each other only briefly.
 */
@ApplicationScoped
public class FigureVersions {
    /** Stands for the definitions of all initiatives. No initiative has a blank code. */
    public static final String DEFINITIONS = "";

    private static final String SNAPSHOT = """
            select (select generation from projection_state),
                array(select initiative from figure_versions %1$s order by initiative),
                array(select version from figure_versions %1$s order by initiative),
                array(select initiative from pending_derivations),
                (select read_until from reading_progress where read_until < clock_timestamp() - interval '1 minute')""";

    private static final String OF_ONE = SNAPSHOT.formatted("where initiative = ?");
    private static final String OF_ALL = SNAPSHOT.formatted("");

    private final AgroalDataSource database;

    FigureVersions(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * What a request needs to know about the projection, read in one statement.
     *
     * @param generation grows when rebuilt tables replace the tables in use
     * @param pending the codes of the initiatives that are being derived again
     * @param readUntil when all events were last read, if that is more than a minute ago
     */
    public record Snapshot(
            long generation, Map<String, Long> versions, Set<String> pending, Optional<Instant> readUntil) {

        /** Equal as long as nothing has changed that the figures of the initiative are counted from. */
        public String of(String initiative) {
            return generation + " " + versions.getOrDefault(initiative, 0L);
        }
    }

    /** With the version of one initiative only. */
    public Snapshot ofOne(String initiative) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_ONE)) {
            select.setString(1, initiative);
            select.setString(2, initiative);
            return read(select);
        }
    }

    /** With the versions of all initiatives. */
    public Snapshot ofAll() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_ALL)) {
            return read(select);
        }
    }

    /** In the order of the codes, so that two transactions cannot deadlock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void increase(Connection connection, Collection<String> initiatives) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into figure_versions (initiative, version)
                select distinct code, 1 from unnest(?::text[]) code order by code
                on conflict (initiative) do update set version = figure_versions.version + 1""")) {
            upsert.setArray(1, ColumnArrays.of(connection, initiatives, code -> code));
            upsert.executeUpdate();
        }
    }

    private static Snapshot read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            String[] initiatives = texts(row.getArray(2));
            Long[] numbers = (Long[]) row.getArray(3).getArray();
            Map<String, Long> versions = new HashMap<>();
            for (int i = 0; i < initiatives.length; i++) {
                versions.put(initiatives[i], numbers[i]);
            }
            return new Snapshot(
                    row.getLong(1),
                    versions,
                    Stream.of(texts(row.getArray(4))).collect(toCollection(TreeSet::new)),
                    Optional.ofNullable(row.getObject(5, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
        }
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
