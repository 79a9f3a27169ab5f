package dk.fodfaeste.reporting.report.drafting;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.kit.text.PublicText;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.reporting.report.store.ReportTexts;
import dk.fodfaeste.reporting.report.store.ReportTexts.EarlierDecision;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The comments and decisions of a draft. They replace all earlier ones.
 *
 * @param earlierDecisions what became of decisions of earlier reports; those that are left out stay as they are, all of them if it is null
 */
public record DraftTextsBody(
        @NotNull(message = "missing") @Size(max = 50, message = "moreThan")
        List<@NotNull(message = "missing") @Valid Comment> comments,

        @NotNull(message = "missing") @Size(max = 50, message = "moreThan")
        List<@NotNull(message = "missing") @Valid DecisionBody> decisions,

        @Schema(nullable = true) @Size(max = 500, message = "moreThan")
        List<@NotNull(message = "missing") @Valid TickedDecision> earlierDecisions,

        @NotNull(message = "missing") Integer expectedVersion) {
    private static final int MAX_COMMENT_LENGTH = 5_000;

    /** @param comment may have several lines */
    record Comment(
            @NotNull(message = "missing") @PlainText(max = 60)
            String initiative,

            @NotNull(message = "missing") String comment) {}

    record DecisionBody(
            @NotNull(message = "missing") @PublicText(max = 1_000)
            String decision,

            @NotNull(message = "missing") @PublicText(max = 100)
            String owner,

            LocalDate dueOn) {}

    /**
     * @param place in the draft's list of earlier decisions, from 0
     * @param outcome what became of it; null if there is nothing to write
     */
    record TickedDecision(
            @NotNull(message = "missing") Integer place,
            boolean done,

            @Schema(nullable = true) @PublicText(max = 1_000)
            String outcome) {}

    /**
     * @param carried the earlier decisions of the draft
     * @throws Refusal 400
     */
    public ReportTexts texts(List<EarlierDecision> carried) {
        Map<String, String> byInitiative = new LinkedHashMap<>();
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < comments.size(); i++) {
            String comment = Texts.clean(comments.get(i).comment().replace("\r\n", "\n"));
            Message fault = Texts.faultOfPublic(comment.replace('\n', ' '), MAX_COMMENT_LENGTH);
            if (fault != null) {
                faults.add(new Violation("comments[" + i + "].comment", fault));
            } else if (byInitiative.put(comments.get(i).initiative().strip(), comment) != null) {
                faults.add(new Violation("comments[" + i + "].initiative", message("commentTwice")));
            }
        }
        List<EarlierDecision> ticked = new ArrayList<>(carried);
        List<TickedDecision> changes = earlierDecisions == null ? List.of() : earlierDecisions;
        for (int i = 0; i < changes.size(); i++) {
            TickedDecision change = changes.get(i);
            if (change.place() < 0 || change.place() >= carried.size()) {
                faults.add(new Violation("earlierDecisions[" + i + "].place", message("noSuchDecision")));
            } else {
                String outcome =
                        change.outcome() == null ? null : change.outcome().strip();
                ticked.set(change.place(), carried.get(change.place()).ticked(change.done(), outcome));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
        return new ReportTexts(
                byInitiative,
                decisions.stream()
                        .map(decision -> new ReportTexts.Decision(
                                decision.decision().strip(), decision.owner().strip(), decision.dueOn()))
                        .toList(),
                ticked);
    }
}
