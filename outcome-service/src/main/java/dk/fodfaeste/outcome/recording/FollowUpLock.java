package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Gives a follow-up to a caller who may do something to it, and to nobody else until the transaction ends. */
@ApplicationScoped
class FollowUpLock {
    private final FollowUpStore ledger;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final Clock clock;

    FollowUpLock(FollowUpStore ledger, Caller caller, AccessRecorder accessRecorder, Clock clock) {
        this.ledger = ledger;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.clock = clock;
    }

    FollowUp hold(FollowUpId id) {
        FollowUp followUp = ledger.hold(id.enrolmentId(), id.measure())
                .filter(held -> {
                    accessRecorder.record(held.participantRef());
                    return caller.mayAccess(held.initiative());
                })
                .orElseThrow(() -> Refusal.notFound("follow-up"));
        caller.requireMaySee(followUp.protectedAddress(), followUp.consultant());
        return followUp;
    }

    /** The caller, now. Asked for once it is held, so that versions and times have the same order. */
    CommandContext entry() {
        return new CommandContext(caller.user(), Clocks.instant(clock), LocalDate.now(clock));
    }
}
