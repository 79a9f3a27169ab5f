package dk.fodfaeste.participant.person;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.EnrolmentRecorder;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonChange.ProtectionChanged;
import dk.fodfaeste.participant.PersonHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Protects or unprotects the name and address of a person. */
@ApplicationScoped
@Transactional
class ProtectingAddresses {
    private final PersonAccess access;
    private final Participants participants;
    private final Enrolments enrolments;
    private final EnrolmentRecorder recorder;
    private final PersonHistory history;
    private final Caller caller;

    ProtectingAddresses(
            PersonAccess access,
            Participants participants,
            Enrolments enrolments,
            EnrolmentRecorder recorder,
            PersonHistory history,
            Caller caller) {
        this.access = access;
        this.participants = participants;
        this.enrolments = enrolments;
        this.recorder = recorder;
        this.history = history;
        this.caller = caller;
    }

    /**
     * A repeated request changes nothing.
     *
     * @throws Refusal 403 if another user than a lead lifts the protection
     */
    PersonView change(UUID ref, boolean protectedAddress) {
        Participant participant = access.inScope(ref);
        if (!protectedAddress && !caller.hasRole(Roles.LEAD)) {
            throw Refusal.forbidden(message("protectionLiftedByLead"));
        }
        participants.lock(participant);
        access.requireMaySee(participant);
        if (participant.protectedAddress() != protectedAddress) {
            var changed = participant.protectAddress(protectedAddress);
            history.record(participant, new ProtectionChanged(protectedAddress), caller.user());
            recorder.save(enrolments.of(participant).stream()
                    .map(enrolment -> recorder.record(enrolment, changed, caller.user()))
                    .toList());
        }
        return PersonView.of(participant);
    }
}
