package dk.fodfaeste.participant.erasing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Destroys a person's key, and empties what it sealed and what she was found by; the same of the records that were merged into hers.
 * Nothing brings it back.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Emptying {
    private static final String HERS =
            "select participant_ref from participants where participant_ref = :ref or merged_into = :ref";

    private static final List<String> THE_REST = List.of(
            "delete from former_case_numbers where enrolment_id in (select enrolment_id from enrolments where participant_ref = :ref)",
            "update enrolments set case_number_lookup = null, case_number_sealed = null where participant_ref = :ref",
            """
            update enrolment_versions set because_sealed = null
             where because_sealed is not null
               and enrolment_id in (select enrolment_id from enrolments where participant_ref = :ref)""",
            "update participant_changes set name_before_sealed = null, because_sealed = null where participant_ref in ("
                    + HERS + ")",
            "update legal_holds set because_sealed = null, released_because_sealed = null where participant_ref in ("
                    + HERS + ")");

    @Inject
    EntityManager database;

    /**
     * Does nothing to whoever was erased before, or is not known.
     *
     * @param by null, as the because, where all that is known of the decision is an event
     */
    void empty(UUID participantRef, Instant at, String by, String because) {
        UUID person = behind(participantRef);
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
            THE_REST.forEach(sql ->
                    database.createNativeQuery(sql).setParameter("ref", person).executeUpdate());
        }
    }

    /** Whose record it is now. */
    private UUID behind(UUID participantRef) {
        return (UUID) database.createNativeQuery(
                        "select coalesce(merged_into, participant_ref) from participants where participant_ref = :ref",
                        UUID.class)
                .setParameter("ref", participantRef)
                .getResultStream()
                .findFirst()
                .orElse(participantRef);
    }
}
