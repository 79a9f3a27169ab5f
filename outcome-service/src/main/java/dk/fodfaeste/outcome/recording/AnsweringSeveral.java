package dk.fodfaeste.outcome.recording;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
import dk.fodfaeste.outcome.worklist.FollowUpRows;
import dk.fodfaeste.outcome.worklist.RowAction;
import dk.fodfaeste.outcome.worklist.RowReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Answers several follow-ups in the same way. Each is a decision of its own: a refused one does not stop the others. */
@ApplicationScoped
class AnsweringSeveral {
    private final FollowUpCommandHandler commands;
    private final RecordingAttemptsAndNotes attemptsAndNotes;
    private final RequestedFollowUps followUps;
    private final FollowUpRows rows;
    private final RequestValidator validator;
    private final Clock clock;

    AnsweringSeveral(
            FollowUpCommandHandler commands,
            RecordingAttemptsAndNotes attemptsAndNotes,
            RequestedFollowUps followUps,
            FollowUpRows rows,
            RequestValidator validator,
            Clock clock) {
        this.commands = commands;
        this.attemptsAndNotes = attemptsAndNotes;
        this.followUps = followUps;
        this.rows = rows;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * Records the same status for each, or a note if it is not due yet.
     *
     * @throws Refusal if the answer itself is refused, whatever the row; then nothing is recorded
     */
    List<AnsweredRow> answer(List<RowReference> chosen, RowForm answer) {
        answer.requireLikely();
        validator.validate(answer.note()).situation();
        return each(
                chosen,
                (row, present) -> {
                    RowForm form = answer.forVersion(row.version());
                    if (present.state() == State.NOT_DUE) {
                        attemptsAndNotes.addNote(row.id(), form.note().situation());
                        return RowAction.NOTED;
                    }
                    commands.handle(row.id(), validator.validate(form.status()).toCommand());
                    return RowAction.SAVED;
                },
                answer);
    }

    /** Takes the latest change of each back. */
    List<AnsweredRow> undo(List<RowReference> chosen, RowForm form) {
        return each(
                chosen,
                (row, present) -> {
                    commands.handle(row.id(), new FollowUpCommand.Undo(RecordingPage.UNDONE, row.version()));
                    return RowAction.UNDONE;
                },
                form);
    }

    /** The rows with the values of a form that was refused as a whole. */
    List<AnsweredRow> unanswered(List<RowReference> chosen, Form refused) {
        List<FollowUpView> present = chosen.stream()
                .map(row -> visible(row.id()))
                .filter(Objects::nonNull)
                .toList();
        return rows.all(present, LocalDate.now(clock)).rows().stream()
                .map(row -> new AnsweredRow(row.with(refused, null, false), ""))
                .toList();
    }

    private List<AnsweredRow> each(
            List<RowReference> chosen, BiFunction<RowReference, FollowUpView, RowAction> change, RowForm form) {
        Map<FollowUpId, RowAction> done = new HashMap<>();
        Map<FollowUpId, Refusal> refused = new HashMap<>();
        for (RowReference row : chosen) {
            try {
                done.put(row.id(), change.apply(row, followUps.find(row.id())));
            } catch (Refusal refusal) {
                refused.put(row.id(), refusal);
            }
        }
        List<FollowUpView> present = chosen.stream()
                .map(row -> visible(row.id()))
                .filter(Objects::nonNull)
                .toList();
        Map<FollowUpId, FollowUpRow> byId = rows.all(present, LocalDate.now(clock)).rows().stream()
                .collect(toMap(
                        row -> new FollowUpId(
                                row.followUp().enrolmentId(), row.followUp().measure()),
                        Function.identity()));
        return chosen.stream()
                .map(row -> result(byId.get(row.id()), done.get(row.id()), refused.get(row.id()), form))
                .toList();
    }

    private static AnsweredRow result(FollowUpRow row, RowAction done, Refusal refused, RowForm form) {
        if (refused == null) {
            return new AnsweredRow(row == null ? null : row.with(row.form(), done, false), "");
        }
        String fault = form.form().refused(refused).refusal();
        if (row == null) {
            return new AnsweredRow(null, fault);
        }
        boolean wasFirst = refused.status() == 409 && hasOutcome(row.followUp());
        return new AnsweredRow(row.with(wasFirst ? form.form() : form.refused(refused), null, wasFirst), fault);
    }

    private static boolean hasOutcome(FollowUpView followUp) {
        return followUp.statuses() != null || followUp.state() == State.LOST;
    }

    /** Null if the user may not see it, or if the person was erased. */
    private FollowUpView visible(FollowUpId id) {
        try {
            return followUps.find(id);
        } catch (Refusal refusal) {
            if (refusal.status() == 404) {
                return null;
            }
            throw refusal;
        }
    }
}
