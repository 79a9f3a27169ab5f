package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.participant.CaseNumbers;
import dk.fodfaeste.participant.CorrectionPeriod;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentChanges;
import dk.fodfaeste.participant.EnrolmentEvent.CaseNumberCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.Reassigned;
import dk.fodfaeste.participant.EnrolmentEvent.StartCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.WronglyRegistered;
import dk.fodfaeste.participant.TransactionRetry;
import dk.fodfaeste.participant.employment.Employments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Corrects the registration of an enrolment, reassigns it or marks it as wrongly registered. */
@ApplicationScoped
class Correcting {
    private final EnrolmentChanges changes;
    private final CaseNumbers caseNumbers;
    private final Employments employments;
    private final CorrectionPeriod correctionPeriod;

    Correcting(
            EnrolmentChanges changes,
            CaseNumbers caseNumbers,
            Employments employments,
            CorrectionPeriod correctionPeriod) {
        this.changes = changes;
        this.caseNumbers = caseNumbers;
        this.employments = employments;
        this.correctionPeriod = correctionPeriod;
    }

    Enrolment correctStart(UUID id, StartCorrectionBody body) {
        StartCorrected intended = new StartCorrected(
                body.startedOn(), body.statusAtStart(), body.because().strip());
        return changes.changePeriod(id, body.expectedVersion(), intended, (enrolment, others) -> {
            correctionPeriod.requireMayCorrectRegistration(enrolment);
            return enrolment.correctStart(intended, others);
        });
    }

    Enrolment correctCaseNumber(UUID id, CaseNumberCorrectionBody body) {
        CaseNumberCorrected intended = new CaseNumberCorrected(
                CaseNumbers.check("caseNumber", body.caseNumber()),
                body.because().strip());
        return TransactionRetry.inTransaction(() -> changes.make(id, body.expectedVersion(), intended, enrolment -> {
            correctionPeriod.requireMayCorrectRegistration(enrolment);
            return caseNumbers.correct(enrolment, intended.caseNumber(), intended.because());
        }));
    }

    Enrolment reassign(UUID id, ReassignmentBody body) {
        Reassigned intended = new Reassigned(
                Identifiers.userName("consultant", body.consultant()),
                body.because() == null ? null : body.because().strip());
        return changes.make(id, body.expectedVersion(), intended, enrolment -> {
            employments.requirePresent(intended.consultant());
            return enrolment.reassign(intended.consultant(), intended.because());
        });
    }

    Enrolment markWronglyRegistered(UUID id, WrongRegistrationBody body) {
        WronglyRegistered intended = new WronglyRegistered(body.because().strip());
        return changes.make(
                id, body.expectedVersion(), intended, enrolment -> enrolment.markWronglyRegistered(intended.because()));
    }
}
