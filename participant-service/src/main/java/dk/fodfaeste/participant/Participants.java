package dk.fodfaeste.participant;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.Keyring;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
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
    public Participant unseen(Cpr cpr, PersonName name, Phone phone) {
        return new Participant(REFS.generate(), cpr, name, phone, keyring);
    }

    /** The person with that number, locked until the transaction ends. */
    public Optional<Participant> locked(Cpr cpr) {
        return Optional.ofNullable(locked(List.of(cpr)).get(cpr));
    }

    /** Locks in one order, whoever asks, so that two imports of the same people do not wait for each other in a ring. */
    public Map<Cpr, Participant> locked(Collection<Cpr> cprs) {
        Map<Cpr, Participant> locked = known(
                cprs,
                "select * from participants where participant_ref = any(:refs) and erased_at is null order by participant_ref for update");
        if (locked.values().stream().anyMatch(person -> person.mergedInto() != null)) {
            throw new Races.Lost();
        }
        return locked;
    }

    /** The same persons for somebody who only looks. */
    public Map<Cpr, Participant> known(Collection<Cpr> cprs) {
        return known(cprs, "select * from participants where participant_ref = any(:refs) and erased_at is null");
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

    /** Locks the persons behind many enrolments, in the one order. */
    public void lockBehind(Collection<UUID> enrolmentIds) {
        getEntityManager()
                .createNativeQuery("""
                        select * from participants
                        where participant_ref in (select participant_ref from enrolments where enrolment_id = any(:ids))
                        order by participant_ref for update""", Participant.class)
                .setParameter("ids", enrolmentIds.toArray(UUID[]::new))
                .getResultList();
    }

    /** Whose record that is now; she may have been erased. */
    public Optional<Participant> behind(UUID participantRef) {
        return findByIdOptional(participantRef)
                .map(record -> record.mergedInto() == null ? record : findById(record.mergedInto()));
    }

    /** Empty also where the person was erased. */
    public Optional<Participant> notErased(UUID participantRef) {
        return behind(participantRef).filter(person -> !person.isErased());
    }

    /** The records that lead to the person: by former numbers, and those that were another record of hers once. */
    public List<Participant> mergedInto(Participant person) {
        return list("mergedInto", Sort.by("participantRef"), person.participantRef());
    }

    /**
     * Gives the person another number. The former one still leads to her, and so a number that she had before may become hers again.
     *
     * @throws Refusal 409 where the number leads to another person
     */
    public void renumber(Participant person, Cpr cpr) {
        Participant holder = find("cprLookup", Participant.lookup(keyring, cpr)).firstResult();
        if (holder != null && !person.participantRef().equals(holder.mergedInto())) {
            throw Refusal.conflict("Another record has this number. If both are one person, merge the two records.");
        }
        Cpr former = person.cpr();
        if (holder != null) {
            holder.withoutNumber();
            getEntityManager().flush();
        }
        person.number(cpr, Participant.lookup(keyring, cpr));
        getEntityManager().flush();
        if (holder != null) {
            holder.number(former, Participant.lookup(keyring, former));
        } else {
            persist(Participant.former(REFS.generate(), person, former, keyring));
        }
    }

    /** All that leads to the other record leads to the person from now on, and so does the record itself. */
    public void merge(Participant person, Participant other) {
        mergedInto(other).forEach(former -> former.mergeInto(person));
        other.mergeInto(person);
    }

    /** Until the transaction ends; what somebody else has changed meanwhile is read anew. */
    public void lock(Participant participant) {
        getEntityManager().refresh(participant, LockModeType.PESSIMISTIC_WRITE);
        if (participant.mergedInto() != null) {
            throw Refusal.conflict("Somebody else has just merged this record into another one. Try again.");
        }
    }

    @SuppressWarnings("unchecked")
    private Map<Cpr, Participant> known(Collection<Cpr> cprs, String sql) {
        Map<String, UUID> leadsTo = leadsTo(cprs);
        if (leadsTo.isEmpty()) {
            return Map.of();
        }
        List<Participant> persons = getEntityManager()
                .createNativeQuery(sql, Participant.class)
                .setParameter("refs", leadsTo.values().stream().distinct().toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Participant> byRef =
                persons.stream().collect(Collectors.toMap(Participant::participantRef, Function.identity()));
        Map<Cpr, Participant> known = new HashMap<>();
        for (Cpr cpr : cprs) {
            Participant person = byRef.get(leadsTo.get(Participant.lookup(keyring, cpr)));
            if (person != null) {
                known.put(cpr, person);
            }
        }
        return known;
    }

    /** By what a number is found by, whose it is or was. */
    @SuppressWarnings("unchecked")
    private Map<String, UUID> leadsTo(Collection<Cpr> cprs) {
        List<Tuple> rows = getEntityManager()
                .createNativeQuery(
                        "select cpr_lookup, coalesce(merged_into, participant_ref) from participants where cpr_lookup = any(:cprs)",
                        Tuple.class)
                .setParameter(
                        "cprs",
                        cprs.stream()
                                .map(cpr -> Participant.lookup(keyring, cpr))
                                .toArray(String[]::new))
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, UUID.class)));
    }
}
