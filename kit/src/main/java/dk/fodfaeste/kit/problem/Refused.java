package dk.fodfaeste.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** What a caller asked for is refused, and why. Nothing has been done. Becomes a {@link Problem}. */
public final class Refused extends RuntimeException {

    private final int status;
    private final transient List<Violation> violations;
    private final Duration wait;

    private Refused(int status, String detail, List<Violation> violations) {
        this(status, detail, violations, Duration.ZERO);
    }

    private Refused(int status, String detail, List<Violation> violations, Duration wait) {
        super(detail, null, false, false);
        this.status = status;
        this.violations = List.copyOf(violations);
        this.wait = wait;
    }

    /** 400: the request cannot be read. */
    public static Refused malformed(List<Violation> violations) {
        return new Refused(400, "The request cannot be read.", violations);
    }

    public static Refused malformed(String field, String message) {
        return malformed(List.of(new Violation(field, message)));
    }

    /** 413: the body is larger than what is read. */
    public static Refused tooLarge() {
        return new Refused(413, Problems.detail(413), List.of());
    }

    /** 422: the request can be read and breaks a rule. */
    public static Refused rule(List<Violation> violations) {
        return new Refused(422, "The request breaks a rule.", violations);
    }

    public static Refused rule(String field, String message) {
        return rule(List.of(new Violation(field, message)));
    }

    /** 409: somebody else was first, or it is already so. */
    public static Refused conflict(String detail) {
        return new Refused(409, detail, List.of());
    }

    /** 409: the caller saw an older version than the present one. */
    public static Refused stale(int expectedVersion, int presentVersion) {
        return new Refused(
                409,
                "Somebody else changed it first.",
                List.of(new Violation(
                        "expectedVersion",
                        "is " + expectedVersion + ", but the present version is " + presentVersion)));
    }

    /** 403: the role may do this elsewhere or at another time. */
    public static Refused forbidden(String detail) {
        return new Refused(403, detail, List.of());
    }

    /** 404. */
    public static Refused notFound(String what) {
        return new Refused(404, "There is no such " + what + ".", List.of());
    }

    /** 404, because what lies outside the caller's scope answers as if it did not exist. */
    public static Refused outOfScope(String field, String what) {
        return new Refused(
                404, "There is no such " + what + ".", List.of(new Violation(field, "there is no such " + what)));
    }

    /**
     * 429: that was enough for a minute.
     *
     * @param limit what there is so much of, such as {@code 30 look-ups by CPR a minute}
     * @param wait until one more is granted; told in whole seconds
     */
    public static Refused tooMany(String limit, Duration wait) {
        long seconds = seconds(wait);
        return new Refused(
                429, limit + "; try again in " + seconds + (seconds == 1 ? " second." : " seconds."), List.of(), wait);
    }

    /** 503: another part that is needed does not answer. */
    public static Refused unavailable(String detail) {
        return new Refused(503, detail, List.of());
    }

    public int status() {
        return status;
    }

    public List<Violation> violations() {
        return violations;
    }

    Problem toProblem() {
        return Problem.of(status, getMessage(), violations);
    }

    Response toResponse() {
        Response problem = toProblem().toResponse();
        return wait.isZero()
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.RETRY_AFTER, seconds(wait))
                        .build();
    }

    /** Rounded up: whoever comes after that many seconds does not come too early. */
    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
