package dk.fodfaeste.reporting.report.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;

/** Writes reports to the database. {@link Reports} reads them. */
@ApplicationScoped
public class ReportChanges {
    /** Key of the advisory lock under which report numbers are assigned. */
    private static final long NUMBER_LOCK_KEY = 0x7265706F727473L;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    ReportChanges(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param corrects the id of the report that the draft corrects; null for a first report */
    public void insert(StoredReport draft, UUID corrects) throws SQLException {
        execute("""
                insert into reports (id, period, initiatives, status, version, texts, corrects, justification, opened_at, opened_by)
                values (?, ?, ?, 'DRAFT', ?, ?::jsonb, ?, ?, ?, ?)""", insert -> {
            insert.setObject(1, draft.id());
            insert.setString(2, draft.period().toString());
            insert.setArray(
                    3,
                    insert.getConnection()
                            .createArrayOf("text", draft.initiatives().toArray()));
            insert.setInt(4, draft.version());
            insert.setString(5, toJson(draft.texts()));
            insert.setObject(6, corrects);
            insert.setString(7, draft.justification());
            insert.setObject(8, draft.openedAt().atOffset(ZoneOffset.UTC));
            insert.setString(9, draft.openedBy());
        });
    }

    public void writeTexts(UUID id, int version, ReportTexts texts, String by) throws SQLException {
        execute("update reports set texts = ?::jsonb, version = ?, texts_by = ? where id = ?", update -> {
            update.setString(1, toJson(texts));
            update.setInt(2, version);
            update.setString(3, by);
            update.setObject(4, id);
        });
    }

    public void delete(UUID id) throws SQLException {
        execute("delete from reports where id = ?", delete -> delete.setObject(1, id));
    }

    /** The number of the next published report. Until the transaction ends, no other transaction gets a number, so none is used twice or skipped. */
    public int nextNumber() throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                lock.setLong(1, NUMBER_LOCK_KEY);
                lock.execute();
            }
            try (PreparedStatement select =
                            connection.prepareStatement("select coalesce(max(number), 0) + 1 from reports");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    public void publish(StoredReport published, String document, byte[] pdf, byte[] xlsx) throws SQLException {
        execute("""
                update reports set status = 'PUBLISHED', version = ?, number = ?, published_at = ?, published_by = ?, known_at = ?,
                    document = ?, pdf = ?, pdf_sha256 = ?, xlsx = ? where id = ?""", update -> {
            update.setInt(1, published.version());
            update.setInt(2, published.number());
            update.setObject(3, published.publishedAt().atOffset(ZoneOffset.UTC));
            update.setString(4, published.publishedBy());
            update.setObject(5, published.knownAt().atOffset(ZoneOffset.UTC));
            update.setString(6, document);
            update.setBytes(7, pdf);
            update.setString(8, published.sha256());
            update.setBytes(9, xlsx);
            update.setObject(10, published.id());
        });
    }

    public void supersede(int number, int by) throws SQLException {
        execute("update reports set status = 'SUPERSEDED', superseded_by = ? where number = ?", update -> {
            update.setInt(1, by);
            update.setInt(2, number);
        });
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void execute(String sql, Parameters parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("The report no longer exists");
            }
        }
    }

    private String toJson(ReportTexts texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The texts of a report cannot be written", impossible);
        }
    }
}
