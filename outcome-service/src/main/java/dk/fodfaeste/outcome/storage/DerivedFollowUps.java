package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Stores the follow-ups derived from the facts. Writers must hold the locks described at {@link Initiatives}. */
@ApplicationScoped
class DerivedFollowUps {
    private static final String COLUMNS =
            "enrolment_id, measure, initiative, consultant, anchor_on, due_on, closes_on, cancelled, excluded,"
                    + " answer, needs_confirmation, version, exit_number";

    private final Database database;
    private final Initiatives initiatives;
    private final Outcomes outcomes;

    DerivedFollowUps(Database database, Initiatives initiatives, Outcomes outcomes) {
        this.database = database;
        this.initiatives = initiatives;
        this.outcomes = outcomes;
    }

    /** Derives all follow-ups of these enrolments again. Erased persons have none. */
    void rebuild(Collection<Enrolment> changed) {
        List<Enrolment> enrolments = withoutErased(changed);
        if (enrolments.isEmpty()) {
            return;
        }
        List<UUID> ids = enrolments.stream().map(Enrolment::enrolmentId).toList();
        Map<String, Initiative> known = initiatives.byCode(
                enrolments.stream().map(Enrolment::initiative).collect(toSet()));
        Map<UUID, Map<String, Outcome>> latest = outcomes.latest(ids).stream()
                .collect(groupingBy(Outcome::enrolmentId, toMap(Outcome::measure, Function.identity())));
        List<FollowUp> derived = enrolments.stream()
                .filter(enrolment -> known.containsKey(enrolment.initiative()))
                .flatMap(enrolment -> known.get(enrolment.initiative()).measures().stream()
                        .flatMap(measure -> FollowUp.of(
                                enrolment,
                                measure,
                                Optional.ofNullable(latest.getOrDefault(enrolment.enrolmentId(), Map.of())
                                        .get(measure.code())))
                                .stream()))
                .toList();
        save(derived);
        removeOthers(ids, derived);
    }

    /** Inserts or replaces these rows; a row without a change is not written. */
    void save(Collection<FollowUp> derived) {
        database.update(
                "insert into follow_ups as stored (" + COLUMNS + ")" + """
                          select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as derived (%s)
                          on conflict (enrolment_id, measure) do update
                             set initiative = excluded.initiative,
                                 consultant = excluded.consultant,
                                 anchor_on = excluded.anchor_on,
                                 due_on = excluded.due_on,
                                 closes_on = excluded.closes_on,
                                 cancelled = excluded.cancelled,
                                 excluded = excluded.excluded,
                                 answer = excluded.answer,
                                 needs_confirmation = excluded.needs_confirmation,
                                 version = excluded.version,
                                 exit_number = excluded.exit_number
                           where stored.* is distinct from excluded.*
                          """.formatted(COLUMNS),
                ArrayParameter.of("uuid", derived, FollowUp::enrolmentId),
                ArrayParameter.of("text", derived, FollowUp::measure),
                ArrayParameter.of("text", derived, FollowUp::initiative),
                ArrayParameter.of("text", derived, FollowUp::consultant),
                ArrayParameter.of(
                        "date", derived, followUp -> followUp.derivedState().anchorOn()),
                ArrayParameter.of(
                        "date", derived, followUp -> followUp.derivedState().dueOn()),
                ArrayParameter.of(
                        "date", derived, followUp -> followUp.derivedState().closesOn()),
                ArrayParameter.of(
                        "bool", derived, followUp -> followUp.derivedState().cancelled()),
                ArrayParameter.of(
                        "bool", derived, followUp -> followUp.derivedState().excluded()),
                ArrayParameter.of(
                        "text",
                        derived,
                        followUp -> followUp.derivedState().answer().name()),
                ArrayParameter.of(
                        "bool", derived, followUp -> followUp.derivedState().needsConfirmation()),
                ArrayParameter.of("int4", derived, FollowUp::version),
                ArrayParameter.of("int4", derived, FollowUp::exitNumber));
    }

    void remove(Collection<UUID> enrolmentIds) {
        database.update("delete from follow_ups where enrolment_id = any(?)", ArrayParameter.of("uuid", enrolmentIds));
    }

    private List<Enrolment> withoutErased(Collection<Enrolment> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        Set<UUID> erased = new HashSet<>(database.query(
                """
                select enrolment_id from enrolments e
                 where enrolment_id = any(?) and exists (
                       select 1 from participants p
                        where p.participant_ref in (e.participant_ref, e.sealed_for) and p.erased_at is not null)
                """, row -> row.getObject(1, UUID.class), ArrayParameter.of("uuid", changed, Enrolment::enrolmentId)));
        return changed.stream()
                .filter(enrolment -> !erased.contains(enrolment.enrolmentId()))
                .toList();
    }

    private void removeOthers(List<UUID> enrolmentIds, List<FollowUp> derived) {
        database.update(
                """
                delete from follow_ups
                 where enrolment_id = any(?)
                   and (enrolment_id, measure) not in (select * from unnest(?, ?))
                """,
                ArrayParameter.of("uuid", enrolmentIds),
                ArrayParameter.of("uuid", derived, FollowUp::enrolmentId),
                ArrayParameter.of("text", derived, FollowUp::measure));
    }
}
