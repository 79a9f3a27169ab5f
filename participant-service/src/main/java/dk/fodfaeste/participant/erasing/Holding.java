package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.participant.Participant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Shows how long a person is kept, and keeps her longer while somebody needs it. */
@ApplicationScoped
@Transactional
class Holding {
    @Inject
    PersonsToErase persons;

    @Inject
    Retentions retentions;

    @Inject
    EntityManager database;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    Retention show(UUID ref) {
        return retentions.of(there(ref));
    }

    /** Saying it again by another because is refused; by the same it changes nothing. */
    Retention hold(UUID ref, String because) {
        Participant participant = there(ref);
        List<LegalHold> present = present(participant);
        if (present.isEmpty()) {
            database.persist(new LegalHold(participant, because, Clocks.instant(clock), caller.user()));
            database.flush();
        } else if (present.stream().noneMatch(hold -> hold.shown().because().equals(because))) {
            throw Refusal.conflict("There is a legal hold already.");
        }
        return retentions.of(participant);
    }

    /** Where two records that were held became one, both holds. */
    Retention release(UUID ref, String because) {
        Participant participant = there(ref);
        List<LegalHold> present = present(participant);
        if (present.isEmpty()) {
            throw Refusal.rule("legalHold", "there is none");
        }
        present.forEach(hold -> hold.release(because, Clocks.instant(clock), caller.user()));
        database.flush();
        return retentions.of(participant);
    }

    private Participant there(UUID ref) {
        Participant participant = persons.held(ref);
        if (participant.isErased()) {
            throw Refusal.notFound("participant");
        }
        return participant;
    }

    private List<LegalHold> present(Participant participant) {
        return database.createQuery(
                        "from LegalHold h join fetch h.participant p where (p.participantRef = ?1 or p.mergedInto = ?1) and h.releasedAt is null",
                        LegalHold.class)
                .setParameter(1, participant.participantRef())
                .getResultList();
    }
}
