package dk.fodfaeste.participant.exiting;

import dk.fodfaeste.participant.CorrectionPeriod;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentChanges;
import dk.fodfaeste.participant.EnrolmentEvent.ExitCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.ExitWithdrawn;
import dk.fodfaeste.participant.EnrolmentEvent.Exited;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Records, corrects and withdraws the exit of an enrolment. */
@ApplicationScoped
class Exiting {
    private final EnrolmentChanges changes;
    private final Initiatives initiatives;
    private final CorrectionPeriod correctionPeriod;

    Exiting(EnrolmentChanges changes, Initiatives initiatives, CorrectionPeriod correctionPeriod) {
        this.changes = changes;
        this.initiatives = initiatives;
        this.correctionPeriod = correctionPeriod;
    }

    /** The exit creates follow-ups for EXIT measures, so their definitions must not change in this transaction. */
    Enrolment exit(UUID id, ExitBody body) {
        Exited intended = new Exited(body.exitedOn(), body.reason());
        return changes.make(id, body.expectedVersion(), intended, enrolment -> {
            initiatives.lockAgainstRevision(List.of(enrolment.initiative()));
            return enrolment.exit(intended.exitedOn(), intended.reason());
        });
    }

    Enrolment correct(UUID id, ExitCorrectionBody body) {
        ExitCorrected intended =
                new ExitCorrected(body.exitedOn(), body.reason(), body.because().strip());
        return changes.changePeriod(id, body.expectedVersion(), intended, (enrolment, others) -> {
            correctionPeriod.requireMayCorrectExit(enrolment);
            return enrolment.correctExit(intended.exitedOn(), intended.reason(), intended.because(), others);
        });
    }

    Enrolment withdraw(UUID id, ExitWithdrawalBody body) {
        ExitWithdrawn intended = new ExitWithdrawn(body.because().strip());
        return changes.changePeriod(
                id,
                body.expectedVersion(),
                intended,
                (enrolment, others) -> enrolment.withdrawExit(intended.because(), others));
    }
}
