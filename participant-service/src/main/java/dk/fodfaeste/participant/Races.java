package dk.fodfaeste.participant;

import dk.fodfaeste.kit.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What to do when two came at once: the same new person, the same case number. The database lets one through; the other one
 * starts over, finds what the first has done, and ends as if it had come later.
 */
public final class Races {
    private static final int ATTEMPTS = 10;

    /** unique_violation, deadlock_detected, serialization_failure. */
    private static final Set<String> LOST = Set.of("23505", "40P01", "40001");

    private Races() {}

    /** What was read no longer holds, and the database has no word for it. */
    static final class Lost extends RuntimeException {
        Lost() {
            super(null, null, false, false);
        }
    }

    /** Runs it in a transaction of its own, as often as it loses a race. */
    public static <T> T inTransaction(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (RuntimeException failed) {
                if (attempt == ATTEMPTS || !isLost(failed)) {
                    throw explained(failed);
                }
            }
        }
    }

    /** A race that is lost for good is the caller's to run again; any other failure stays what it is. */
    public static RuntimeException explained(RuntimeException failed) {
        return isLost(failed)
                ? Refusal.conflict("Somebody else changed the same at the same moment. Try again.")
                : failed;
    }

    private static boolean isLost(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Lost) {
                return true;
            }
            if (cause instanceof SQLException sql && LOST.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
