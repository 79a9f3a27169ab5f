package dk.fodfaeste.participant;

import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** Stores each change of a person as their next version, in the transaction of the change. */
@ApplicationScoped
public class PersonHistory {
    private final EntityManager database;
    private final Clock clock;

    PersonHistory(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The caller must have locked and changed the person. */
    public void record(Participant participant, PersonChange change, String user) {
        record(participant, change, null, user);
    }

    /** @param nameBefore null if the name did not change */
    public void record(Participant participant, PersonChange change, String nameBefore, String user) {
        participant.recorded();
        database.persist(new PersonVersion(participant, change, nameBefore, Clocks.instant(clock), user));
    }

    /** Whether the same user created the present version with an equal change; then the request is a repetition. */
    public boolean isRepeated(Participant participant, int expectedVersion, PersonChange intended, String user) {
        PersonVersion present = database.find(
                PersonVersion.class, new PersonVersion.Key(participant.participantRef(), participant.version()));
        // Version 1 is the registration and has no row.
        return present != null && present.version() == expectedVersion + 1 && present.wasMadeBy(user, intended);
    }

    /** Oldest first, including the changes of merged records. */
    public List<PersonVersion> of(Participant participant) {
        return database.createQuery(
                        "from PersonVersion v join fetch v.participant p where p.participantRef = ?1 or p.mergedInto = ?1 order by v.recordedAt, v.version",
                        PersonVersion.class)
                .setParameter(1, participant.participantRef())
                .getResultList();
    }

    /** If so, comparing the name of a registration with the present name does not show whether it is a repetition. */
    public boolean wasRenamed(Participant participant) {
        return of(participant).stream().anyMatch(version -> version.nameBefore() != null);
    }
}
