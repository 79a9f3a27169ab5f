package dk.fodfaeste.kit.problem;

/** A failure as the log may show it: what kind and where, without the messages, which may repeat what a caller sent. */
public final class Redacted extends RuntimeException {

    private Redacted(Throwable original, Throwable cause) {
        super(original.getClass().getName(), cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    public static Redacted of(Throwable original) {
        return of(original, 0);
    }

    private static Redacted of(Throwable original, int depth) {
        Throwable cause = original.getCause();
        return new Redacted(original, cause == null || cause == original || depth > 8 ? null : of(cause, depth + 1));
    }
}
