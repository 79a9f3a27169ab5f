package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.measures.Deadline;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.EnrolmentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Stores the open deadline of each enrolment and measure with deadlines. Writers must hold the locks described at {@link Initiatives}. */
@ApplicationScoped
class DerivedDeadlines {
    private static final String COLUMNS =
            "enrolment_id, measure, initiative, consultant, exited_on, meeting, due_on, closes_on";

    private final Database database;

    DerivedDeadlines(Database database) {
        this.database = database;
    }

    /** @param deadline empty if there is none to meet */
    private record OpenDeadline(UUID enrolmentId, Enrolment enrolment, String measure, Optional<Deadline> deadline) {}

    /** Derives the deadlines of all measures again. */
    void rebuild(Collection<EnrolmentFacts> changed) {
        List<OpenDeadline> open = save(derive(changed, everyMeasure -> true));
        database.update(
                """
                delete from follow_up_deadlines
                 where enrolment_id = any(?) and (enrolment_id, measure) not in (select * from unnest(?, ?))
                """,
                ArrayParameter.of("uuid", changed, facts -> facts.enrolment().enrolmentId()),
                ArrayParameter.of("uuid", open, OpenDeadline::enrolmentId),
                ArrayParameter.of("text", open, OpenDeadline::measure));
    }

    /** Derives the deadlines of some measures again; those of others stay. */
    void update(Collection<EnrolmentFacts> changed, Predicate<Measure> affected) {
        List<OpenDeadline> derived = derive(changed, affected);
        if (derived.isEmpty()) {
            return;
        }
        save(derived);
        List<OpenDeadline> gone =
                derived.stream().filter(one -> one.deadline().isEmpty()).toList();
        database.update(
                "delete from follow_up_deadlines where (enrolment_id, measure) in (select * from unnest(?, ?))",
                ArrayParameter.of("uuid", gone, OpenDeadline::enrolmentId),
                ArrayParameter.of("text", gone, OpenDeadline::measure));
    }

    private static List<OpenDeadline> derive(Collection<EnrolmentFacts> changed, Predicate<Measure> affected) {
        return changed.stream()
                .flatMap(facts -> facts.measures().stream()
                        .filter(Measure::hasDeadlines)
                        .filter(affected)
                        .map(measure -> new OpenDeadline(
                                facts.enrolment().enrolmentId(),
                                facts.enrolment(),
                                measure.code(),
                                measure.openDeadline(facts.facts()))))
                .toList();
    }

    /** Returns the deadlines that exist. */
    private List<OpenDeadline> save(List<OpenDeadline> derived) {
        List<OpenDeadline> open =
                derived.stream().filter(one -> one.deadline().isPresent()).toList();
        database.update(
                "insert into follow_up_deadlines as stored (" + COLUMNS + ")" + """
                          select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) as derived (%s)
                          on conflict (enrolment_id, measure) do update
                             set initiative = excluded.initiative,
                                 consultant = excluded.consultant,
                                 exited_on = excluded.exited_on,
                                 meeting = excluded.meeting,
                                 due_on = excluded.due_on,
                                 closes_on = excluded.closes_on
                           where stored.* is distinct from excluded.*
                          """.formatted(COLUMNS),
                ArrayParameter.of("uuid", open, OpenDeadline::enrolmentId),
                ArrayParameter.of("text", open, OpenDeadline::measure),
                ArrayParameter.of("text", open, one -> one.enrolment().initiative()),
                ArrayParameter.of("text", open, one -> one.enrolment().consultant()),
                ArrayParameter.of("date", open, one -> one.enrolment().exitedOn()),
                column("text", open, deadline -> deadline.meeting().name()),
                column("date", open, Deadline::dueOn),
                column("date", open, Deadline::closesOn));
        return open;
    }

    private static ArrayParameter column(String type, List<OpenDeadline> open, Function<Deadline, ?> field) {
        return ArrayParameter.of(type, open, one -> field.apply(one.deadline().orElseThrow()));
    }

    void remove(Collection<UUID> enrolmentIds) {
        database.update(
                "delete from follow_up_deadlines where enrolment_id = any(?)", ArrayParameter.of("uuid", enrolmentIds));
    }
}
