package dk.fodfaeste.kit.problem;

/** A copy of an exception for the log: types and stack traces without messages, because messages can repeat what a caller sent. */
public final class RedactedException extends RuntimeException {

    private RedactedException(Throwable original, Throwable cause) {
        super(original.getClass().getName(), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    public static RedactedException of(Throwable original) {
        return of(original, 0);
    }

    private static RedactedException of(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return new RedactedException(
                original, cause == null || cause == original || depth > 8 ? null : of(cause, depth + 1));
    }
}
