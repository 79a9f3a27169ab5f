package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpQueries;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
import dk.fodfaeste.outcome.worklist.FollowUpRows;
import dk.fodfaeste.outcome.worklist.RowAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Loads the follow-up that the address of a page identifies, if its initiative is in the scope of the caller. */
@ApplicationScoped
class RequestedFollowUps {
    private final FollowUpQueries followUps;
    private final FollowUpRows rows;
    private final Caller caller;
    private final Clock clock;

    RequestedFollowUps(FollowUpQueries followUps, FollowUpRows rows, Caller caller, Clock clock) {
        this.followUps = followUps;
        this.rows = rows;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Refusal 404 if the address is invalid */
    static FollowUpId id(String enrolmentId, String measure) {
        return FollowUpId.parse(enrolmentId, measure).orElseThrow(RequestedFollowUps::notFound);
    }

    /** @throws Refusal 404 if it does not exist or is out of scope */
    FollowUpView find(FollowUpId id) {
        return followUps
                .find(id, LocalDate.now(clock))
                .filter(followUp -> caller.mayAccess(followUp.initiative()))
                .orElseThrow(RequestedFollowUps::notFound);
    }

    /** The row with its initial form. */
    FollowUpRow row(FollowUpId id) {
        return row(id, null, null, false);
    }

    /** @param form null for the initial form */
    FollowUpRow row(FollowUpId id, Form form, RowAction action, boolean conflict) {
        return rows.one(find(id), LocalDate.now(clock), form, action, conflict);
    }

    private static Refusal notFound() {
        return Refusal.notFound("follow-up");
    }
}
