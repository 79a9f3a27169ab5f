package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.EnrolmentFacts;
import dk.fodfaeste.outcome.FollowUp;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Stores the follow-ups derived from the facts, and publishes their states. Writers must hold the locks described at {@link Initiatives}. */
@ApplicationScoped
class DerivedFollowUps {
    private static final String COLUMNS =
            "enrolment_id, measure, initiative, consultant, anchor_on, due_on, closes_on, cancelled, excluded,"
                    + " answer, needs_confirmation, version, exit_number";

    private final Database database;
    private final Enrolments enrolments;
    private final EnrolmentFactsReader facts;
    private final DerivedDeadlines deadlines;
    private final OutcomeStates states;

    DerivedFollowUps(
            Database database,
            Enrolments enrolments,
            EnrolmentFactsReader facts,
            DerivedDeadlines deadlines,
            OutcomeStates states) {
        this.database = database;
        this.enrolments = enrolments;
        this.facts = facts;
        this.deadlines = deadlines;
        this.states = states;
    }

    /** Derives all follow-ups of these enrolments again. Erased persons have none. */
    void rebuild(Collection<Enrolment> changed) {
        List<Enrolment> present = withoutErased(changed);
        if (present.isEmpty()) {
            return;
        }
        List<EnrolmentFacts> loaded = facts.load(present, DerivedFollowUps::isStored);
        List<FollowUp> derived = loaded.stream()
                .flatMap(known -> known.measures().stream()
                        .filter(Measure::takesStatuses)
                        .flatMap(measure -> FollowUp.of(known, measure).stream()))
                .toList();
        List<UUID> ids = present.stream().map(Enrolment::enrolmentId).toList();
        save(derived);
        removeOthers(ids, derived);
        states.publishChanges(ids);
        deadlines.rebuild(loaded);
    }

    /** Derives the follow-ups again that depend on these kinds of activities. */
    void rebuildForActivities(Collection<Enrolment> changed, Set<ActivityKind> kinds) {
        Predicate<Measure> affected = measure -> !Collections.disjoint(measure.activityKinds(), kinds);
        List<Enrolment> present = withoutErased(changed);
        List<EnrolmentFacts> loaded = facts.load(present, measure -> isStored(measure) && affected.test(measure));
        update(loaded, affected);
        deadlines.update(loaded, affected);
    }

    /** Saves the follow-ups that depend on the statuses of these measures, and removes those that no longer exist. */
    void updateForAnswers(Collection<EnrolmentFacts> changed, Set<String> answered) {
        update(changed, measure -> !Collections.disjoint(measure.answeredBy(), answered));
    }

    private void update(Collection<EnrolmentFacts> changed, Predicate<Measure> affected) {
        List<FollowUp> derived = new ArrayList<>();
        List<FollowUpId> gone = new ArrayList<>();
        for (EnrolmentFacts known : changed) {
            known.measures().stream()
                    .filter(Measure::takesStatuses)
                    .filter(affected)
                    .forEach(measure -> FollowUp.of(known, measure)
                            .ifPresentOrElse(
                                    derived::add,
                                    () -> gone.add(
                                            new FollowUpId(known.enrolment().enrolmentId(), measure.code()))));
        }
        if (!derived.isEmpty()) {
            save(derived);
        }
        if (!gone.isEmpty()) {
            database.update(
                    "delete from follow_ups where (enrolment_id, measure) in (select * from unnest(?, ?))",
                    ArrayParameter.of("uuid", gone, FollowUpId::enrolmentId),
                    ArrayParameter.of("text", gone, FollowUpId::measure));
        }
        if (!derived.isEmpty() || !gone.isEmpty()) {
            states.publishChanges(changed.stream()
                    .map(known -> known.enrolment().enrolmentId())
                    .toList());
        }
    }

    private record FollowUpId(UUID enrolmentId, String measure) {}

    /** Only follow-ups that people answer, and deadlines that people must meet, have rows. Others are derived when they are asked for. */
    private static boolean isStored(Measure measure) {
        return measure.takesStatuses() || measure.hasDeadlines();
    }

    /** Inserts or replaces these rows; a row without a change is not written. */
    private void save(Collection<FollowUp> derived) {
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
        states.publishChanges(enrolmentIds);
        deadlines.remove(enrolmentIds);
    }

    private List<Enrolment> withoutErased(Collection<Enrolment> changed) {
        if (changed.isEmpty()) {
            return List.of();
        }
        Set<UUID> erased = enrolments.erasedAmong(
                changed.stream().map(Enrolment::enrolmentId).toList());
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
