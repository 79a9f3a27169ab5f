package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Loads a person for a decision about all of their data. Every initiative of the person must be in the caller's scope. */
@ApplicationScoped
class PersonsInFullScope {
    private final Participants participants;
    private final Enrolments enrolments;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    PersonsInFullScope(Participants participants, Enrolments enrolments, AccessRecorder accessRecorder, Caller caller) {
        this.participants = participants;
        this.enrolments = enrolments;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /**
     * Locks the person until the transaction ends. The person may already be erased.
     *
     * @throws Refusal 404 if the caller's scope does not contain every initiative of the person
     */
    Participant lock(UUID ref) {
        Participant participant = participants.resolve(ref).orElseThrow(() -> Refusal.notFound("participant"));
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
