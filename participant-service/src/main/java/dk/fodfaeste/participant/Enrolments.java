package dk.fodfaeste.participant;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.kit.sealing.LookupHashes;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All enrolments. The queries for users leave out persons who were erased. */
@ApplicationScoped
public class Enrolments implements PanacheRepositoryBase<Enrolment, UUID> {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final CaseNumbers caseNumbers;
    private final Keyring keyring;

    Enrolments(CaseNumbers caseNumbers, Keyring keyring) {
        this.caseNumbers = caseNumbers;
        this.keyring = keyring;
    }

    /** A new enrolment, not persisted yet; see {@link Enrolment#register}. */
    public Enrolment register(
            Participant participant,
            PersonName given,
            Registration registration,
            LocalDate knownExit,
            OtherPeriods others) {
        return register(IDS.generate(), participant, given, registration, knownExit, others);
    }

    /** Like the other method, with hashes that the caller has computed. */
    public Enrolment register(
            Participant participant,
            PersonName given,
            Registration registration,
            LocalDate knownExit,
            OtherPeriods others,
            LookupHashes hashes) {
        return Enrolment.register(
                IDS.generate(),
                participant,
                given,
                registration,
                CaseNumbers.hashes(registration.caseNumber(), hashes),
                knownExit,
                others);
    }

    /** Like the other method, for an id that an earlier answer has named. */
    public Enrolment register(
            UUID enrolmentId,
            Participant participant,
            PersonName given,
            Registration registration,
            LocalDate knownExit,
            OtherPeriods others) {
        return Enrolment.register(
                enrolmentId,
                participant,
                given,
                registration,
                caseNumbers.hashes(registration.caseNumber()),
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

    /** Those of these enrolments whose person was erased. */
    public Set<UUID> erasedAmong(Collection<UUID> enrolmentIds) {
        return new HashSet<>(getEntityManager()
                .createQuery(
                        "select e.enrolmentId from Enrolment e where e.enrolmentId in ?1"
                                + " and (e.participant.erasedAt is not null or e.sealedFor.erasedAt is not null)",
                        UUID.class)
                .setParameter(1, enrolmentIds)
                .getResultList());
    }

    /** Leaves out wrongly registered enrolments. */
    public Optional<Enrolment> validWithCaseNumber(String caseNumber) {
        return find(
                        "from Enrolment e join fetch e.participant where e.caseNumberLookup = ?1 and not e.wronglyRegistered",
                        caseNumbers.lookup(caseNumber))
                .firstResultOptional();
    }

    /** The valid enrolments with this case number, in whatever case. */
    public List<Enrolment> validWithCaseNumberInAnyCase(String caseNumber) {
        CaseNumbers.Hashes hashes = caseNumbers.hashes(caseNumber);
        return list(
                "from Enrolment e join fetch e.participant where e.caseNumberSearch in (?1, ?2) and not e.wronglyRegistered",
                hashes.exact(),
                hashes.search());
    }

    /** Leaves out wrongly registered enrolments. While the person is locked, no other transaction adds one. */
    public List<Enrolment> validOf(Participant participant, String initiative) {
        return list("participant = ?1 and initiative = ?2 and not wronglyRegistered", participant, initiative);
    }

    /** All enrolments of the person, including wrongly registered ones. */
    public List<Enrolment> of(Participant participant) {
        return list("participant", participant);
    }

    /** The person's other periods in the same initiative. */
    public OtherPeriods otherPeriodsOf(Enrolment enrolment) {
        return OtherPeriods.of(validOf(enrolment.participant(), enrolment.initiative()).stream()
                .filter(other -> !other.enrolmentId().equals(enrolment.enrolmentId()))
                .toList());
    }

    /**
     * All enrolments with one of these present or former case numbers, and all enrolments of these persons, including wrongly registered
     * ones.
     */
    public List<Enrolment> withCaseNumberOrOf(Collection<String> numbers, Collection<Participant> participants) {
        return withCaseNumberOrOf(numbers, participants, keyring);
    }

    /** Like the other method, with hashes that the caller has computed. */
    @SuppressWarnings("unchecked")
    public List<Enrolment> withCaseNumberOrOf(
            Collection<String> numbers, Collection<Participant> participants, LookupHashes hashes) {
        // One branch per index: PostgreSQL uses a partial index only for a query that repeats its condition.
        return getEntityManager()
                .createNativeQuery("""
                        select * from enrolments where not wrongly_registered and case_number_lookup = any(:cases)
                        union select * from enrolments where wrongly_registered and case_number_lookup = any(:cases)
                        union select e.* from enrolments e join former_case_numbers f using (enrolment_id)
                               where f.case_number_lookup = any(:cases)
                        union select * from enrolments where participant_ref = any(:refs)""", Enrolment.class)
                .setParameter(
                        "cases",
                        numbers.stream()
                                .map(number -> CaseNumbers.lookup(number, hashes))
                                .toArray(String[]::new))
                .setParameter(
                        "refs",
                        participants.stream().map(Participant::participantRef).toArray(UUID[]::new))
                .getResultList();
    }

    /** By SQL with one parameter, because HQL with a list of parameters is translated again at each execution. */
    @SuppressWarnings("unchecked")
    public List<EnrolmentVersion> versionsOf(Collection<Enrolment> enrolments) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from enrolment_versions where enrolment_id = any(:ids)", EnrolmentVersion.class)
                .setParameter(
                        "ids", enrolments.stream().map(Enrolment::enrolmentId).toArray(UUID[]::new))
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

    /** Call it after a change of the name: the flag compared registrations with the former name. */
    public void clearOtherNameFlags(Participant participant) {
        // Not through the entities: they were read before the person was locked, and Hibernate would write back all
        // their columns.
        getEntityManager()
                .createQuery("update Enrolment e set e.otherName = false where e.participant = ?1")
                .setParameter(1, participant)
                .executeUpdate();
    }

    /** When the exit was recorded or last corrected; empty if there was never an exit. */
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

    /** Whether the initiative has or had an enrolment; then its START measures have follow-ups. */
    public boolean hasEnrolments(String initiative) {
        return find("initiative", initiative).page(0, 1).firstResultOptional().isPresent();
    }

    /** Whether an enrolment of the initiative ever had an exit; then its EXIT measures have follow-ups. */
    public boolean hasExits(String initiative) {
        return find("initiative = ?1 and dates.exitNumber > 0", initiative)
                .page(0, 1)
                .firstResultOptional()
                .isPresent();
    }
}
