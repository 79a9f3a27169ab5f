package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.republishing.EventSubjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The subjects of this service's events. */
@ApplicationScoped
@Transactional
class OutcomeEventSubjects implements EventSubjects {
    private final Initiatives initiatives;
    private final Enrolments enrolments;

    OutcomeEventSubjects(Initiatives initiatives, Enrolments enrolments) {
        this.initiatives = initiatives;
        this.enrolments = enrolments;
    }

    @Override
    public boolean isInitiative(String code) {
        return !initiatives.byCode(List.of(code)).isEmpty();
    }

    @Override
    public Optional<String> initiativeOf(UUID enrolmentId) {
        return enrolments.initiativeOf(enrolmentId);
    }

    @Override
    public Set<UUID> lockAndFindErased(Collection<UUID> ids) {
        enrolments.lockAll(ids);
        return enrolments.erasedAmong(ids);
    }
}
