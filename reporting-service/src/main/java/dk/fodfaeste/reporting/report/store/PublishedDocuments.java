package dk.fodfaeste.reporting.report.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The documents, PDF files and workbooks of published reports, as they were published. */
@ApplicationScoped
public class PublishedDocuments {
    private final AgroalDataSource database;
    private final ObjectMapper json;

    PublishedDocuments(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    public ReportDocument document(StoredReport report) throws SQLException {
        try {
            return json.readValue(json(report), ReportDocument.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A published report cannot be read", broken);
        }
    }

    /** The document byte for byte as it was published. */
    public String json(StoredReport report) throws SQLException {
        return stored(report.id(), "document", row -> row.getString(1));
    }

    public byte[] pdf(StoredReport report) throws SQLException {
        return stored(report.id(), "pdf", row -> row.getBytes(1));
    }

    public byte[] xlsx(StoredReport report) throws SQLException {
        return stored(report.id(), "xlsx", row -> row.getBytes(1));
    }

    /** The half-year figure of a report. Empty if the report does not have the measure. */
    public Optional<ReportedFigure> halfYear(StoredReport report, String initiative, String measure)
            throws SQLException {
        if (!report.initiatives().contains(initiative)) {
            return Optional.empty();
        }
        return document(report).initiatives().stream()
                .filter(section -> section.code().equals(initiative))
                .flatMap(section -> section.measures().stream())
                .filter(section -> section.code().equals(measure))
                .map(MeasureSection::halfYear)
                .findFirst();
    }

    /** A hash of the document without its number and the time of its calculation. It is the same in every language. */
    public String fingerprint(ReportDocument document) {
        ObjectNode content = json.valueToTree(document);
        content.remove("number");
        content.findParents("knownAt").forEach(figure -> ((ObjectNode) figure).remove(List.of("knownAt", "today")));
        return Sha256.of(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    public String toJson(ReportDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A report cannot be written", impossible);
        }
    }

    private interface ColumnReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T stored(UUID id, String column, ColumnReader<T> reader) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + column + " from reports where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return reader.read(row);
            }
        }
    }
}
