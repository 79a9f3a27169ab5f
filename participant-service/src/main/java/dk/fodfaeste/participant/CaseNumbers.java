package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.kit.sealing.LookupHashes;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.participant.EnrolmentEvent.CaseNumberCorrected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The present and the former case numbers of enrolments. The database finds them by keyed hashes. */
@ApplicationScoped
public class CaseNumbers {
    private static final int MAX_LENGTH = 64;

    private final EntityManager database;
    private final Keyring keyring;

    CaseNumbers(EntityManager database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /**
     * The case number as it is stored.
     *
     * @throws Refusal naming the field, by the rules of {@link Identifiers#check}
     */
    public static String check(String field, String caseNumber) {
        return Identifiers.check(field, caseNumber, MAX_LENGTH);
    }

    /** The keyed hash that finds the enrolment with this case number. */
    public String lookup(String caseNumber) {
        return lookup(caseNumber, keyring);
    }

    static String lookup(String caseNumber, LookupHashes hashes) {
        return hashes.lookupHash("case-number", caseNumber);
    }

    /**
     * The keyed hashes of a case number.
     *
     * @param exact finds the enrolment with this case number
     * @param search of the number in lower case, by which users search. It identifies no enrolment: two numbers may differ in case only
     */
    public record Hashes(String exact, String search) {}

    public Hashes hashes(String caseNumber) {
        return hashes(caseNumber, keyring);
    }

    static Hashes hashes(String caseNumber, LookupHashes hashes) {
        String exact = lookup(caseNumber, hashes);
        String lowerCase = caseNumber.toLowerCase(Locale.ROOT);
        return new Hashes(exact, lowerCase.equals(caseNumber) ? exact : lookup(lowerCase, hashes));
    }

    /** The former case number stays known, so that an older import file still finds the enrolment. */
    public CaseNumberCorrected correct(Enrolment enrolment, String caseNumber, String because) {
        Hashes hashes = hashes(caseNumber);
        if (isTaken(hashes.exact())) {
            throw Refusal.conflict(message("caseNumberTaken"));
        }
        database.createNativeQuery("""
                        insert into former_case_numbers (enrolment_id, case_number_lookup, case_number_sealed)
                        select enrolment_id, case_number_lookup, case_number_sealed from enrolments where enrolment_id = :id
                        on conflict do nothing""")
                .setParameter("id", enrolment.enrolmentId())
                .executeUpdate();
        return enrolment.correctCaseNumber(caseNumber, hashes, because);
    }

    private boolean isTaken(String lookup) {
        return database.createQuery(
                        "select 1 from Enrolment e where e.caseNumberLookup = ?1 and not e.wronglyRegistered",
                        Integer.class)
                .setParameter(1, lookup)
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    @SuppressWarnings("unchecked")
    public List<String> formerOf(Enrolment enrolment) {
        List<Tuple> rows = database.createNativeQuery(
                        "select case_number_sealed from former_case_numbers where enrolment_id = :id", Tuple.class)
                .setParameter("id", enrolment.enrolmentId())
                .getResultList();
        return rows.stream()
                .map(row -> enrolment.openCaseNumber(row.get(0, byte[].class)))
                .toList();
    }

    /** For each of these case numbers, the enrolments that formerly had it. */
    @SuppressWarnings("unchecked")
    public Map<String, Set<UUID>> enrolmentsByFormer(Collection<String> caseNumbers, LookupHashes hashes) {
        Map<String, String> byLookup = caseNumbers.stream()
                .collect(Collectors.toMap(caseNumber -> lookup(caseNumber, hashes), Function.identity()));
        List<Tuple> rows = database.createNativeQuery(
                        "select case_number_lookup, enrolment_id from former_case_numbers where case_number_lookup = any(:cases)",
                        Tuple.class)
                .setParameter("cases", byLookup.keySet().toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> byLookup.get(row.get(0, String.class)),
                        Collectors.mapping(row -> row.get(1, UUID.class), Collectors.toSet())));
    }
}
