package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentVersion;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Collects what is known of a person: under all numbers and references that lead to her. */
@ApplicationScoped
class Dossiers {
    @Inject
    Participants participants;

    @Inject
    PersonHistory history;

    @Inject
    Enrolments enrolments;

    Dossier of(Participant person, List<Enrolment> hers) {
        List<EnrolmentVersion> versions = enrolments.versionsOf(hers);
        return new Dossier(
                person.participantRef(),
                person.cpr().disclosed(),
                person.name(),
                person.phone(),
                person.protectedAddress(),
                participants.mergedInto(person).stream()
                        .map(Dossier.Formerly::of)
                        .toList(),
                history.of(person).stream().map(Dossier.Change::of).toList(),
                hers.stream()
                        .map(one -> Dossier.Stay.of(one, enrolments.formerCaseNumbers(one), versions))
                        .toList());
    }
}
