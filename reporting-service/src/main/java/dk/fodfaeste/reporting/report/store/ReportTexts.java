package dk.fodfaeste.reporting.report.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The texts that people write into a report.
 *
 * @param comments by the code of the initiative
 */
public record ReportTexts(Map<String, String> comments, List<Decision> decisions) {
    public static final ReportTexts NONE = new ReportTexts(Map.of(), List.of());

    public ReportTexts {
        comments = comments == null ? Map.of() : Map.copyOf(comments);
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
    }

    /**
     * A decision of the steering group.
     *
     * @param owner who is responsible
     * @param dueOn the deadline; null if there is none
     */
    public record Decision(
            String decision,
            String owner,
            @Schema(nullable = true) LocalDate dueOn) {}
}
