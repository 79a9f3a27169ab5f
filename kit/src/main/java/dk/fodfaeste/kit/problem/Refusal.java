package dk.fodfaeste.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** What a caller asked for is refused, and why. Nothing has been done. Becomes a {@link Problem}. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final transient List<Violation> violations;
    private final Duration wait;

    private Refusal(int status, String detail, List<Violation> violations) {
        this(status, detail, violations, Duration.ZERO);
    }

    private Refusal(int status, String detail, List<Violation> violations, Duration wait) {
        super(detail, null, false, false);
        this.status = status;
        this.violations = List.copyOf(violations);
        this.wait = wait;
    }

    /** 400: the request cannot be read. */
    public static Refusal malformed(List<Violation> violations) {
        return new Refusal(400, "The request cannot be read.", violations);
    }

    public static Refusal malformed(String field, String message) {
        return malformed(List.of(new Violation(field, message)));
    }

    /** 413: the body is larger than what is read. */
    public static Refusal tooLarge() {
        return new Refusal(413, ExceptionMappers.detail(413), List.of());
    }

    /** 422: the request can be read and breaks a rule. */
    public static Refusal rule(List<Violation> violations) {
        return new Refusal(422, "The request breaks a rule.", violations);
    }

    public static Refusal rule(String field, String message) {
        return rule(List.of(new Violation(field, message)));
    }

    /** 409: somebody else was first, or it is already so. */
    public static Refusal conflict(String detail) {
        return new Refusal(409, detail, List.of());
    }

    /** 409: the caller saw an older version than the present one. */
    public static Refusal stale(int expectedVersion, int presentVersion) {
        return new Refusal(
                409,
                "Somebody else changed it first.",
                List.of(new Violation(
                        "expectedVersion",
                        "is " + expectedVersion + ", but the present version is " + presentVersion)));
    }

    /** 403: the role may do this elsewhere or at another time. */
    public static Refusal forbidden(String detail) {
        return new Refusal(403, detail, List.of());
    }

    /** 404. */
    public static Refusal notFound(String what) {
        return new Refusal(404, "There is no such " + what + ".", List.of());
    }

    /** 404, because what lies outside the caller's scope answers as if it did not exist. */
    public static Refusal outOfScope(String field, String what) {
        return new Refusal(
                404, "There is no such " + what + ".", List.of(new Violation(field, "there is no such " + what)));
    }

    /**
     * 429: that was enough for a minute.
     *
     * @param limit what there is so much of, such as {@code 30 look-ups by CPR a minute}
     * @param wait until one more is granted; told in whole seconds
     */
    public static Refusal tooMany(String limit, Duration wait) {
        long seconds = seconds(wait);
        return new Refusal(
                429, limit + "; try again in " + seconds + (seconds == 1 ? " second." : " seconds."), List.of(), wait);
    }

    /** 503: another part that is needed does not answer. */
    public static Refusal unavailable(String detail) {
        return new Refusal(503, detail, List.of());
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
