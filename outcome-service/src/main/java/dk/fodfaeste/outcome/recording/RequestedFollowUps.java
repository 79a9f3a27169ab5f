package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpQueries;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.Timelines;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
import dk.fodfaeste.outcome.worklist.FollowUpRows;
import dk.fodfaeste.outcome.worklist.RowAction;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The follow-up that a page is about, as it stands now, for a user who reaches its initiative. */
@ApplicationScoped
class RequestedFollowUps {
    private final FollowUpQueries followUps;
    private final Timelines timeLines;
    private final FollowUpRows rows;
    private final Caller caller;
    private final Clock clock;

    RequestedFollowUps(FollowUpQueries followUps, Timelines timeLines, FollowUpRows rows, Caller caller, Clock clock) {
        this.followUps = followUps;
        this.timeLines = timeLines;
        this.rows = rows;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Refusal 404 where the address names none */
    static FollowUpId id(String enrolmentId, String measure) {
        return FollowUpId.read(enrolmentId, measure).orElseThrow(RequestedFollowUps::notThere);
    }

    /** @throws Refusal 404 */
    FollowUpView one(FollowUpId id) {
        return followUps
                .one(id, LocalDate.now(clock))
                .filter(followUp -> caller.mayAccess(followUp.initiative()))
                .orElseThrow(RequestedFollowUps::notThere);
    }

    /** With nothing written into it yet. */
    FollowUpRow row(FollowUpId id) {
        return row(id, null, null, false);
    }

    FollowUpRow row(FollowUpId id, Form form, RowAction did, boolean overtaken) {
        return rows.one(one(id), LocalDate.now(clock), form, did, overtaken);
    }

    /** The follow-up's own page: everything that happened to it, too, where the person is shown. */
    TemplateInstance page(FollowUpRow row, String done) {
        FollowUpView followUp = row.followUp();
        return FollowUpPage.Templates.followUp(
                row,
                row.isHidden()
                        ? List.of()
                        : timeLines.of(followUp.enrolmentId()).getOrDefault(followUp.measure(), List.of()),
                done);
    }

    private static Refusal notThere() {
        return Refusal.notFound("follow-up");
    }
}
