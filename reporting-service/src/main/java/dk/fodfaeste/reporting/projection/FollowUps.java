package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.reporting.followup.TimelineEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The rows that figures are counted from. All rows of an enrolment are replaced at once; none is updated. */
@ApplicationScoped
class FollowUps {

    void replace(Connection connection, Collection<UUID> enrolments, List<TimelineEntry> rows) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from follow_ups where enrolment_id = any (?::uuid[])")) {
            delete.setArray(1, ColumnArrays.of(connection, enrolments, id -> id));
            delete.executeUpdate();
        }
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into follow_ups (enrolment_id, measure, known_from, known_to, participant_ref, initiative,
                    anchor_on, due_on, closes_on, result, success, target_percent, age, exit_reason, statuses)
                select f.enrolment_id, f.measure, f.known_from, f.known_to, f.participant_ref, f.initiative, f.anchor_on, f.due_on,
                    f.closes_on, f.result, f.success, f.target_percent, f.age, f.exit_reason, string_to_array(f.statuses, '|')
                from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::text[],
                    ?::date[], ?::date[], ?::date[], ?::text[], ?::boolean[], ?::numeric[], ?::int[], ?::text[], ?::text[])
                    f (enrolment_id, measure, known_from, known_to, participant_ref, initiative, anchor_on, due_on, closes_on,
                        result, success, target_percent, age, exit_reason, statuses)""")) {
            insert.setArray(1, ColumnArrays.of(connection, rows, TimelineEntry::enrolmentId));
            insert.setArray(
                    2, ColumnArrays.of(connection, rows, row -> row.followUp().measure()));
            insert.setArray(3, ColumnArrays.of(connection, rows, TimelineEntry::knownFrom));
            insert.setArray(4, ColumnArrays.of(connection, rows, FollowUps::knownTo));
            insert.setArray(
                    5, ColumnArrays.of(connection, rows, row -> row.followUp().participantRef()));
            insert.setArray(
                    6, ColumnArrays.of(connection, rows, row -> row.followUp().initiative()));
            insert.setArray(
                    7, ColumnArrays.of(connection, rows, row -> row.followUp().anchorOn()));
            insert.setArray(
                    8, ColumnArrays.of(connection, rows, row -> row.followUp().dueOn()));
            insert.setArray(
                    9, ColumnArrays.of(connection, rows, row -> row.followUp().closesOn()));
            insert.setArray(
                    10, ColumnArrays.of(connection, rows, row -> row.followUp().result()));
            insert.setArray(
                    11, ColumnArrays.of(connection, rows, row -> row.followUp().success()));
            insert.setArray(
                    12, ColumnArrays.of(connection, rows, row -> row.followUp().targetPercent()));
            insert.setArray(
                    13, ColumnArrays.of(connection, rows, row -> row.followUp().age()));
            insert.setArray(
                    14, ColumnArrays.of(connection, rows, row -> row.followUp().exitReason()));
            insert.setArray(15, ColumnArrays.of(connection, rows, FollowUps::statuses));
            insert.executeUpdate();
        }
    }

    private static String statuses(TimelineEntry row) {
        List<String> statuses = row.followUp().statuses();
        return statuses == null ? null : String.join("|", statuses);
    }

    private static Object knownTo(TimelineEntry row) {
        return row.knownToExclusive() == null ? "infinity" : row.knownToExclusive();
    }
}
