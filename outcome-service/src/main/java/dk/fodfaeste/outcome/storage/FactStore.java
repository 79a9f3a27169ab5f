package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.outcome.Enrolment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Saves initiatives and enrolments from participant-service and derives their follow-ups again in the same transaction. Older versions than the
 * stored ones are ignored, so the order of arrival does not matter. {@link Initiatives} describes the lock order.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FactStore {
    /** A batch of enrolments of a revised initiative. A higher value means fewer statements and more memory. */
    private static final int BATCH_SIZE = 5_000;

    private static final UUID LOWEST_ID = new UUID(0, 0);

    private final Initiatives initiatives;
    private final Enrolments enrolments;
    private final DerivedFollowUps followUps;

    FactStore(Initiatives initiatives, Enrolments enrolments, DerivedFollowUps followUps) {
        this.initiatives = initiatives;
        this.enrolments = enrolments;
        this.followUps = followUps;
    }

    /** A revision may move every follow-up of its initiative. */
    public void saveInitiatives(List<InitiativePayload> received) {
        initiatives.saveNewer(received).forEach(this::rebuild);
    }

    /** Derives the follow-ups of measures that an older version of the service skipped. */
    void deriveSkippedMeasures() {
        for (String code : initiatives.readDifferently()) {
            initiatives.lockAndNoteSkipped(code);
            rebuild(code);
        }
    }

    private void rebuild(String initiative) {
        List<Enrolment> batch = enrolments.of(initiative, LOWEST_ID, BATCH_SIZE);
        while (!batch.isEmpty()) {
            followUps.rebuild(batch);
            batch = enrolments.of(initiative, batch.getLast().enrolmentId(), BATCH_SIZE);
        }
    }

    /** Locks the enrolments until the end of the transaction, including those that are not newer. */
    public void saveEnrolments(Collection<Enrolment> received) {
        initiatives.lockShared(received.stream().map(Enrolment::initiative).collect(toSet()));
        Set<UUID> newer = enrolments.saveNewer(received);
        followUps.rebuild(enrolments.byId(newer).values());
    }
}
