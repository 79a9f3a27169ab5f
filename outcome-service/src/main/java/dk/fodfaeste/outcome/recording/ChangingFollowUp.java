package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.audit.Looking;
import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Now;
import dk.fodfaeste.outcome.Entry;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;

/** Carries out what somebody wants to do to a follow-up: at most once, on the version they saw, with its event. */
@ApplicationScoped
class ChangingFollowUp {
    private final Ledger ledger;
    private final Caller caller;
    private final Looking looking;
    private final Clock clock;

    ChangingFollowUp(Ledger ledger, Caller caller, Looking looking, Clock clock) {
        this.ledger = ledger;
        this.caller = caller;
        this.looking = looking;
        this.clock = clock;
    }

    @Transactional
    void change(FollowUpId id, Change change) {
        FollowUp followUp = ledger.hold(id.enrolmentId(), id.measure())
                .filter(held -> {
                    looking.at(held.participantRef());
                    return caller.isLetInto(held.initiative());
                })
                .orElseThrow(() -> Refused.notFound("follow-up"));
        caller.mustBeLetSee(followUp.protectedAddress(), followUp.consultant());
        if (isRepeated(change, followUp)) {
            return;
        }
        if (followUp.version() != change.expectedVersion()) {
            throw Refused.stale(change.expectedVersion(), followUp.version());
        }
        if (change.corrects()) {
            followUp.latest().ifPresent(present -> caller.mustBeLetCorrect(present.recordedAt()));
        }
        // Asked for under the lock, so that versions and times have the same order.
        Entry entry = new Entry(caller.user(), Now.instant(clock), LocalDate.now(clock));
        ledger.add(followUp, change.applyTo(followUp, entry));
    }

    /** The command that made the present version was sent again: same content, same user, same version seen. */
    private boolean isRepeated(Change change, FollowUp followUp) {
        return followUp.latest()
                .filter(present -> present.version() - 1 == change.expectedVersion())
                .filter(present -> present.recordedBy().equals(caller.user()))
                .filter(change::isMadeBy)
                .isPresent();
    }
}
