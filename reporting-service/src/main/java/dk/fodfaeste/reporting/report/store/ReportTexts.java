package dk.fodfaeste.reporting.report.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The texts that people write into a report.
 *
 * @param comments by the code of the initiative
 * @param earlierDecisions of earlier reports that were not carried out when this one was drafted
 */
public record ReportTexts(
        Map<String, String> comments, List<Decision> decisions, List<EarlierDecision> earlierDecisions) {

    public ReportTexts {
        comments = comments == null ? Map.of() : Map.copyOf(comments);
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
        earlierDecisions = earlierDecisions == null ? List.of() : List.copyOf(earlierDecisions);
    }

    /** The texts of a new draft. */
    public static ReportTexts carrying(List<EarlierDecision> earlierDecisions) {
        return new ReportTexts(Map.of(), List.of(), earlierDecisions);
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

    /**
     * A decision of an earlier report.
     *
     * @param report the number of the report that has the decision
     * @param done whether it is carried out; otherwise the next draft has it again
     * @param outcome what became of it; null if nothing is written
     */
    public record EarlierDecision(
            int report,
            String decision,
            String owner,
            @Schema(nullable = true) LocalDate dueOn,
            boolean done,
            @Schema(nullable = true) String outcome) {
        public static EarlierDecision of(int report, Decision decision) {
            return new EarlierDecision(report, decision.decision(), decision.owner(), decision.dueOn(), false, null);
        }

        public EarlierDecision ticked(boolean isDone, String written) {
            return new EarlierDecision(report, decision, owner, dueOn, isDone, written);
        }
    }
}
