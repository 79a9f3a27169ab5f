package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.outcome.Answer;
import dk.fodfaeste.outcome.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Publishes what is recorded for each follow-up at present to a compacted topic. The table {@code outcome_states} has the last published state of each
 * key. A follow-up has a state from its first outcome on. A tombstone follows when it is removed or cancelled: the person is erased, the registration
 * is wrong, the exit is withdrawn, or its measure no longer asks. Writers must hold the locks described at {@link Initiatives}.
 */
@ApplicationScoped
class OutcomeStates {
    private final Database database;
    private final Outcomes outcomes;
    private final Outbox outbox;
    private final Clock clock;

    OutcomeStates(Database database, Outcomes outcomes, Outbox outbox, Clock clock) {
        this.database = database;
        this.outcomes = outcomes;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record FollowUpId(UUID enrolmentId, String measure) {}

    /** @param answer null if the state is removed */
    private record ChangedState(FollowUpId followUp, String initiative, Answer answer, boolean excluded, int revision) {
        static ChangedState read(ResultSet row) throws SQLException {
            String answer = row.getString("answer");
            return new ChangedState(
                    new FollowUpId(row.getObject("enrolment_id", UUID.class), row.getString("measure")),
                    row.getString("initiative"),
                    answer == null ? null : Answer.valueOf(answer),
                    row.getBoolean("excluded"),
                    row.getInt("revision"));
        }

        boolean isRemoved() {
            return answer == null;
        }
    }

    /** Publishes the states of these enrolments that differ from the published ones. Call it after each change of their follow-ups. */
    void publishChanges(Collection<UUID> enrolmentIds) {
        List<ChangedState> changed = save(ArrayParameter.of("uuid", enrolmentIds));
        if (changed.isEmpty()) {
            return;
        }
        List<UUID> present = changed.stream()
                .filter(state -> !state.isRemoved())
                .map(state -> state.followUp().enrolmentId())
                .distinct()
                .toList();
        Map<FollowUpId, Outcome> latest = present.isEmpty()
                ? Map.of()
                : outcomes.latest(present).stream()
                        .collect(toMap(
                                outcome -> new FollowUpId(outcome.enrolmentId(), outcome.measure()),
                                Function.identity()));
        Instant at = clock.instant();
        outbox.emit(changed.stream()
                .map(state -> state.isRemoved()
                        ? OutcomeStatePayload.removal(
                                state.followUp().enrolmentId(), state.followUp().measure(), state.revision(), at)
                        : OutcomeStatePayload.event(
                                state.initiative(),
                                latest.get(state.followUp()),
                                state.answer(),
                                state.excluded(),
                                state.revision(),
                                at))
                .toList());
    }

    private List<ChangedState> save(ArrayParameter enrolmentIds) {
        return database.query("""
                with present as (
                    select enrolment_id, measure, initiative, version, answer, excluded
                      from follow_ups
                     where enrolment_id = any(?) and version > 0 and not cancelled),
                changed as (
                    select enrolment_id, measure, p.initiative, p.version, p.answer, p.excluded
                      from present p
                           full join (select * from outcome_states where enrolment_id = any(?)) s using (enrolment_id, measure)
                     where (p.initiative, p.version, p.answer, p.excluded) is distinct from (s.initiative, s.version, s.answer, s.excluded))
                insert into outcome_states as stored (enrolment_id, measure, initiative, version, answer, excluded, revision)
                select enrolment_id, measure, initiative, version, answer, excluded, 1 from changed
                on conflict (enrolment_id, measure) do update
                   set initiative = excluded.initiative,
                       version = excluded.version,
                       answer = excluded.answer,
                       excluded = excluded.excluded,
                       revision = stored.revision + 1
                returning enrolment_id, measure, initiative, answer, stored.excluded, revision
                """, ChangedState::read, enrolmentIds, enrolmentIds);
    }
}
