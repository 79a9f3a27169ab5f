package dk.fodfaeste.participant.erasing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.participant.Participant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Shows the retention of a person, and places and releases legal holds. */
@ApplicationScoped
@Transactional
class LegalHolds {
    private final PersonsInFullScope persons;
    private final RetentionQuery retentions;
    private final EntityManager database;
    private final Caller caller;
    private final Clock clock;

    LegalHolds(
            PersonsInFullScope persons, RetentionQuery retentions, EntityManager database, Caller caller, Clock clock) {
        this.persons = persons;
        this.retentions = retentions;
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    Retention show(UUID ref) {
        return retentions.of(requireUnerased(ref));
    }

    /** A repeated request changes nothing; a second hold with another justification is refused. */
    Retention hold(UUID ref, String because) {
        Participant participant = requireUnerased(ref);
        List<LegalHold> present = present(participant);
        if (present.isEmpty()) {
            database.persist(new LegalHold(participant, because, Clocks.instant(clock), caller.user()));
            database.flush();
        } else if (present.stream().noneMatch(hold -> hold.view().because().equals(because))) {
            throw Refusal.conflict(message("legalHoldExists"));
        }
        return retentions.of(participant);
    }

    /** Releases both holds if two held records were merged. */
    Retention release(UUID ref, String because) {
        Participant participant = requireUnerased(ref);
        List<LegalHold> present = present(participant);
        if (present.isEmpty()) {
            throw Refusal.rule("legalHold", message("noLegalHold"));
        }
        present.forEach(hold -> hold.release(because, Clocks.instant(clock), caller.user()));
        database.flush();
        return retentions.of(participant);
    }

    private Participant requireUnerased(UUID ref) {
        Participant participant = persons.lock(ref);
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
