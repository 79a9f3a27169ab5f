package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.measures.Recurrence;
import dk.fodfaeste.reporting.followup.TimelineEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The rows that figures are counted from. All rows of an enrolment and measure are replaced at once; none is updated. */
@ApplicationScoped
class FollowUps {
    /** An enrolment and a measure of which the rows are derived. */
    record Derived(UUID enrolmentId, String measure) {}

    void replace(Connection connection, List<Derived> derived, List<TimelineEntry> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from follow_ups using unnest(?::uuid[], ?::text[]) derived (enrolment_id, measure)
                where follow_ups.enrolment_id = derived.enrolment_id and follow_ups.measure = derived.measure""")) {
            delete.setArray(1, ColumnArrays.of(connection, derived, Derived::enrolmentId));
            delete.setArray(2, ColumnArrays.of(connection, derived, Derived::measure));
            delete.executeUpdate();
        }
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into follow_ups (enrolment_id, measure, position, known_from, known_to, participant_ref, initiative, occasion,
                    anchor_on, due_on, closes_on, period_months, repeats, last_on, settlement, success, target_percent, age, age_on,
                    exit_reason, decided_by)
                select f.enrolment_id, f.measure, f.position, f.known_from, f.known_to, f.participant_ref, f.initiative, f.occasion,
                    f.anchor_on, f.due_on, f.closes_on, f.period_months, f.repeats, f.last_on, f.settlement, f.success,
                    f.target_percent, f.age, f.age_on, f.exit_reason, string_to_array(f.decided_by, '|')
                from unnest(?::uuid[], ?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::text[], ?::date[],
                    ?::date[], ?::date[], ?::date[], ?::int[], ?::interval[], ?::date[], ?::text[], ?::boolean[], ?::numeric[],
                    ?::int[], ?::date[], ?::text[], ?::text[])
                    f (enrolment_id, measure, position, known_from, known_to, participant_ref, initiative, occasion, anchor_on, due_on,
                        closes_on, period_months, repeats, last_on, settlement, success, target_percent, age, age_on, exit_reason,
                        decided_by)""")) {
            List<Function<TimelineEntry, ?>> columns = List.of(
                    TimelineEntry::enrolmentId,
                    entry -> entry.row().measure(),
                    entry -> entry.row().position(),
                    TimelineEntry::knownFrom,
                    entry -> entry.knownToExclusive() == null ? "infinity" : entry.knownToExclusive(),
                    entry -> entry.row().participantRef(),
                    entry -> entry.row().initiative(),
                    entry -> entry.row().occasion(),
                    entry -> entry.row().anchorOn(),
                    entry -> entry.row().dueOn(),
                    entry -> entry.row().closesOn(),
                    entry -> entry.row().recurrence() instanceof Recurrence.PeriodEnd periodEnd
                            ? periodEnd.months()
                            : null,
                    entry -> entry.row().recurrence() instanceof Recurrence.Every every ? every.period() : null,
                    entry -> entry.row().lastOn(),
                    entry -> entry.row().settlement() == null
                            ? entry.row().omitted()
                            : entry.row().settlement(),
                    entry -> entry.row().success(),
                    entry -> entry.row().targetPercent(),
                    entry -> entry.row().age(),
                    entry -> entry.row().ageOn(),
                    entry -> entry.row().exitReason(),
                    entry -> String.join("|", entry.row().decidedBy()));
            for (int i = 0; i < columns.size(); i++) {
                insert.setArray(i + 1, ColumnArrays.of(connection, rows, columns.get(i)));
            }
            insert.executeUpdate();
        }
    }
}
