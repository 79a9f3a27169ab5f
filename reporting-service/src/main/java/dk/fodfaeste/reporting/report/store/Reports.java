package dk.fodfaeste.reporting.report.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.reporting.rate.HalfYear;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reports on file. */
@ApplicationScoped
public class Reports {
    /** So that no two are given the same number, and none is left out. */
    private static final long NUMBERING = 0x7265706F727473L;

    private static final UUID LAST_OF_ALL = new UUID(-1, -1);

    private static final String SELECT = """
            select r.id, r.period, r.initiatives, r.status, r.version, r.texts, c.number as corrects, r.because, r.opened_at, r.opened_by,
                r.number, r.published_at, r.published_by, r.known_at, r.pdf_sha256, r.superseded_by
            from reports r left join reports c on c.id = r.corrects
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    Reports(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    public Optional<StoredReport> find(UUID id) throws SQLException {
        return one(SELECT + "where r.id = ?", id);
    }

    /** Nobody else changes it until the transaction is over. */
    public Optional<StoredReport> lock(UUID id) throws SQLException {
        return one(SELECT + "where r.id = ? for update of r", id);
    }

    public Optional<StoredReport> numbered(int number) throws SQLException {
        return one(SELECT + "where r.number = ?", number);
    }

    private Optional<StoredReport> one(String select, Object key) throws SQLException {
        return all(select, statement -> statement.setObject(1, key)).stream().findFirst();
    }

    /** The last opened first, from the one opened before {@code after} on. */
    public List<StoredReport> newestFirst(boolean draftsToo, Optional<UUID> after, int limit) throws SQLException {
        return all(SELECT + "where (? or r.status <> 'DRAFT') and r.id < ? order by r.id desc limit ?", statement -> {
            statement.setBoolean(1, draftsToo);
            statement.setObject(2, after.orElse(LAST_OF_ALL));
            statement.setInt(3, limit);
        });
    }

    /** Those that hold, of this half-year and the ones before it; the newest half-year first. */
    public List<StoredReport> holdingUntil(HalfYear period) throws SQLException {
        return all(
                SELECT + "where r.status = 'PUBLISHED' and r.period <= ? order by r.period desc, r.number desc",
                statement -> statement.setString(1, period.toString()));
    }

    /** One that holds and says figures that this draft would say too, though it does not take its place. */
    public Optional<StoredReport> besides(StoredReport draft) throws SQLException {
        return all(SELECT + """
                        where r.status = 'PUBLISHED' and r.period = ? and r.initiatives && ? and r.number is distinct from ?
                        order by r.number""", statement -> {
                    statement.setString(1, draft.period().toString());
                    statement.setArray(
                            2,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", draft.initiatives().toArray()));
                    statement.setObject(3, draft.corrects(), Types.INTEGER);
                })
                .stream()
                .findFirst();
    }

    private interface Asked {
        void of(PreparedStatement statement) throws SQLException;
    }

    private List<StoredReport> all(String select, Asked asked) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            asked.of(statement);
            List<StoredReport> reports = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reports.add(onFile(row));
                }
            }
            return reports;
        }
    }

    public void add(StoredReport draft, UUID corrects) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into reports (id, period, initiatives, status, version, texts, corrects, because, opened_at, opened_by)
                        values (?, ?, ?, 'DRAFT', ?, ?::jsonb, ?, ?, ?, ?)""")) {
            insert.setObject(1, draft.id());
            insert.setString(2, draft.period().toString());
            insert.setArray(
                    3, connection.createArrayOf("text", draft.initiatives().toArray()));
            insert.setInt(4, draft.version());
            insert.setString(5, written(draft.texts()));
            insert.setObject(6, corrects);
            insert.setString(7, draft.because());
            insert.setObject(8, draft.openedAt().atOffset(ZoneOffset.UTC));
            insert.setString(9, draft.openedBy());
            insert.executeUpdate();
        }
    }

    public boolean isBeingCorrected(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select 1 from reports where corrects = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    public void write(UUID id, int version, ReportTexts texts) throws SQLException {
        update("update reports set texts = ?::jsonb, version = ? where id = ?", statement -> {
            statement.setString(1, written(texts));
            statement.setInt(2, version);
            statement.setObject(3, id);
        });
    }

    public void discard(UUID id) throws SQLException {
        update("delete from reports where id = ?", statement -> statement.setObject(1, id));
    }

    /** What the next published report is called; until the transaction is over nobody else is told one. */
    public int nextNumber() throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement wait = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                wait.setLong(1, NUMBERING);
                wait.execute();
            }
            try (PreparedStatement select =
                            connection.prepareStatement("select coalesce(max(number), 0) + 1 from reports");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    public void publish(StoredReport published, String document, byte[] pdf) throws SQLException {
        update("""
                update reports set status = 'PUBLISHED', version = ?, number = ?, published_at = ?, published_by = ?, known_at = ?,
                    document = ?, pdf = ?, pdf_sha256 = ? where id = ?""", statement -> {
            statement.setInt(1, published.version());
            statement.setInt(2, published.number());
            statement.setObject(3, published.publishedAt().atOffset(ZoneOffset.UTC));
            statement.setString(4, published.publishedBy());
            statement.setObject(5, published.knownAt().atOffset(ZoneOffset.UTC));
            statement.setString(6, document);
            statement.setBytes(7, pdf);
            statement.setString(8, published.sha256());
            statement.setObject(9, published.id());
        });
    }

    public void supersede(int number, int by) throws SQLException {
        update("update reports set status = 'SUPERSEDED', superseded_by = ? where number = ?", statement -> {
            statement.setInt(1, by);
            statement.setInt(2, number);
        });
    }

    private void update(String sql, Asked asked) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            asked.of(statement);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("A report that was there is not there any more");
            }
        }
    }

    /** As it was published. */
    public String document(UUID id) throws SQLException {
        return kept(id, "document", row -> row.getString(1));
    }

    public byte[] pdf(UUID id) throws SQLException {
        return kept(id, "pdf", row -> row.getBytes(1));
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> T kept(UUID id, String column, Read<T> read) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + column + " from reports where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return read.from(row);
            }
        }
    }

    private StoredReport onFile(ResultSet row) throws SQLException {
        return new StoredReport(
                row.getObject("id", UUID.class),
                HalfYear.read(row.getString("period")).orElseThrow(),
                List.of((String[]) row.getArray("initiatives").getArray()),
                StoredReport.Status.valueOf(row.getString("status")),
                row.getInt("version"),
                texts(row.getString("texts")),
                row.getObject("corrects", Integer.class),
                row.getString("because"),
                instant(row, "opened_at"),
                row.getString("opened_by"),
                row.getObject("number", Integer.class),
                instant(row, "published_at"),
                row.getString("published_by"),
                instant(row, "known_at"),
                row.getString("pdf_sha256"),
                row.getObject("superseded_by", Integer.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private String written(ReportTexts texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The texts of a report cannot be written", impossible);
        }
    }

    private ReportTexts texts(String written) {
        try {
            return json.readValue(written, ReportTexts.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The texts of a report cannot be read again", broken);
        }
    }
}
