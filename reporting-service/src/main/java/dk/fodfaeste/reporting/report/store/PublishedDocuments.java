package dk.fodfaeste.reporting.report.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The documents of published reports, as they were published. */
@ApplicationScoped
public class PublishedDocuments {
    private final Reports reports;
    private final ObjectMapper json;

    PublishedDocuments(Reports reports, ObjectMapper json) {
        this.reports = reports;
        this.json = json;
    }

    public ReportDocument document(StoredReport report) throws SQLException {
        try {
            return json.readValue(reports.document(report.id()), ReportDocument.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A published report cannot be read again", broken);
        }
    }

    /** The figure that the report was about; nothing where it was not about this measure. */
    public Optional<ReportedFigure> halfYear(StoredReport report, String initiative, String measure) throws SQLException {
        if (!report.initiatives().contains(initiative)) {
            return Optional.empty();
        }
        return document(report).initiatives().stream()
                .filter(each -> each.code().equals(initiative))
                .flatMap(each -> each.measures().stream())
                .filter(each -> each.code().equals(measure))
                .map(ReportDocument.MeasureSection::halfYear)
                .findFirst();
    }

    /** Of everything that it says, but for its number and when it was computed; the same in every language. */
    public String fingerprint(ReportDocument document) {
        ObjectNode said = json.valueToTree(document);
        said.remove("number");
        said.findParents("knownAt").forEach(figure -> ((ObjectNode) figure).remove(List.of("knownAt", "today")));
        return Sha256.of(said.toString().getBytes(StandardCharsets.UTF_8));
    }

    public String written(ReportDocument document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A report cannot be written", impossible);
        }
    }
}
