package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Whoever decides about all that is known of a person must reach every initiative that it comes from. */
@ApplicationScoped
class PersonsToErase {
    @Inject
    Participants participants;

    @Inject
    Enrolments enrolments;

    @Inject
    AccessRecorder accessRecorder;

    @Inject
    Caller caller;

    /**
     * Held until the transaction ends; may have been erased before.
     *
     * @throws Refusal 404 where there is no such person in the caller's scope
     */
    Participant held(UUID ref) {
        Participant participant = participants.behind(ref).orElseThrow(() -> Refusal.notFound("participant"));
        accessRecorder.record(participant.participantRef());
        boolean inScope =
                enrolments.of(participant).stream().map(Enrolment::initiative).allMatch(caller::reaches);
        if (!inScope) {
            accessRecorder.deny();
            throw Refusal.notFound("participant");
        }
        participants.lock(participant);
        return participant;
    }
}
