package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Checks whether the caller may access a person, and records the access. */
@ApplicationScoped
public class PersonAccess {
    private final Participants participants;
    private final Enrolments enrolments;
    private final Caller caller;
    private final AccessRecorder accessRecorder;

    PersonAccess(Participants participants, Enrolments enrolments, Caller caller, AccessRecorder accessRecorder) {
        this.participants = participants;
        this.enrolments = enrolments;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
    }

    /** @throws Refusal 404 unless the person is or was in an initiative in the caller's scope */
    Participant inScope(UUID ref) {
        Participant participant = participants.resolveUnerased(ref).orElseThrow(() -> Refusal.notFound("participant"));
        accessRecorder.record(participant.participantRef());
        if (!isInScope(participant)) {
            accessRecorder.deny();
            throw Refusal.notFound("participant");
        }
        return participant;
    }

    /** Whether the person is or was in an initiative in the caller's scope. */
    public boolean isInScope(Participant participant) {
        return enrolments.of(participant).stream().map(Enrolment::initiative).anyMatch(caller::reaches);
    }

    /** Records that the caller has met the person: as a denial unless the person is in their scope and visible to them. */
    public void recordMeeting(Participant participant) {
        if (isInScope(participant) && maySee(participant)) {
            accessRecorder.record(participant.participantRef());
        } else {
            accessRecorder.recordDenied(participant.participantRef());
        }
    }

    /** @throws Refusal 403 unless {@link #maySee} */
    void requireMaySee(Participant participant) {
        if (!maySee(participant)) {
            throw Caller.protectedAddressRefusal();
        }
    }

    /** A person with a protected address is visible to leads and to the consultant of one of their valid enrolments. */
    public boolean maySee(Participant participant) {
        return !participant.protectedAddress()
                || caller.seesProtectedAddresses()
                || enrolments.of(participant).stream()
                        .anyMatch(enrolment -> enrolment.isValid()
                                && caller.reaches(enrolment.initiative())
                                && enrolment.isVisibleTo(caller));
    }
}
