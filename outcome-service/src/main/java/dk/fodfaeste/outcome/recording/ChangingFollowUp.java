package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Carries out what somebody wants to do to a follow-up: at most once, on the version they saw, with its event. */
@ApplicationScoped
class ChangingFollowUp {
    private final HoldingFollowUp holding;
    private final Ledger ledger;
    private final Caller caller;
    private final CorrectionPeriod correctionPeriod;

    ChangingFollowUp(HoldingFollowUp holding, Ledger ledger, Caller caller, CorrectionPeriod correctionPeriod) {
        this.holding = holding;
        this.ledger = ledger;
        this.caller = caller;
        this.correctionPeriod = correctionPeriod;
    }

    @Transactional
    void change(FollowUpId id, Change change) {
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
        Change whole = change.knowing(followUp, ledger);
        ledger.add(followUp, whole.applyTo(followUp, holding.entry()));
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
