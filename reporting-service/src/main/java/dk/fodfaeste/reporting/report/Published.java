package dk.fodfaeste.reporting.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.reporting.report.Document.Reported;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
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

    /** Of everything that it says, but for its number and when it was computed; the same in every language. */
    String fingerprint(Document document) {
        ObjectNode said = json.valueToTree(document);
        said.remove("number");
        said.findParents("knownAt").forEach(figure -> ((ObjectNode) figure).remove(List.of("knownAt", "today")));
        return Fingerprint.of(said.toString().getBytes(StandardCharsets.UTF_8));
    }

    String written(Document document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A report cannot be written", impossible);
        }
    }
}
