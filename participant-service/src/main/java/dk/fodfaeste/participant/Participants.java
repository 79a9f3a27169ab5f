package dk.fodfaeste.participant;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.sealing.Keyring;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All persons we know. Whoever changes an enrolment first locks its person here. */
@ApplicationScoped
public class Participants implements PanacheRepositoryBase<Participant, UUID> {
    private static final TimeBasedEpochGenerator REFS = Generators.timeBasedEpochGenerator();

    @Inject
    Keyring keyring;

    /** A person not seen before; not yet persisted. */
    public Participant unseen(Cpr cpr, PersonName name) {
        return new Participant(REFS.generate(), cpr, name, keyring);
    }

    /** The person with that number, locked until the transaction ends. */
    public Optional<Participant> locked(Cpr cpr) {
        return Optional.ofNullable(locked(List.of(cpr)).get(cpr));
    }

    /** Locks in one order, whoever asks, so that two imports of the same people do not wait for each other in a ring. */
    public Map<Cpr, Participant> locked(Collection<Cpr> cprs) {
        return known(
                cprs, "select * from participants where cpr_lookup = any(:cprs) order by participant_ref for update");
    }

    /** The same persons for somebody who only looks. */
    public Map<Cpr, Participant> known(Collection<Cpr> cprs) {
        return known(cprs, "select * from participants where cpr_lookup = any(:cprs)");
    }

    /** What a person with these words in her name is found by. */
    public String[] nameLookups(PersonName words) {
        return Participant.lookups(keyring, words);
    }

    /** Locks the person behind an enrolment until the transaction ends, in one round trip; false where there is none, or its person was erased. */
    boolean lockBehind(UUID enrolmentId) {
        return !getEntityManager()
                .createNativeQuery("""
                        select * from participants
                        where participant_ref = (select participant_ref from enrolments where enrolment_id = :id)
                          and erased_at is null
                        for update""", Participant.class)
                .setParameter("id", enrolmentId)
                .getResultList()
                .isEmpty();
    }

    /** Empty also where the person was erased. */
    public Optional<Participant> notErased(UUID participantRef) {
        return find("participantRef = ?1 and erasedAt is null", participantRef).firstResultOptional();
    }

    /** Until the transaction ends; what somebody else has changed meanwhile is read anew. */
    public void lock(Participant participant) {
        getEntityManager().refresh(participant, LockModeType.PESSIMISTIC_WRITE);
    }

    @SuppressWarnings("unchecked")
    private Map<Cpr, Participant> known(Collection<Cpr> cprs, String sql) {
        List<Participant> known = getEntityManager()
                .createNativeQuery(sql, Participant.class)
                .setParameter(
                        "cprs",
                        cprs.stream()
                                .map(cpr -> Participant.lookup(keyring, cpr))
                                .toArray(String[]::new))
                .getResultList();
        return known.stream().collect(Collectors.toMap(Participant::cpr, Function.identity()));
    }
}
