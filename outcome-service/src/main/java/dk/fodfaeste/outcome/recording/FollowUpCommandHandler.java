package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Carries out what somebody wants to do to a follow-up: at most once, on the version they saw, with its event. */
@ApplicationScoped
class FollowUpCommandHandler {
    private final FollowUpLock holding;
    private final FollowUpStore ledger;
    private final Caller caller;
    private final CorrectionPeriod correctionPeriod;

    FollowUpCommandHandler(FollowUpLock holding, FollowUpStore ledger, Caller caller, CorrectionPeriod correctionPeriod) {
        this.holding = holding;
        this.ledger = ledger;
        this.caller = caller;
        this.correctionPeriod = correctionPeriod;
    }

    @Transactional
    void change(FollowUpId id, FollowUpCommand change) {
        FollowUp followUp = holding.hold(id);
        if (isRepeated(change, followUp)) {
            return;
        }
        if (followUp.version() != change.expectedVersion()) {
            throw Refusal.stale(change.expectedVersion(), followUp.version());
        }
        if (change.corrects()) {
            followUp.latest().ifPresent(present -> correctionPeriod.requireMayCorrect(present.recordedAt()));
        }
        FollowUpCommand whole = change.knowing(followUp, ledger);
        ledger.add(followUp, whole.applyTo(followUp, holding.entry()));
    }

    /** The command that made the present version was sent again: same content, same user, same version seen. */
    private boolean isRepeated(FollowUpCommand change, FollowUp followUp) {
        return followUp.latest()
                .filter(present -> present.version() - 1 == change.expectedVersion())
                .filter(present -> present.recordedBy().equals(caller.user()))
                .filter(change::isMadeBy)
                .isPresent();
    }
}
