package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Participant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Another service's page knows enrolments by their ids only, and asks for its user whose they are. */
@ApplicationScoped
@Transactional
public class NamingEnrolments {
    @Inject
    Enrolments enrolments;

    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    /** What the caller may not see, or is not there, is left out. */
    public List<Named> name(Collection<UUID> enrolmentIds) {
        Map<UUID, Enrolment> known = enrolments.withIds(enrolmentIds);
        return enrolmentIds.stream()
                .distinct()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(enrolment -> caller.reaches(enrolment.initiative()) && enrolment.isVisibleTo(caller))
                .map(this::named)
                .toList();
    }

    private Named named(Enrolment enrolment) {
        Participant person = enrolment.participant();
        accessRecorder.record(person.participantRef());
        return new Named(
                enrolment.enrolmentId(),
                person.participantRef(),
                enrolment.caseNumber(),
                person.name(),
                person.phone());
    }
}
