package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.participant.Changes;
import dk.fodfaeste.participant.Consultant;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentEvent.CaseNumberCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.Reassigned;
import dk.fodfaeste.participant.EnrolmentEvent.StartCorrected;
import dk.fodfaeste.participant.EnrolmentEvent.WronglyRegistered;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Races;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** What was registered turns out to be otherwise, or becomes otherwise. */
@ApplicationScoped
class Correcting {
    @Inject
    Changes changes;

    @Inject
    Enrolments enrolments;

    Enrolment correctStart(UUID id, StartCorrectionBody body) {
        StartCorrected meant =
                new StartCorrected(body.startedOn(), body.because().strip());
        return changes.make(
                id,
                body.expectedVersion(),
                meant,
                enrolment ->
                        enrolment.correctStart(meant.startedOn(), meant.because(), enrolments.othersThan(enrolment)));
    }

    Enrolment correctCaseNumber(UUID id, CaseNumberCorrectionBody body) {
        CaseNumberCorrected meant = new CaseNumberCorrected(
                body.caseNumber().strip(), body.because().strip());
        return Races.inTransaction(() -> changes.make(
                id,
                body.expectedVersion(),
                meant,
                enrolment -> enrolments.correctCaseNumber(enrolment, meant.caseNumber(), meant.because())));
    }

    Enrolment reassign(UUID id, ReassignmentBody body) {
        Reassigned meant = new Reassigned(
                Consultant.check("consultant", body.consultant()),
                body.because() == null ? null : body.because().strip());
        return changes.make(
                id,
                body.expectedVersion(),
                meant,
                enrolment -> enrolment.reassign(meant.consultant(), meant.because()));
    }

    Enrolment markWronglyRegistered(UUID id, WrongRegistrationBody body) {
        WronglyRegistered meant = new WronglyRegistered(body.because().strip());
        return changes.make(
                id, body.expectedVersion(), meant, enrolment -> enrolment.markWronglyRegistered(meant.because()));
    }
}
