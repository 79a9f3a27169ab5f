package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.grants.GrantCsv.LineEntry;
import dk.fodfaeste.reporting.grants.GrantCsv.NoteEntry;
import dk.fodfaeste.reporting.grants.GrantCsv.TotalEntry;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The grant documents in the database, version by version. There are tens of documents, so all are read at once. */
@ApplicationScoped
class Grants {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final long LOCK_KEY = 0x6772616e7473L;

    private static final String KNOWN_VERSIONS = """
            with known as (
                select distinct on (document) * from grant_versions
                where recorded_at <= ? order by document, version desc)
            """;

    private final AgroalDataSource database;

    Grants(AgroalDataSource database) {
        this.database = database;
    }

    /** The documents known at an instant ({@link Instant#MAX} for now), ordered by name. */
    List<GrantDocument> knownAt(Instant instant) throws SQLException {
        OffsetDateTime until = instant.equals(Instant.MAX) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
        try (Connection connection = database.getConnection()) {
            Map<String, GrantDocument> documents = new LinkedHashMap<>();
            read(connection, "select * from known order by document", until, row -> {
                documents.put(
                        row.getString("document"),
                        new GrantDocument(
                                row.getString("document"),
                                row.getInt("version"),
                                row.getObject("recorded_at", OffsetDateTime.class)
                                        .toInstant(),
                                new ArrayList<>(),
                                new ArrayList<>(),
                                GrantRows.note(row)));
            });
            read(
                    connection,
                    "select l.* from grant_lines l join known using (document, version) order by position",
                    until,
                    row -> documents.get(row.getString("document")).lines().add(GrantRows.line(row)));
            read(
                    connection,
                    "select t.* from stated_totals t join known using (document, version) order by position",
                    until,
                    row -> documents
                            .get(row.getString("document"))
                            .statedTotals()
                            .add(GrantRows.total(row)));
            return List.copyOf(documents.values());
        }
    }

    /** The entries of all versions of all documents. */
    RecordedEntries everRecorded() throws SQLException {
        try (Connection connection = database.getConnection()) {
            RecordedEntries recorded = new RecordedEntries(new HashSet<>(), new HashSet<>(), new HashSet<>());
            read(
                    connection,
                    "select * from grant_lines",
                    row -> recorded.lines().add(GrantRows.line(row)));
            read(
                    connection,
                    "select * from stated_totals",
                    row -> recorded.totals().add(GrantRows.total(row)));
            read(
                    connection,
                    "select * from grant_versions",
                    row -> recorded.notes().add(new NoteEntry(row.getString("document"), GrantRows.note(row))));
            return recorded;
        }
    }

    record RecordedEntries(Set<GrantLine> lines, Set<StatedTotal> totals, Set<NoteEntry> notes) {
        boolean contains(GrantCsv.Entry entry) {
            return switch (entry) {
                case LineEntry(GrantLine line) -> lines.contains(line);
                case TotalEntry(StatedTotal total) -> totals.contains(total);
                case NoteEntry note -> notes.contains(note);
            };
        }

        void add(GrantCsv.Entry entry) {
            switch (entry) {
                case LineEntry(GrantLine line) -> lines.add(line);
                case TotalEntry(StatedTotal total) -> totals.add(total);
                case NoteEntry note -> notes.add(note);
            }
        }
    }

    Optional<GrantDocument> find(String document) throws SQLException {
        return knownAt(Instant.MAX).stream()
                .filter(each -> each.document().equals(document))
                .findFirst();
    }

    /** @throws Refusal 404 */
    GrantDocument require(String document) throws SQLException {
        return find(document == null ? "" : document.strip()).orElseThrow(() -> Refusal.notFound("document"));
    }

    /** No other transaction changes grants until this one ends, so that checks made before a change still hold. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(" + LOCK_KEY + ")");
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(GrantDocument next, String user) throws SQLException {
        try (Connection connection = database.getConnection()) {
            addVersion(connection, next, user);
            addLines(connection, next);
            addTotals(connection, next);
        } catch (SQLException failed) {
            if (UNIQUE_VIOLATION.equals(failed.getSQLState())) {
                throw Refusal.conflict(message("changedAtTheSameTime"));
            }
            throw failed;
        }
    }

    private static void addVersion(Connection connection, GrantDocument next, String user) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into grant_versions (document, version, recorded_at, recorded_by, districts, address, categories, parallel_to)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, next.document());
            insert.setInt(2, next.version());
            insert.setObject(3, next.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setString(4, user);
            insert.setArray(5, textArray(connection, next.note().districts()));
            insert.setString(6, next.note().address());
            insert.setArray(
                    7,
                    textArray(
                            connection,
                            next.note().categories().stream().map(Enum::name).toList()));
            insert.setArray(8, textArray(connection, next.note().parallelTo()));
            insert.executeUpdate();
        }
    }

    private static Array textArray(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static void addLines(Connection connection, GrantDocument next) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into grant_lines (document, version, position, initiative, budget_agreement, stage, scenario, budget_item,
                    administration, committee, grant_number, steering_area, price_level, sign, year, amount, full_time_equivalents)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (int i = 0; i < next.lines().size(); i++) {
                GrantLine line = next.lines().get(i);
                insert.setString(1, next.document());
                insert.setInt(2, next.version());
                insert.setInt(3, i);
                insert.setString(4, line.initiative());
                insert.setString(5, line.budgetAgreement());
                insert.setString(6, line.standing().name());
                insert.setString(7, line.scenario());
                insert.setString(8, line.budgetItem());
                insert.setString(9, line.administration());
                insert.setString(10, line.committee());
                insert.setString(11, line.grantNumber());
                insert.setString(12, line.steeringArea());
                insert.setInt(13, line.priceLevel());
                insert.setString(14, line.sign().name());
                insert.setInt(15, line.year());
                insert.setLong(16, line.amount());
                insert.setBigDecimal(17, line.fullTimeEquivalents());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void addTotals(Connection connection, GrantDocument next) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into stated_totals (document, version, position, initiative, budget_agreement, scenario, budget_item, year, amount,
                    stated_in)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (int i = 0; i < next.statedTotals().size(); i++) {
                StatedTotal total = next.statedTotals().get(i);
                insert.setString(1, next.document());
                insert.setInt(2, next.version());
                insert.setInt(3, i);
                insert.setString(4, total.initiative());
                insert.setString(5, total.budgetAgreement());
                insert.setString(6, total.scenario());
                insert.setString(7, total.budgetItem());
                insert.setObject(8, total.year(), Types.INTEGER);
                insert.setLong(9, total.amount());
                insert.setString(10, total.where());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void read(Connection connection, String query, OffsetDateTime until, RowReader reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(KNOWN_VERSIONS + query)) {
            select.setObject(1, until);
            read(select, reader);
        }
    }

    private static void read(Connection connection, String query, RowReader reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            read(select, reader);
        }
    }

    private static void read(PreparedStatement select, RowReader reader) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }
}
