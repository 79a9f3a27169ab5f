package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.CprLookUps;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.PersonVersion;
import dk.fodfaeste.participant.person.FindingResource.Found;
import dk.fodfaeste.participant.person.PersonResource.Disclosure;
import dk.fodfaeste.participant.person.PersonResource.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** A person is shown to whoever reaches an initiative that the person is or was in; to all others there is no such person. */
@ApplicationScoped
@Transactional
public class ShowingPersons {
    @Inject
    Participants participants;

    @Inject
    Enrolments enrolments;

    @Inject
    PersonHistory history;

    @Inject
    CprLookUps cprLookUps;

    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    @Inject
    AuditFilter audit;

    public Person show(UUID ref) {
        Participant participant = inScope(ref);
        if (!isLetSee(participant)) {
            accessRecorder.deny();
            return new Person(participant.participantRef(), null, null, null, true, participant.version());
        }
        return shown(participant);
    }

    Disclosure disclose(UUID ref, String purpose) {
        audit.usePurpose("purpose", purpose);
        cprLookUps.count();
        Participant participant = inScope(ref);
        requireMaySee(participant);
        return new Disclosure(participant.cpr().disclosed());
    }

    Found find(Cpr cpr) {
        cprLookUps.count();
        Participant known = participants.known(List.of(cpr)).get(cpr);
        if (known == null) {
            throw Refusal.notFound("participant");
        }
        Participant person = inScope(known.participantRef());
        return new Found(
                person.participantRef(),
                participants.mergedInto(person).stream()
                        .filter(record -> record.name() != null)
                        .map(Participant::participantRef)
                        .toList());
    }

    static Person shown(Participant participant) {
        return new Person(
                participant.participantRef(),
                participant.cpr().hidden(),
                participant.name(),
                participant.phone(),
                participant.protectedAddress(),
                participant.version());
    }

    /** What was changed about the person, oldest first. */
    List<PersonVersion> history(UUID ref) {
        Participant participant = inScope(ref);
        requireMaySee(participant);
        return history.of(participant);
    }

    /** @throws Refusal 403 where the address is protected, and the caller is neither assigned to the person nor a lead */
    void requireMaySee(Participant participant) {
        if (!isLetSee(participant)) {
            throw Caller.protectedAddressRefusal();
        }
    }

    /** Whoever registered somebody by mistake is not assigned to her. */
    private boolean isLetSee(Participant participant) {
        return !participant.protectedAddress()
                || caller.seesProtectedAddresses()
                || enrolments.of(participant).stream()
                        .anyMatch(enrolment -> enrolment.counts()
                                && caller.reaches(enrolment.initiative())
                                && enrolment.isVisibleTo(caller));
    }

    Participant inScope(UUID ref) {
        Participant participant = participants.notErased(ref).orElseThrow(() -> Refusal.notFound("participant"));
        accessRecorder.record(participant.participantRef());
        List<String> initiatives =
                enrolments.of(participant).stream().map(Enrolment::initiative).toList();
        if (initiatives.stream().noneMatch(caller::reaches)) {
            accessRecorder.deny();
            throw Refusal.notFound("participant");
        }
        return participant;
    }
}
