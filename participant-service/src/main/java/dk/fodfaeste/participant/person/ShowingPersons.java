package dk.fodfaeste.participant.person;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.audit.AuditFilter;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.CprLookUpLimit;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.PersonVersion;
import dk.fodfaeste.participant.person.PersonResource.Disclosure;
import dk.fodfaeste.participant.person.PersonSearchResource.PersonReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Shows persons to callers whose scope contains an initiative of the person. For other callers the person does not exist. */
@ApplicationScoped
@Transactional
public class ShowingPersons {
    private final Participants participants;
    private final PersonAccess access;
    private final PersonHistory history;
    private final CprLookUpLimit cprLookUpLimit;
    private final AccessRecorder accessRecorder;
    private final AuditFilter audit;

    ShowingPersons(
            Participants participants,
            PersonAccess access,
            PersonHistory history,
            CprLookUpLimit cprLookUpLimit,
            AccessRecorder accessRecorder,
            AuditFilter audit) {
        this.participants = participants;
        this.access = access;
        this.history = history;
        this.cprLookUpLimit = cprLookUpLimit;
        this.accessRecorder = accessRecorder;
        this.audit = audit;
    }

    public PersonView show(UUID ref) {
        Participant participant = access.inScope(ref);
        if (!access.maySee(participant)) {
            accessRecorder.deny();
            return PersonView.hidden(participant);
        }
        return PersonView.of(participant);
    }

    Disclosure disclose(UUID ref, String purpose) {
        audit.usePurpose("purpose", purpose);
        cprLookUpLimit.count();
        Participant participant = access.inScope(ref);
        access.requireMaySee(participant);
        return new Disclosure(participant.cpr().disclosed());
    }

    /** Counts as a look-up by CPR. */
    PersonReference find(Cpr cpr) {
        cprLookUpLimit.count();
        Participant known = participants.findByCpr(List.of(cpr)).get(cpr);
        if (known == null) {
            throw Refusal.notFound("participant");
        }
        return reference(known.participantRef());
    }

    /**
     * Like {@link #find(Cpr)}, for a stated purpose.
     *
     * @param purpose null if none is stated, which is refused
     */
    public PersonReference find(Cpr cpr, String purpose) {
        if (purpose == null) {
            throw Refusal.malformed("purpose", message("missing"));
        }
        audit.usePurpose("purpose", purpose);
        return find(cpr);
    }

    /** The present reference of a person, and those of records that were merged into theirs. */
    PersonReference reference(UUID ref) {
        Participant person = access.inScope(ref);
        return new PersonReference(
                person.participantRef(),
                participants.mergedInto(person).stream()
                        .filter(record -> record.name() != null)
                        .map(Participant::participantRef)
                        .toList());
    }

    /** The changes of the person, oldest first. */
    List<PersonVersion> history(UUID ref) {
        Participant participant = access.inScope(ref);
        access.requireMaySee(participant);
        return history.of(participant);
    }
}
