package dk.fodfaeste.reporting.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/**
 * Serialises the derivation of follow-ups. The follow-ups of an enrolment depend on four histories whose events arrive concurrently over
 * four topics, in any instance of this service. If two transactions each stored a version and derived without seeing the other's, the later
 * one would overwrite the follow-ups with outdated ones. So each transaction acquires its locks <em>before</em> it stores or reads anything:
 *
 * <ul>
 *   <li>A batch of enrolments, outcomes or activities locks one row per enrolment, in the order of the ids, so that two batches cannot deadlock. At the
 *       isolation level READ COMMITTED each statement sees what was committed before it, so the second transaction derives from both versions.
 *   <li>A revised initiative affects all of its enrolments, also those that another transaction is adding. The transaction that stores it takes an
 *       advisory lock exclusively; the other batches share that lock. So do the transactions that derive a chunk of its enrolments afterwards.
 * </ul>
 *
 * The locks are released at the end of the transaction.
 */
@ApplicationScoped
class DerivationLocks {
    /** The key of the advisory lock. An arbitrary number that nothing else in this database uses. */
    private static final long INITIATIVES = 7_210_001L;

    void lockAll(Connection connection) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock(?)");
    }

    /** Locks out new versions of initiatives. */
    void lockInitiatives(Connection connection) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock_shared(?)");
    }

    void lockEnrolments(Connection connection, Collection<UUID> enrolments) throws SQLException {
        lockInitiatives(connection);
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
