package dk.fodfaeste.participant;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.sealing.Keyring;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** All with one of those case numbers, the wrongly registered ones too, and all of those persons. */
    @SuppressWarnings("unchecked")
    public List<Enrolment> withCaseNumberOrOf(Collection<String> caseNumbers, Collection<Participant> participants) {
        // One arm per index: a partial index serves only a query that repeats its condition.
        return getEntityManager()
                .createNativeQuery("""
                        select * from enrolments where not wrongly_registered and case_number_lookup = any(:cases)
                        union select * from enrolments where wrongly_registered and case_number_lookup = any(:cases)
                        union select * from enrolments where participant_ref = any(:refs)""", Enrolment.class)
                .setParameter(
                        "cases",
                        caseNumbers.stream().map(this::caseNumberLookup).toArray(String[]::new))
                .setParameter(
                        "refs",
                        participants.stream().map(Participant::participantRef).toArray(UUID[]::new))
                .getResultList();
    }

    /** What an enrolment with that case number is found by. */
    public String caseNumberLookup(String caseNumber) {
        return keyring.lookup("case-number", caseNumber);
    }

    public List<EnrolmentVersion> versionsOf(Collection<Enrolment> enrolments) {
        return getEntityManager()
                .createQuery("from EnrolmentVersion v where v.enrolment in :enrolments", EnrolmentVersion.class)
                .setParameter("enrolments", enrolments)
                .getResultList();
    }

    public EnrolmentVersion version(Enrolment enrolment, int version) {
        return getEntityManager()
                .find(EnrolmentVersion.class, new EnrolmentVersion.Key(enrolment.enrolmentId(), version));
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
