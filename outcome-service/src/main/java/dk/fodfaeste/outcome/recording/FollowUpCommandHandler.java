package dk.fodfaeste.outcome.recording;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Executes commands: at most once, and only on the version that the caller saw. */
@ApplicationScoped
class FollowUpCommandHandler {
    private final FollowUpLock lock;
    private final FollowUpStore followUps;
    private final Caller caller;
    private final CorrectionPeriod correctionPeriod;

    FollowUpCommandHandler(
            FollowUpLock lock, FollowUpStore followUps, Caller caller, CorrectionPeriod correctionPeriod) {
        this.lock = lock;
        this.followUps = followUps;
        this.caller = caller;
        this.correctionPeriod = correctionPeriod;
    }

    @Transactional
    void handle(FollowUpId id, FollowUpCommand command) {
        FollowUp followUp = lock.acquire(id);
        if (isRepeated(command, followUp)) {
            return;
        }
        if (followUp.version() != command.expectedVersion()) {
            throw Refusal.stale(command.expectedVersion(), followUp.version());
        }
        if (command.isCorrection()) {
            followUp.latest().ifPresent(outcome -> correctionPeriod.requireMayCorrect(outcome.recordedAt()));
        }
        followUps.add(followUp, execute(command, followUp, lock.context()));
    }

    /** The command that created the present version is sent again: same content, same user and same expected version. */
    private boolean isRepeated(FollowUpCommand command, FollowUp followUp) {
        return followUp.latest()
                .filter(outcome -> outcome.version() - 1 == command.expectedVersion())
                .filter(outcome -> outcome.recordedBy().equals(caller.user()))
                .filter(command::matches)
                .isPresent();
    }

    private Outcome execute(FollowUpCommand command, FollowUp followUp, CommandContext context) {
        return switch (command) {
            case FollowUpCommand.Record record -> followUp.record(record.situation(), context);
            case FollowUpCommand.Correct correct -> followUp.correct(correct.situation(), correct.because(), context);
            case FollowUpCommand.MarkLost lost ->
                followUp.markLost(attempts(lost, followUp), lost.reason(), lost.because(), context);
            case FollowUpCommand.Withdraw withdraw -> followUp.withdraw(withdraw.because(), context);
            case FollowUpCommand.Undo undo ->
                followUp.undo(followUps.previousOutcome(followUp), undo.because(), context);
        };
    }

    private int attempts(FollowUpCommand.MarkLost lost, FollowUp followUp) {
        if (lost.attempts() != null) {
            return lost.attempts();
        }
        int noted = followUps.countAttempts(followUp);
        if (noted == 0) {
            throw Refusal.rule("attempts", message("noAttemptNoted"));
        }
        return noted;
    }
}
