package dk.fodfaeste.participant.erasing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Destroys a person's key, and empties what it sealed and what she was found by. Nothing brings it back. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Emptying {
    private static final List<String> THE_REST = List.of(
            "update enrolments set case_number_lookup = null, case_number_sealed = null where participant_ref = :ref",
            """
            update enrolment_versions set because_sealed = null
             where because_sealed is not null
               and enrolment_id in (select enrolment_id from enrolments where participant_ref = :ref)""",
            "update legal_holds set because_sealed = null, released_because_sealed = null where participant_ref = :ref");

    @Inject
    EntityManager database;

    /**
     * Does nothing to whoever was erased before, or is not known.
     *
     * @param by null, as the because, where all that is known of the decision is an event
     */
    void empty(UUID participantRef, Instant at, String by, String because) {
        int emptied = database.createNativeQuery("""
                        update participants
                           set data_key = null, cpr_lookup = null, cpr_sealed = null, name_sealed = null, name_lookups = '{}',
                               erased_at = :at, erased_by = :by, erased_because = :because
                         where participant_ref = :ref and erased_at is null""")
                .setParameter("ref", participantRef)
                .setParameter("at", at)
                .setParameter("by", by)
                .setParameter("because", because)
                .executeUpdate();
        if (emptied > 0) {
            THE_REST.forEach(sql -> database.createNativeQuery(sql)
                    .setParameter("ref", participantRef)
                    .executeUpdate());
        }
    }
}
