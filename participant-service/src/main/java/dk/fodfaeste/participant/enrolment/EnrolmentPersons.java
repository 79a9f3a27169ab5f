package dk.fodfaeste.participant.enrolment;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Finds the persons of enrolments for a page of another service, which only knows the ids of the enrolments. A partner sees no phone number and no
 * year of birth.
 */
@ApplicationScoped
@Transactional
public class EnrolmentPersons {
    private final Enrolments enrolments;
    private final Caller caller;
    private final AccessRecorder accessRecorder;

    EnrolmentPersons(Enrolments enrolments, Caller caller, AccessRecorder accessRecorder) {
        this.enrolments = enrolments;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
    }

    /** Leaves out enrolments that do not exist or whose person the caller may not see. */
    public List<EnrolmentPerson> of(Collection<UUID> enrolmentIds) {
        Map<UUID, Enrolment> known = enrolments.withIds(enrolmentIds);
        return enrolmentIds.stream()
                .distinct()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(enrolment -> caller.reaches(enrolment.initiative()) && enrolment.isVisibleTo(caller))
                .map(this::person)
                .toList();
    }

    private EnrolmentPerson person(Enrolment enrolment) {
        Participant person = enrolment.participant();
        accessRecorder.record(person.participantRef());
        boolean isForPartner = caller.hasRole(Roles.PARTNER);
        return new EnrolmentPerson(
                enrolment.enrolmentId(),
                person.participantRef(),
                enrolment.caseNumber(),
                person.name(),
                isForPartner ? null : person.phone(),
                isForPartner ? null : person.cpr().birthDate().getYear());
    }
}
