package dk.fodfaeste.kit.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** A request that is refused, with the reason. Nothing has changed. {@link ExceptionMappers} converts it to a {@link Problem}. */
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

    /** 413: the body is too large. */
    public static Refusal tooLarge() {
        return new Refusal(413, ExceptionMappers.detail(413), List.of());
    }

    /** 422: the request is well formed but breaks a rule. */
    public static Refusal rule(List<Violation> violations) {
        return new Refusal(422, "The request breaks a rule.", violations);
    }

    public static Refusal rule(String field, String message) {
        return rule(List.of(new Violation(field, message)));
    }

    /** 409: the request contradicts the present state. */
    public static Refusal conflict(String detail) {
        return new Refusal(409, detail, List.of());
    }

    /** 409: the caller's version is not the present one. */
    public static Refusal stale(int expectedVersion, int presentVersion) {
        return new Refusal(
                409,
                "Somebody else changed it first.",
                List.of(new Violation(
                        "expectedVersion",
                        "is " + expectedVersion + ", but the present version is " + presentVersion)));
    }

    /** 403: the caller may not do this here or now. */
    public static Refusal forbidden(String detail) {
        return new Refusal(403, detail, List.of());
    }

    /** 404. */
    public static Refusal notFound(String what) {
        return new Refusal(404, "There is no such " + what + ".", List.of());
    }

    /** 404: what is outside the caller's scope is treated as if it did not exist. */
    public static Refusal outOfScope(String field, String what) {
        return new Refusal(
                404, "There is no such " + what + ".", List.of(new Violation(field, "there is no such " + what)));
    }

    /**
     * 429: the caller exceeded a limit.
     *
     * @param limit the limit in words, such as {@code 30 look-ups by CPR a minute}
     * @param wait the time until the next request is granted
     */
    public static Refusal tooMany(String limit, Duration wait) {
        long seconds = seconds(wait);
        return new Refusal(
                429, limit + "; try again in " + seconds + (seconds == 1 ? " second." : " seconds."), List.of(), wait);
    }

    /** 503: a part that is necessary does not respond. */
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

    /** Rounded up, so that a caller who waits that long is not too early. */
    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
