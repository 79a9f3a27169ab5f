package dk.fodfaeste.reporting.comparisons;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.projection.FigureVersions;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The comparisons in the database, version by version. */
@ApplicationScoped
public class Comparisons {
    private static final String UNIQUE_VIOLATION = "23505";

    private final AgroalDataSource database;
    private final FigureVersions figureVersions;

    Comparisons(AgroalDataSource database, FigureVersions figureVersions) {
        this.database = database;
        this.figureVersions = figureVersions;
    }

    /** The comparisons of these initiatives that were known at an instant ({@link Instant#MAX} for now) and not withdrawn. */
    public Map<ComparisonKey, Comparison> knownAt(Instant instant, Collection<String> initiatives) throws SQLException {
        OffsetDateTime until = instant.equals(Instant.MAX) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
        Map<ComparisonKey, Comparison> known = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select distinct on (initiative, measure, basis, first_day, last_day) * from comparison_versions
                        where initiative = any (?::text[]) and recorded_at <= ?
                        order by initiative, measure, basis, first_day, last_day, version desc""")) {
            select.setArray(1, connection.createArrayOf("text", initiatives.toArray()));
            select.setObject(2, until);
            for (ComparisonVersion version : read(select)) {
                if (!version.withdrawn()) {
                    known.put(version.key(), version.comparison());
                }
            }
        }
        return known;
    }

    /** All versions, the latest first. */
    List<ComparisonVersion> history(ComparisonKey key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select * from comparison_versions
                        where initiative = ? and measure = ? and basis = ? and first_day = ? and last_day = ?
                        order by version desc""")) {
            setKey(select, key);
            return read(select);
        }
    }

    /** @throws Refusal 409 if another transaction added the same version */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(ComparisonVersion version) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into comparison_versions (initiative, measure, basis, first_day, last_day, version, label, successes,
                            denominator, source, looked_up_on, withdrawn, because, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            setKey(insert, version.key());
            insert.setInt(6, version.version());
            insert.setString(7, version.comparison().label());
            insert.setLong(8, version.comparison().successes());
            insert.setLong(9, version.comparison().denominator());
            insert.setString(10, version.comparison().source());
            insert.setObject(11, version.comparison().lookedUpOn());
            insert.setBoolean(12, version.withdrawn());
            insert.setString(13, version.because());
            insert.setObject(14, version.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setString(15, version.recordedBy());
            insert.executeUpdate();
            figureVersions.increase(connection, Set.of(version.key().initiative()));
        } catch (SQLException failed) {
            if (UNIQUE_VIOLATION.equals(failed.getSQLState())) {
                throw Refusal.conflict(message("changedAtTheSameTime"));
            }
            throw failed;
        }
    }

    private static void setKey(PreparedStatement statement, ComparisonKey key) throws SQLException {
        statement.setString(1, key.initiative());
        statement.setString(2, key.measure());
        statement.setString(3, key.window().basis().name());
        statement.setObject(4, key.window().firstDay());
        statement.setObject(5, key.window().lastDayInclusive());
    }

    private static List<ComparisonVersion> read(PreparedStatement select) throws SQLException {
        List<ComparisonVersion> versions = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                versions.add(version(row));
            }
        }
        return versions;
    }

    private static ComparisonVersion version(ResultSet row) throws SQLException {
        Window window = new Window(
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Basis.valueOf(row.getString("basis")));
        return new ComparisonVersion(
                new ComparisonKey(row.getString("initiative"), row.getString("measure"), window),
                row.getInt("version"),
                new Comparison(
                        row.getString("label"),
                        row.getLong("successes"),
                        row.getLong("denominator"),
                        row.getString("source"),
                        row.getObject("looked_up_on", LocalDate.class)),
                row.getBoolean("withdrawn"),
                row.getString("because"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
