package dk.fodfaeste.participant.exiting;

import dk.fodfaeste.participant.Changes;
import dk.fodfaeste.participant.CorrectionPeriod;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentEvent.ExitCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.ExitWithdrawn;
import dk.fodfaeste.participant.EnrolmentEvent.Exited;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Somebody leaves an initiative; or left it on another day, or did not leave it after all. */
@ApplicationScoped
class Exiting {
    @Inject
    Changes changes;

    @Inject
    Enrolments enrolments;

    @Inject
    Initiatives initiatives;

    @Inject
    CorrectionPeriod correctionPeriod;

    /** With an exit the EXIT measures get a follow-up, so nobody may redefine them in this moment. */
    Enrolment exit(UUID id, ExitBody body) {
        Exited meant = new Exited(body.exitedOn(), body.reason());
        return changes.make(id, body.expectedVersion(), meant, enrolment -> {
            initiatives.held(List.of(enrolment.initiative()));
            return enrolment.exit(meant.exitedOn(), meant.reason());
        });
    }

    Enrolment correct(UUID id, ExitCorrectionBody body) {
        ExitCorrected meant =
                new ExitCorrected(body.exitedOn(), body.reason(), body.because().strip());
        return changes.make(id, body.expectedVersion(), meant, enrolment -> {
            enrolments.exitRecordedAt(enrolment).ifPresent(correctionPeriod::requireMayCorrect);
            return enrolment.correctExit(
                    meant.exitedOn(), meant.reason(), meant.because(), enrolments.othersThan(enrolment));
        });
    }

    Enrolment withdraw(UUID id, ExitWithdrawalBody body) {
        ExitWithdrawn meant = new ExitWithdrawn(body.because().strip());
        return changes.make(
                id,
                body.expectedVersion(),
                meant,
                enrolment -> enrolment.withdrawExit(meant.because(), enrolments.othersThan(enrolment)));
    }
}
