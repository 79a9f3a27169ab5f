package dk.fodfaeste.participant.erasing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Destroys the data key of a person and removes all sealed texts and keyed hashes, including those of merged records. This cannot be
 * undone.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class PersonDataRemoval {
    private static final String RECORDS_OF_PERSON =
            "select participant_ref from participants where participant_ref = :ref or merged_into = :ref";

    private static final List<String> STATEMENTS = List.of(
            "delete from awaiting_registrations where participant_ref in (" + RECORDS_OF_PERSON + ")",
            "delete from former_case_numbers where enrolment_id in (select enrolment_id from enrolments where participant_ref = :ref)",
            "update enrolments set case_number_lookup = null, case_number_search = null, case_number_sealed = null where participant_ref = :ref",
            """
            update enrolment_versions set because_sealed = null
             where because_sealed is not null
               and enrolment_id in (select enrolment_id from enrolments where participant_ref = :ref)""",
            "update participant_changes set name_before_sealed = null, because_sealed = null where participant_ref in ("
                    + RECORDS_OF_PERSON + ")",
            "update legal_holds set because_sealed = null, released_because_sealed = null where participant_ref in ("
                    + RECORDS_OF_PERSON + ")");

    private final EntityManager database;

    PersonDataRemoval(EntityManager database) {
        this.database = database;
    }

    /**
     * Does nothing if the person is unknown or already erased.
     *
     * @param by null, like because, if the decision is known from an event only
     */
    void remove(UUID participantRef, Instant at, String by, String because) {
        UUID person = resolve(participantRef);
        int emptied = database.createNativeQuery("""
                        update participants
                           set data_key = null, cpr_lookup = null, cpr_sealed = null, name_sealed = null, phone_sealed = null,
                               name_lookups = '{}', erased_at = :at, erased_by = :by, erased_because = :because
                         where (participant_ref = :ref or merged_into = :ref) and erased_at is null""")
                .setParameter("ref", person)
                .setParameter("at", at)
                .setParameter("by", by)
                .setParameter("because", because)
                .executeUpdate();
        if (emptied > 0) {
            STATEMENTS.forEach(sql ->
                    database.createNativeQuery(sql).setParameter("ref", person).executeUpdate());
        }
    }

    /** The present record of the person, after merges. */
    @SuppressWarnings("unchecked")
    private UUID resolve(UUID participantRef) {
        List<Tuple> rows = database.createNativeQuery(
                        "select coalesce(merged_into, participant_ref) from participants where participant_ref = :ref",
                        Tuple.class)
                .setParameter("ref", participantRef)
                .getResultList();
        return rows.isEmpty() ? participantRef : rows.getFirst().get(0, UUID.class);
    }
}
