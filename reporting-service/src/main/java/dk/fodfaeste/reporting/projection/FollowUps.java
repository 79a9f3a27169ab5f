package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.reporting.followup.KnownFollowUp;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The rows that figures are counted from. They are never changed one by one: an enrolment's rows go, and those that hold now come. */
@ApplicationScoped
class FollowUps {

    void replace(Connection connection, Collection<UUID> enrolments, List<KnownFollowUp> rows) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from follow_ups where enrolment_id = any (?::uuid[])")) {
            delete.setArray(1, Columns.of(connection, enrolments, id -> id));
            delete.executeUpdate();
        }
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into follow_ups (enrolment_id, measure, known_from, known_to, participant_ref, initiative,
                    anchor_on, due_on, closes_on, settled_as, success, target_percent)
                select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::uuid[], ?::text[],
                    ?::date[], ?::date[], ?::date[], ?::text[], ?::boolean[], ?::numeric[])""")) {
            insert.setArray(1, Columns.of(connection, rows, KnownFollowUp::enrolmentId));
            insert.setArray(
                    2, Columns.of(connection, rows, row -> row.followUp().measure()));
            insert.setArray(3, Columns.of(connection, rows, KnownFollowUp::knownFrom));
            insert.setArray(4, Columns.of(connection, rows, FollowUps::knownTo));
            insert.setArray(
                    5, Columns.of(connection, rows, row -> row.followUp().participantRef()));
            insert.setArray(
                    6, Columns.of(connection, rows, row -> row.followUp().initiative()));
            insert.setArray(
                    7, Columns.of(connection, rows, row -> row.followUp().anchorOn()));
            insert.setArray(
                    8, Columns.of(connection, rows, row -> row.followUp().dueOn()));
            insert.setArray(
                    9, Columns.of(connection, rows, row -> row.followUp().closesOn()));
            insert.setArray(
                    10, Columns.of(connection, rows, row -> row.followUp().settledAs()));
            insert.setArray(
                    11, Columns.of(connection, rows, row -> row.followUp().success()));
            insert.setArray(
                    12, Columns.of(connection, rows, row -> row.followUp().targetPercent()));
            insert.executeUpdate();
        }
    }

    private static Object knownTo(KnownFollowUp row) {
        return row.knownToExclusive() == null ? "infinity" : row.knownToExclusive();
    }
}
