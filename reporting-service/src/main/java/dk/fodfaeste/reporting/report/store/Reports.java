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
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the stored reports. {@link ReportChanges} writes them. */
@ApplicationScoped
public class Reports {
    private static final UUID MAX_ID = new UUID(-1, -1);

    private static final String SELECT = """
            select r.id, r.period, r.initiatives, r.status, r.version, r.texts, c.number as corrects, r.justification, r.opened_at,
                r.opened_by, coalesce(r.texts_by, r.opened_by) as texts_by, r.number, r.published_at, r.published_by, r.known_at, r.pdf_sha256, r.superseded_by
            from reports r left join reports c on c.id = r.corrects
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    Reports(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    public Optional<StoredReport> find(UUID id) throws SQLException {
        return first(SELECT + "where r.id = ?", statement -> statement.setObject(1, id));
    }

    /**
     * Locks the report until the transaction ends, and before it the table as a change does: {@link DatabaseSnapshot#beginAndLockReports} locks
     * the table first too, so neither transaction waits for the other while that one waits for it.
     */
    public Optional<StoredReport> findAndLock(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            lock.execute("lock table reports in row exclusive mode");
        }
        return first(SELECT + "where r.id = ? for update of r", statement -> statement.setObject(1, id));
    }

    public Optional<StoredReport> findByNumber(int number) throws SQLException {
        return first(SELECT + "where r.number = ?", statement -> statement.setInt(1, number));
    }

    /** Ordered by opening, latest first. */
    public List<StoredReport> latestFirst(boolean includeDrafts, Optional<UUID> after, int limit) throws SQLException {
        return all(SELECT + "where (? or r.status <> 'DRAFT') and r.id < ? order by r.id desc limit ?", statement -> {
            statement.setBoolean(1, includeDrafts);
            statement.setObject(2, after.orElse(MAX_ID));
            statement.setInt(3, limit);
        });
    }

    /** Published and not superseded, of this half-year and earlier ones; latest half-year first. */
    public List<StoredReport> currentUntil(HalfYear period) throws SQLException {
        return all(
                SELECT + "where r.status = 'PUBLISHED' and r.period <= ? order by r.period desc, r.number desc",
                statement -> statement.setString(1, period.toString()));
    }

    /** A current report of the same half-year with one of the draft's initiatives, other than the one that the draft corrects. */
    public Optional<StoredReport> findOverlapping(StoredReport draft) throws SQLException {
        return first(SELECT + """
                        where r.status = 'PUBLISHED' and r.period = ? and r.initiatives && ? and r.number is distinct from ?
                        order by r.number""", statement -> {
            statement.setString(1, draft.period().toString());
            statement.setArray(
                    2,
                    statement
                            .getConnection()
                            .createArrayOf("text", draft.initiatives().toArray()));
            statement.setObject(3, draft.corrects(), Types.INTEGER);
        });
    }

    /** Whether a correction of the report has been opened. */
    public boolean isBeingCorrected(UUID id) throws SQLException {
        return first(SELECT + "where r.corrects = ?", statement -> statement.setObject(1, id))
                .isPresent();
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private Optional<StoredReport> first(String select, Parameters parameters) throws SQLException {
        return all(select, parameters).stream().findFirst();
    }

    private List<StoredReport> all(String select, Parameters parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            parameters.set(statement);
            List<StoredReport> reports = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reports.add(report(row));
                }
            }
            return reports;
        }
    }

    private StoredReport report(ResultSet row) throws SQLException {
        return new StoredReport(
                row.getObject("id", UUID.class),
                HalfYear.parse(row.getString("period")).orElseThrow(),
                List.of((String[]) row.getArray("initiatives").getArray()),
                StoredReport.Status.valueOf(row.getString("status")),
                row.getInt("version"),
                texts(row.getString("texts")),
                row.getObject("corrects", Integer.class),
                row.getString("justification"),
                instant(row, "opened_at"),
                row.getString("opened_by"),
                row.getString("texts_by"),
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

    private ReportTexts texts(String stored) {
        try {
            return json.readValue(stored, ReportTexts.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The texts of a report cannot be read", broken);
        }
    }
}
