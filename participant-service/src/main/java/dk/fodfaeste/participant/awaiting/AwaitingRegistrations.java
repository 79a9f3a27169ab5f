package dk.fodfaeste.participant.awaiting;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Participant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All registrations that wait for a lead. */
@ApplicationScoped
public class AwaitingRegistrations implements PanacheRepositoryBase<AwaitingRegistration, UUID> {
    private static final Sort OLDEST_FIRST = Sort.by("enrolmentId");

    /** An earlier registration of the person by that user with that case number. */
    public Optional<AwaitingRegistration> earlier(Participant participant, String caseNumberLookup, String user) {
        return find(
                        "participant = ?1 and caseNumberLookup = ?2 and requestedBy = ?3",
                        participant,
                        caseNumberLookup,
                        user)
                .firstResultOptional();
    }

    /** Oldest first; the ids are in the order of the registrations. */
    public List<AwaitingRegistration> inScopeOf(Caller caller) {
        return caller.reachesAll()
                ? listAll(OLDEST_FIRST)
                : list("initiative in ?1", OLDEST_FIRST, caller.initiatives());
    }

    /** Oldest first. */
    public List<AwaitingRegistration> requestedBy(String user) {
        return list("requestedBy", OLDEST_FIRST, user);
    }

    /** Returns false if another transaction has decided on it. Lock its person before. */
    public boolean remove(UUID enrolmentId) {
        return delete("enrolmentId", enrolmentId) > 0;
    }

    public boolean isRequestedBy(UUID enrolmentId, String user) {
        return findByIdOptional(enrolmentId)
                .filter(registration -> registration.requestedBy().equals(user))
                .isPresent();
    }
}
