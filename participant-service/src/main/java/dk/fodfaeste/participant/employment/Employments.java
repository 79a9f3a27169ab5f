package dk.fodfaeste.participant.employment;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last working days of consultants, as outcome-service publishes them. A consultant takes over no enrolment after theirs, also none that began
 * before it: the rule is that of a hand-over, which asks who works here today.
 */
@ApplicationScoped
public class Employments {
    private final EntityManager database;
    private final Clock clock;

    Employments(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Refusal 422 at the field {@code consultant} if their last working day has passed */
    public void requirePresent(String consultant) {
        if (!whoHaveLeft(Set.of(consultant)).isEmpty()) {
            throw hasLeft();
        }
    }

    /** The refusal of a consultant whose last working day has passed. */
    public static Refusal hasLeft() {
        return Refusal.rule("consultant", message("consultantHasLeft"));
    }

    /** Those of the consultants whose last working day has passed. */
    @SuppressWarnings("unchecked")
    public Set<String> whoHaveLeft(Collection<String> consultants) {
        List<Tuple> rows = database.createNativeQuery(
                        "select consultant from employments where consultant = any(:consultants) and leaves_on < :today",
                        Tuple.class)
                .setParameter("consultants", consultants.toArray(String[]::new))
                .setParameter("today", LocalDate.now(clock))
                .getResultList();
        return rows.stream().map(row -> row.get(0, String.class)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the consultant has signed in, has or had an enrolment, or a lead has entered their employment. */
    public boolean isKnown(String consultant) {
        Tuple row = (Tuple) database.createNativeQuery("""
                        select exists (select 1 from employments where consultant = :consultant)
                            or exists (select 1 from enrolments where consultant = :consultant)
                            or exists (select 1 from audit_trail where who = :consultant and role = 'consultant')""", Tuple.class)
                .setParameter("consultant", consultant)
                .getSingleResult();
        return row.get(0, Boolean.class);
    }

    /** Stores each version unless a later one of the same consultant is stored. */
    void save(List<EmploymentPayload> versions) {
        for (EmploymentPayload version : versions) {
            database.createNativeQuery("""
                            insert into employments (consultant, leaves_on, version) values (:consultant, cast(:leavesOn as date), :version)
                            on conflict (consultant) do update set leaves_on = excluded.leaves_on, version = excluded.version
                             where employments.version < excluded.version""")
                    .setParameter("consultant", version.consultant())
                    .setParameter("leavesOn", version.leavesOn())
                    .setParameter("version", version.version())
                    .executeUpdate();
        }
    }
}
