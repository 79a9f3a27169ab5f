package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.kit.sealing.LookupHashes;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All persons. A change of an enrolment first locks its person here. */
@ApplicationScoped
public class Participants implements PanacheRepositoryBase<Participant, UUID> {
    private static final TimeBasedEpochGenerator REFS = Generators.timeBasedEpochGenerator();

    private final Keyring keyring;

    Participants(Keyring keyring) {
        this.keyring = keyring;
    }

    /** A new person, not persisted yet. */
    public Participant create(Cpr cpr, PersonName name, Phone phone) {
        return create(REFS.generate(), cpr, name, phone);
    }

    /** Like the other method, without a telephone number. */
    public Participant create(Cpr cpr, PersonName name, LookupHashes hashes) {
        return new Participant(REFS.generate(), cpr, name, null, keyring, hashes);
    }

    /** Like the other method, for a reference that an earlier answer has named. */
    public Participant create(UUID participantRef, Cpr cpr, PersonName name, Phone phone) {
        return new Participant(participantRef, cpr, name, phone, keyring, keyring);
    }

    /** Locks the person with that number until the transaction ends. */
    public Optional<Participant> lockByCpr(Cpr cpr) {
        return Optional.ofNullable(lockByCpr(List.of(cpr), keyring).get(cpr));
    }

    /** Locks in the order of the references, so that two imports of the same persons do not deadlock. */
    public Map<Cpr, Participant> lockByCpr(Collection<Cpr> cprs, LookupHashes hashes) {
        Map<Cpr, Participant> locked = findByCpr(
                cprs,
                hashes,
                "select * from participants where participant_ref = any(:refs) and erased_at is null order by participant_ref for update");
        if (locked.values().stream().anyMatch(person -> person.mergedInto() != null)) {
            throw new TransactionRetry.ConcurrentChange();
        }
        return locked;
    }

    /** The same persons without a lock. */
    public Map<Cpr, Participant> findByCpr(Collection<Cpr> cprs) {
        return findByCpr(cprs, keyring);
    }

    /** The same persons without a lock. */
    public Map<Cpr, Participant> findByCpr(Collection<Cpr> cprs, LookupHashes hashes) {
        return findByCpr(
                cprs, hashes, "select * from participants where participant_ref = any(:refs) and erased_at is null");
    }

    /** The keyed hashes that a person with this name has. */
    public String[] nameLookups(PersonName name) {
        return Participant.lookups(keyring, name);
    }

    /** For each typed word the keyed hashes, one of which a person has who has such a word in the name. */
    public List<String[]> searchedLookups(PersonName words) {
        return Arrays.stream(words.words())
                .map(word -> Participant.lookupsOfTyped(keyring, word))
                .toList();
    }

    /**
     * Locks the person of an enrolment until the transaction ends, in one query. Returns false if there is no such enrolment or its person
     * was erased.
     */
    boolean lockByEnrolment(UUID enrolmentId) {
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

    /** Locks the persons of many enrolments, in the order of the references. */
    public void lockByEnrolment(Collection<UUID> enrolmentIds) {
        getEntityManager()
                .createNativeQuery("""
                        select * from participants
                        where participant_ref in (select participant_ref from enrolments where enrolment_id = any(:ids))
                        order by participant_ref for update""", Participant.class)
                .setParameter("ids", enrolmentIds.toArray(UUID[]::new))
                .getResultList();
    }

    /** The present record of the person, after merges. The person may have been erased. */
    public Optional<Participant> resolve(UUID participantRef) {
        return findByIdOptional(participantRef)
                .map(record -> record.mergedInto() == null ? record : findById(record.mergedInto()));
    }

    /** Empty also if the person was erased. */
    public Optional<Participant> resolveUnerased(UUID participantRef) {
        return resolve(participantRef).filter(person -> !person.isErased());
    }

    /** The records that lead to the person: former numbers and merged records. */
    public List<Participant> mergedInto(Participant person) {
        return list("mergedInto", Sort.by("participantRef"), person.participantRef());
    }

    /**
     * Gives the person another number. The former number still leads to the person, and a former number can become the present one again.
     *
     * @throws Refusal 409 if the number leads to another person
     */
    public void changeCpr(Participant person, Cpr cpr) {
        Participant holder = find("cprLookup", Participant.lookup(keyring, cpr)).firstResult();
        if (holder != null && !person.participantRef().equals(holder.mergedInto())) {
            throw Refusal.conflict(message("cprTaken"));
        }
        Cpr former = person.cpr();
        if (holder != null) {
            holder.removeCpr();
            getEntityManager().flush();
        }
        person.changeCpr(cpr, Participant.lookup(keyring, cpr));
        getEntityManager().flush();
        if (holder != null) {
            holder.changeCpr(former, Participant.lookup(keyring, former));
        } else {
            persist(Participant.former(REFS.generate(), person, former, keyring));
        }
    }

    /** The other record, and all records that lead to it, lead to the person from now on. */
    public void merge(Participant person, Participant other) {
        mergedInto(other).forEach(former -> former.mergeInto(person));
        other.mergeInto(person);
    }

    /**
     * Locks until the transaction ends and reads again what other transactions have changed in the person and in their enrolments, which may have
     * been loaded before.
     */
    public void lock(Participant participant) {
        getEntityManager().refresh(participant, LockModeType.PESSIMISTIC_WRITE);
        getEntityManager()
                .createQuery("from Enrolment e where e.participant = ?1", Enrolment.class)
                .setParameter(1, participant)
                .getResultList()
                .forEach(getEntityManager()::refresh);
        if (participant.mergedInto() != null) {
            throw Refusal.conflict(message("mergedMeanwhile"));
        }
    }

    @SuppressWarnings("unchecked")
    private Map<Cpr, Participant> findByCpr(Collection<Cpr> cprs, LookupHashes hashes, String sql) {
        Map<Cpr, String> lookups = cprs.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), cpr -> Participant.lookup(hashes, cpr)));
        Map<String, UUID> presentRefs = presentRefs(lookups.values());
        if (presentRefs.isEmpty()) {
            return Map.of();
        }
        List<Participant> persons = getEntityManager()
                .createNativeQuery(sql, Participant.class)
                .setParameter("refs", presentRefs.values().stream().distinct().toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Participant> byRef =
                persons.stream().collect(Collectors.toMap(Participant::participantRef, Function.identity()));
        Map<Cpr, Participant> known = new HashMap<>();
        lookups.forEach((cpr, lookup) -> {
            Participant person = byRef.get(presentRefs.get(lookup));
            if (person != null) {
                known.put(cpr, person);
            }
        });
        return known;
    }

    /** For each keyed hash of a number, the present record of its person. */
    @SuppressWarnings("unchecked")
    private Map<String, UUID> presentRefs(Collection<String> lookups) {
        List<Tuple> rows = getEntityManager()
                .createNativeQuery(
                        "select cpr_lookup, coalesce(merged_into, participant_ref) from participants where cpr_lookup = any(:cprs)",
                        Tuple.class)
                .setParameter("cprs", lookups.toArray(String[]::new))
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, UUID.class)));
    }
}
