package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpQueries;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
import dk.fodfaeste.outcome.worklist.FollowUpRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands the enrolments of chosen rows over. Each is a decision of its own: a refused one does not stop the others. */
@ApplicationScoped
class ReassigningRows {
    private static final int UNAVAILABLE = 503;

    private final HandingOver handingOver;
    private final FollowUpQueries followUps;
    private final FollowUpRows rows;
    private final Caller caller;
    private final Clock clock;

    ReassigningRows(HandingOver handingOver, FollowUpQueries followUps, FollowUpRows rows, Caller caller, Clock clock) {
        this.handingOver = handingOver;
        this.followUps = followUps;
        this.rows = rows;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Two rows of one enrolment are handed over once.
     *
     * @param successors by row, in the order of the rows
     */
    List<ReassignedRow> reassign(Map<FollowUpId, String> successors) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, FollowUpRow> present = present(successors.keySet().stream().toList(), today);
        List<ReassignedRow> result = new ArrayList<>();
        List<UUID> seen = new ArrayList<>();
        Optional<Refusal> unavailable = Optional.empty();
        for (Map.Entry<FollowUpId, String> each : successors.entrySet()) {
            UUID enrolment = each.getKey().enrolmentId();
            if (seen.contains(enrolment)) {
                continue;
            }
            seen.add(enrolment);
            Optional<Refusal> refused = unavailable.or(() -> refusal(present.get(enrolment), each.getValue(), today));
            unavailable = refused.filter(refusal -> refusal.status() == UNAVAILABLE);
            result.add(result(present.get(enrolment), each.getValue(), refused));
        }
        return result;
    }

    private Optional<Refusal> refusal(FollowUpRow row, String successor, LocalDate today) {
        try {
            if (row == null) {
                throw Refusal.notFound("follow-up");
            }
            handingOver.reassign(List.of(row.followUp().enrolmentId()), "successor", successor, today);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    private static ReassignedRow result(FollowUpRow row, String to, Optional<Refusal> refused) {
        return new ReassignedRow(
                row,
                row == null ? null : row.followUp().consultant(),
                to,
                refused.map(refusal -> Form.empty().refused(refusal).refusal()).orElse(""));
    }

    private Map<UUID, FollowUpRow> present(List<FollowUpId> ids, LocalDate today) {
        List<FollowUpView> views = ids.stream()
                .map(id -> followUps.find(id, today).orElse(null))
                .filter(Objects::nonNull)
                .filter(view -> caller.mayAccess(view.initiative()))
                .toList();
        return rows.all(views, today).rows().stream()
                .collect(Collectors.toMap(
                        row -> row.followUp().enrolmentId(), Function.identity(), (first, second) -> first));
    }
}
