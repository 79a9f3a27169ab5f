package dk.fodfaeste.participant;

import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** Where each change of a person becomes her next version, in the transaction of the change. */
@ApplicationScoped
public class PersonHistory {
    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    /** The caller has locked and changed the person. */
    public void enter(Participant participant, PersonChange change, String user) {
        enter(participant, change, null, user);
    }

    /** @param nameBefore null where it stays */
    public void enter(Participant participant, PersonChange change, String nameBefore, String user) {
        participant.recorded();
        database.persist(new PersonVersion(participant, change, nameBefore, Clocks.instant(clock), user));
    }

    /** Whether the same user's same words made the present version: then it is the same request once more. */
    public boolean isRepeated(Participant participant, int expectedVersion, PersonChange meant, String user) {
        PersonVersion present = database.find(
                PersonVersion.class, new PersonVersion.Key(participant.participantRef(), participant.version()));
        // There is none of version 1, which the registration made.
        return present != null && present.version() == expectedVersion + 1 && present.wasMadeBy(user, meant);
    }

    /** Oldest first; those of the records that were merged into hers too. */
    public List<PersonVersion> of(Participant participant) {
        return database.createQuery(
                        "from PersonVersion v join fetch v.participant p where p.participantRef = ?1 or p.mergedInto = ?1 order by v.recordedAt, v.version",
                        PersonVersion.class)
                .setParameter(1, participant.participantRef())
                .getResultList();
    }

    /** After that, the name of a registration no longer tells whether it is the same one. */
    public boolean wasRenamed(Participant participant) {
        return of(participant).stream().anyMatch(version -> version.nameBefore() != null);
    }
}
