package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.participant.CaseNumbers;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentVersion;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Collects the data about a person under all numbers and references that lead to them. */
@ApplicationScoped
class DossierBuilder {
    private final Participants participants;
    private final PersonHistory history;
    private final Enrolments enrolments;
    private final CaseNumbers caseNumbers;

    DossierBuilder(Participants participants, PersonHistory history, Enrolments enrolments, CaseNumbers caseNumbers) {
        this.participants = participants;
        this.history = history;
        this.enrolments = enrolments;
        this.caseNumbers = caseNumbers;
    }

    Dossier of(Participant person, List<Enrolment> ofPerson) {
        List<EnrolmentVersion> versions = enrolments.versionsOf(ofPerson);
        return new Dossier(
                person.participantRef(),
                person.cpr().disclosed(),
                person.name(),
                person.phone(),
                person.protectedAddress(),
                participants.mergedInto(person).stream()
                        .map(Dossier.FormerRecord::of)
                        .toList(),
                history.of(person).stream().map(Dossier.Change::of).toList(),
                ofPerson.stream()
                        .map(one -> Dossier.ArchivedEnrolment.of(one, caseNumbers.formerOf(one), versions))
                        .toList());
    }
}
