package dk.fodfaeste.participant.events;

import dk.fodfaeste.kit.republishing.EventSubjects;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The subjects of this service's events. It writes no compacted topic, so nothing is locked. */
@ApplicationScoped
@Transactional
class ParticipantEventSubjects implements EventSubjects {
    private final Enrolments enrolments;
    private final Initiatives initiatives;

    ParticipantEventSubjects(Enrolments enrolments, Initiatives initiatives) {
        this.enrolments = enrolments;
        this.initiatives = initiatives;
    }

    @Override
    public boolean isInitiative(String code) {
        return initiatives.findByIdOptional(code).isPresent();
    }

    @Override
    public Optional<String> initiativeOf(UUID enrolmentId) {
        return enrolments.withParticipant(enrolmentId).map(Enrolment::initiative);
    }

    @Override
    public Set<UUID> lockAndFindErased(Collection<UUID> ids) {
        return enrolments.erasedAmong(ids);
    }
}
