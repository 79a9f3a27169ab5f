package dk.fodfaeste.reporting.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.reporting.report.Document.Reported;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** The documents of published reports, as they were published. */
@ApplicationScoped
class Published {
    private final Reports reports;
    private final ObjectMapper json;

    Published(Reports reports, ObjectMapper json) {
        this.reports = reports;
        this.json = json;
    }

    Document document(OnFile report) throws SQLException {
        try {
            return json.readValue(reports.document(report.id()), Document.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A published report cannot be read again", broken);
        }
    }

    /** The figure that the report was about; nothing where it was not about this measure. */
    Optional<Reported> halfYear(OnFile report, String initiative, String measure) throws SQLException {
        if (!report.initiatives().contains(initiative)) {
            return Optional.empty();
        }
        return document(report).initiatives().stream()
                .filter(each -> each.code().equals(initiative))
                .flatMap(each -> each.measures().stream())
                .filter(each -> each.code().equals(measure))
                .map(Document.OfMeasure::halfYear)
                .findFirst();
    }

    String written(Document document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A report cannot be written", impossible);
        }
    }
}
