package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.desk.Did;
import dk.fodfaeste.outcome.desk.Row;
import dk.fodfaeste.outcome.desk.Rows;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpShown;
import dk.fodfaeste.outcome.followup.FollowUpsShown;
import dk.fodfaeste.outcome.followup.TimeLines;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The follow-up that a page is about, as it stands now, for a user who reaches its initiative. */
@ApplicationScoped
class FollowUpsAtHand {
    private final FollowUpsShown followUps;
    private final TimeLines timeLines;
    private final Rows rows;
    private final Caller caller;
    private final Clock clock;

    FollowUpsAtHand(FollowUpsShown followUps, TimeLines timeLines, Rows rows, Caller caller, Clock clock) {
        this.followUps = followUps;
        this.timeLines = timeLines;
        this.rows = rows;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Refusal 404 where the address names none */
    static FollowUpId id(String enrolmentId, String measure) {
        return FollowUpId.read(enrolmentId, measure).orElseThrow(FollowUpsAtHand::notThere);
    }

    /** @throws Refusal 404 */
    FollowUpShown one(FollowUpId id) {
        return followUps
                .one(id, LocalDate.now(clock))
                .filter(followUp -> caller.mayAccess(followUp.initiative()))
                .orElseThrow(FollowUpsAtHand::notThere);
    }

    /** With nothing written into it yet. */
    Row row(FollowUpId id) {
        return row(id, null, null, false);
    }

    Row row(FollowUpId id, Form form, Did did, boolean overtaken) {
        return rows.one(one(id), LocalDate.now(clock), form, did, overtaken);
    }

    /** The follow-up's own page: everything that happened to it, too, where the person is shown. */
    TemplateInstance page(Row row, String done) {
        FollowUpShown followUp = row.followUp();
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
