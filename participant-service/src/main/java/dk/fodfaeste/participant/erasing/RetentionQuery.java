package dk.fodfaeste.participant.erasing;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.initiatives.Initiative;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Calculates when the retention period of a person ends: the latest end over all of their enrolments. */
@ApplicationScoped
class RetentionQuery {
    private static final UUID FIRST_ID = new UUID(0, 0);

    private final EntityManager database;
    private final Initiatives initiatives;

    RetentionQuery(EntityManager database, Initiatives initiatives) {
        this.database = database;
        this.initiatives = initiatives;
    }

    Retention of(Participant participant) {
        return query(List.of(participant.participantRef()), FIRST_ID, null, _ -> true, 1)
                .getFirst();
    }

    /**
     * The persons whom the rule would erase on that day, in the order of their references.
     *
     * @param scope the caller's initiatives; a person with an enrolment in any other initiative is left out
     */
    List<Retention> due(LocalDate day, Predicate<String> scope, Optional<UUID> after, int limit) {
        return query(null, after.orElse(FIRST_ID), day, scope, limit);
    }

    @SuppressWarnings("unchecked")
    private List<Retention> query(
            Collection<UUID> refs, UUID after, LocalDate day, Predicate<String> scope, int limit) {
        List<Initiative> reached = initiatives.listAll().stream()
                .filter(initiative -> scope.test(initiative.code()))
                .toList();
        List<Tuple> rows = database.createNativeQuery("""
                        select e.participant_ref,
                               array_agg(distinct e.initiative order by e.initiative) as initiatives,
                               case when bool_and(e.ended_on is not null) then max(e.ended_on) end as last_end_on,
                               case when bool_and(e.ended_on is not null)
                                    then max(cast(e.ended_on + cast(r.period as interval) as date)) end as due_on
                          from (select participant_ref, initiative,
                                       case when wrongly_registered then cast(recorded_at at time zone 'Europe/Copenhagen' as date)
                                            else exited_on end as ended_on
                                  from enrolments join participants using (participant_ref)
                                 where erased_at is null and participant_ref > :after
                                   and (cast(:refs as uuid[]) is null or participant_ref = any(cast(:refs as uuid[])))) e
                          left join unnest(cast(:codes as text[]), cast(:periods as text[])) as r (initiative, period)
                            on r.initiative = e.initiative
                         group by e.participant_ref
                        having bool_and(r.initiative is not null)
                           and (cast(:day as date) is null
                                or bool_and(e.ended_on is not null)
                                   and max(cast(e.ended_on + cast(r.period as interval) as date)) <= cast(:day as date))
                         order by e.participant_ref limit :limit""", Tuple.class)
                .setParameter("refs", refs == null ? null : refs.toArray(UUID[]::new))
                .setParameter("after", after)
                .setParameter("day", day)
                .setParameter("codes", reached.stream().map(Initiative::code).toArray(String[]::new))
                .setParameter(
                        "periods",
                        reached.stream()
                                .map(one -> one.definition().retentionPeriod())
                                .toArray(String[]::new))
                .setParameter("limit", limit)
                .getResultList();
        Map<UUID, Retention.Hold> holds =
                holds(rows.stream().map(row -> row.get(0, UUID.class)).toList());
        return rows.stream()
                .map(row -> new Retention(
                        row.get(0, UUID.class),
                        Arrays.asList(row.get(1, String[].class)),
                        row.get(2, LocalDate.class),
                        row.get(3, LocalDate.class),
                        holds.get(row.get(0, UUID.class))))
                .toList();
    }

    private Map<UUID, Retention.Hold> holds(Collection<UUID> refs) {
        return database.createQuery(
                        "from LegalHold h join fetch h.participant p where (p.participantRef in ?1 or p.mergedInto in ?1) and h.releasedAt is null order by h.heldAt",
                        LegalHold.class)
                .setParameter(1, refs)
                .getResultStream()
                .collect(toMap(LegalHold::personRef, LegalHold::view, (first, _) -> first));
    }
}
