package dk.fodfaeste.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/**
 * Who may derive when. An enrolment's follow-ups follow from three histories whose events arrive over three topics at once, in any
 * instance of this service. Were two transactions to keep a version each and derive without seeing the other's, the later one would
 * overwrite the follow-ups with an older truth. So each takes its turn <em>before</em> it keeps or reads anything:
 *
 * <ul>
 *   <li>the row of every enrolment concerned is locked, in the order of the ids, so that two batches never wait for each other in a ring;
 *       as every statement sees what had committed when it began, whoever comes second derives from both versions;
 *   <li>a revised initiative concerns every enrolment of it, also those that another transaction is just adding. It has the house to
 *       itself: the initiatives' turn excludes all others, which share it among themselves.
 * </ul>
 *
 * All of it is given back with the transaction.
 */
@ApplicationScoped
class DerivationLocks {
    /** Any number will do, as long as nothing else in this database uses it. */
    private static final long INITIATIVES = 7_210_001L;

    void takeForInitiatives(Connection connection) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock(?)");
    }

    void takeForEnrolments(Connection connection, Collection<UUID> enrolments) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock_shared(?)");
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into enrolment_locks (enrolment_id)
                select distinct id from unnest(?::uuid[]) id order by id
                on conflict (enrolment_id) do update set enrolment_id = excluded.enrolment_id""")) {
            insert.setArray(1, ColumnArrays.of(connection, enrolments, id -> id));
            insert.executeUpdate();
        }
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, INITIATIVES);
            select.execute();
        }
    }
}
