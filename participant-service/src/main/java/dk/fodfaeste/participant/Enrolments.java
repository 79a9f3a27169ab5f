package dk.fodfaeste.participant;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.participant.EnrolmentEvent.CaseNumberCorrected;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All enrolments there are and were. Those of persons who were erased are found by nobody. */
@ApplicationScoped
public class Enrolments implements PanacheRepositoryBase<Enrolment, UUID> {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    @Inject
    Keyring keyring;

    /** A new one, not yet persisted. {@link Enrolment#register} says what it takes. */
    public Enrolment register(
            Participant participant,
            PersonName given,
            Registration registration,
            LocalDate knownExit,
            OtherSpans others) {
        return Enrolment.register(
                IDS.generate(),
                participant,
                given,
                registration,
                caseNumberLookup(registration.caseNumber()),
                knownExit,
                others);
    }

    public Optional<Enrolment> withParticipant(UUID enrolmentId) {
        return find(
                        "from Enrolment e join fetch e.participant p where e.enrolmentId = ?1 and p.erasedAt is null",
                        enrolmentId)
                .firstResultOptional();
    }

    public Map<UUID, Enrolment> withIds(Collection<UUID> enrolmentIds) {
        return list(
                        "from Enrolment e join fetch e.participant p where e.enrolmentId in ?1 and p.erasedAt is null",
                        enrolmentIds)
                .stream()
                .collect(Collectors.toMap(Enrolment::enrolmentId, Function.identity()));
    }

    /** The one with that case number whose registration stands. */
    public Optional<Enrolment> standing(String caseNumber) {
        return find(
                        "from Enrolment e join fetch e.participant where e.caseNumberLookup = ?1 and not e.wronglyRegistered",
                        caseNumberLookup(caseNumber))
                .firstResultOptional();
    }

    /** The standing ones of that person in that initiative. Nobody adds to them while the person is locked. */
    public List<Enrolment> standing(Participant participant, String initiative) {
        return list("participant = ?1 and initiative = ?2 and not wronglyRegistered", participant, initiative);
    }

    /** All of that person, the wrongly registered ones too. */
    public List<Enrolment> of(Participant participant) {
        return list("participant", participant);
    }

    /** The person's other spans in the same initiative. */
    public OtherSpans othersThan(Enrolment enrolment) {
        return OtherSpans.of(standing(enrolment.participant(), enrolment.initiative()).stream()
                .filter(other -> !other.enrolmentId().equals(enrolment.enrolmentId()))
                .toList());
    }

    /** All that have or had one of those case numbers, the wrongly registered ones too, and all of those persons. */
    @SuppressWarnings("unchecked")
    public List<Enrolment> withCaseNumberOrOf(Collection<String> caseNumbers, Collection<Participant> participants) {
        // One arm per index: a partial index serves only a query that repeats its condition.
        return getEntityManager()
                .createNativeQuery("""
                        select * from enrolments where not wrongly_registered and case_number_lookup = any(:cases)
                        union select * from enrolments where wrongly_registered and case_number_lookup = any(:cases)
                        union select e.* from enrolments e join former_case_numbers f using (enrolment_id)
                               where f.case_number_lookup = any(:cases)
                        union select * from enrolments where participant_ref = any(:refs)""", Enrolment.class)
                .setParameter(
                        "cases",
                        caseNumbers.stream().map(this::caseNumberLookup).toArray(String[]::new))
                .setParameter(
                        "refs",
                        participants.stream().map(Participant::participantRef).toArray(UUID[]::new))
                .getResultList();
    }

    /** From now on it has another one. A file from before is still recognised by the former one. */
    public CaseNumberCorrected correctCaseNumber(Enrolment enrolment, String caseNumber, String because) {
        if (standing(caseNumber).isPresent()) {
            throw Refusal.conflict("An enrolment has this case number already.");
        }
        getEntityManager()
                .createNativeQuery("""
                        insert into former_case_numbers (enrolment_id, case_number_lookup, case_number_sealed)
                        select enrolment_id, case_number_lookup, case_number_sealed from enrolments where enrolment_id = :id
                        on conflict do nothing""")
                .setParameter("id", enrolment.enrolmentId())
                .executeUpdate();
        return enrolment.correctCaseNumber(caseNumber, caseNumberLookup(caseNumber), because);
    }

    /** Those that it had before they were corrected. */
    @SuppressWarnings("unchecked")
    public List<String> formerCaseNumbers(Enrolment enrolment) {
        List<byte[]> sealed = getEntityManager()
                .createNativeQuery(
                        "select case_number_sealed from former_case_numbers where enrolment_id = :id", byte[].class)
                .setParameter("id", enrolment.enrolmentId())
                .getResultList();
        return sealed.stream().map(enrolment::openCaseNumber).toList();
    }

    /** By case number, the enrolments that once had it. */
    @SuppressWarnings("unchecked")
    public Map<String, Set<UUID>> formerly(Collection<String> caseNumbers) {
        Map<String, String> asked =
                caseNumbers.stream().collect(Collectors.toMap(this::caseNumberLookup, Function.identity()));
        List<Tuple> rows = getEntityManager()
                .createNativeQuery(
                        "select case_number_lookup, enrolment_id from former_case_numbers where case_number_lookup = any(:cases)",
                        Tuple.class)
                .setParameter("cases", asked.keySet().toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> asked.get(row.get(0, String.class)),
                        Collectors.mapping(row -> row.get(1, UUID.class), Collectors.toSet())));
    }

    /** What an enrolment with that case number is found by. */
    public String caseNumberLookup(String caseNumber) {
        return keyring.lookupHash("case-number", caseNumber);
    }

    public List<EnrolmentVersion> versionsOf(Collection<Enrolment> enrolments) {
        return getEntityManager()
                .createQuery("from EnrolmentVersion v where v.enrolment in :enrolments", EnrolmentVersion.class)
                .setParameter("enrolments", enrolments)
                .getResultList();
    }

    /** Oldest first. */
    public List<EnrolmentVersion> versionsOf(Enrolment enrolment) {
        return versionsOf(List.of(enrolment)).stream()
                .sorted(Comparator.comparing(EnrolmentVersion::version))
                .toList();
    }

    public EnrolmentVersion version(Enrolment enrolment, int version) {
        return getEntityManager()
                .find(EnrolmentVersion.class, new EnrolmentVersion.Key(enrolment.enrolmentId(), version));
    }

    /** The person goes by another name now: that was said of her, so none of her registrations is odd any more. */
    public void forgetOtherNames(Participant participant) {
        // Not by the entities: they were read before the person was locked, and would be written back whole.
        getEntityManager()
                .createQuery("update Enrolment e set e.otherName = false where e.participant = ?1")
                .setParameter(1, participant)
                .executeUpdate();
    }

    /** When the exit was told, or last corrected; empty before the first. */
    public Optional<Instant> exitRecordedAt(Enrolment enrolment) {
        return getEntityManager()
                .createQuery(
                        "select max(v.recordedAt) from EnrolmentVersion v where v.enrolment = ?1 and v.change in ('exited', 'exit-corrected')",
                        Instant.class)
                .setParameter(1, enrolment)
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether any was ever registered in that initiative: then its START measures have follow-ups. */
    public boolean wereEverIn(String initiative) {
        return find("initiative", initiative).page(0, 1).firstResultOptional().isPresent();
    }

    /** Whether any of that initiative ever exited: then its EXIT measures have follow-ups. */
    public boolean everExitedFrom(String initiative) {
        return find("initiative = ?1 and exitNumber > 0", initiative)
                .page(0, 1)
                .firstResultOptional()
                .isPresent();
    }
}
