package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Ledger;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonChange.ProtectionChanged;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.person.PersonResource.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Somebody's name and address come under protection, or are so no longer. */
@ApplicationScoped
@Transactional
class ProtectingAddresses {
    @Inject
    ShowingPersons persons;

    @Inject
    Participants participants;

    @Inject
    Enrolments enrolments;

    @Inject
    Ledger ledger;

    @Inject
    PersonHistory history;

    @Inject
    Caller caller;

    /** Saying again what holds already changes nothing. */
    Person change(UUID ref, boolean protectedAddress) {
        Participant participant = persons.inScope(ref);
        participants.lock(participant);
        persons.requireMaySee(participant);
        if (participant.protectedAddress() != protectedAddress) {
            var changed = participant.protectAddress(protectedAddress);
            history.enter(participant, new ProtectionChanged(protectedAddress), caller.user());
            ledger.keep(enrolments.of(participant).stream()
                    .map(enrolment -> ledger.enter(enrolment, changed, caller.user()))
                    .toList());
        }
        return ShowingPersons.shown(participant);
    }
}
