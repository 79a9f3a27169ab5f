package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.outcome.Enrolment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Saves initiatives and enrolments from participant-service. The follow-ups of an enrolment are derived again in the same transaction, those of a
 * revised initiative later, chunk by chunk. Older versions than the stored ones are ignored, so the order of arrival does not matter. {@link
 * Initiatives} describes the lock order.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FactStore implements PendingDerivations.Deriver {
    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final DerivedFollowUps followUps;
    private final PendingDerivations pending;

    FactStore(Initiatives initiatives, Enrolments enrolments, DerivedFollowUps followUps, PendingDerivations pending) {
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.followUps = followUps;
        this.pending = pending;
    }

    /** A revision may move every follow-up of its initiative. */
    public void saveInitiatives(List<InitiativePayload> received) {
        pending.request(initiatives.saveNewer(received));
    }

    /** Derives the follow-ups of measures that an older version of the service skipped. */
    void deriveSkippedMeasures() {
        for (String code : initiatives.readDifferently()) {
            initiatives.lockAndNoteSkipped(code);
            pending.request(Set.of(code));
        }
    }

    @Override
    public void lock(String initiative) {
        initiatives.lockShared(List.of(initiative));
    }

    @Override
    public List<UUID> derive(String initiative, UUID after, int limit) {
        List<Enrolment> chunk = enrolments.lockNext(initiative, after, limit);
        followUps.rebuild(chunk);
        return chunk.stream().map(Enrolment::enrolmentId).toList();
    }

    /** Locks the enrolments until the end of the transaction, including those that are not newer. */
    public void saveEnrolments(Collection<Enrolment> received) {
        initiatives.lockShared(received.stream().map(Enrolment::initiative).collect(toSet()));
        Set<UUID> newer = enrolments.saveNewer(received);
        followUps.rebuild(enrolments.byId(newer).values());
    }
}
