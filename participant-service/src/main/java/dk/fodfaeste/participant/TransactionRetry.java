package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Repeats a transaction that lost against a concurrent one, for instance when two requests register the same new person or use the same
 * case number. The repetition finds the result of the other transaction and ends as if it had started later.
 */
public final class TransactionRetry {
    private static final int ATTEMPTS = 10;

    /** unique_violation, deadlock_detected, serialization_failure (PostgreSQL, appendix A: error codes). */
    private static final Set<String> RETRYABLE_STATES = Set.of("23505", "40P01", "40001");

    private TransactionRetry() {}

    /** A read row is out of date, and the database reports no error for it. */
    static final class ConcurrentChange extends RuntimeException {
        ConcurrentChange() {
            super(null, null, false, false);
        }
    }

    /** Runs the work in a new transaction and repeats it after a concurrency failure. */
    public static <T> T inTransaction(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || !isConcurrencyFailure(failed)) {
                    throw asConflict(failed);
                }
            }
        }
    }

    /** Turns a concurrency failure into a conflict that the caller may retry; returns any other failure unchanged. */
    private static RuntimeException asConflict(RuntimeException failed) {
        return isConcurrencyFailure(failed) ? Refusal.conflict(message("changedAtTheSameTime")) : failed;
    }

    private static boolean isConcurrencyFailure(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrentChange) {
                return true;
            }
            if (cause instanceof SQLException sql && RETRYABLE_STATES.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
