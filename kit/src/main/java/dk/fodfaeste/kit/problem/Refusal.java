package dk.fodfaeste.kit.problem;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A request that is refused, with the reason. Nothing has changed. {@link ExceptionMappers} converts it to a {@link Problem}. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final transient Message detail;
    private final transient List<Violation> violations;
    private final Duration wait;

    private Refusal(int status, Message detail, List<Violation> violations) {
        this(status, detail, violations, Duration.ZERO);
    }

    private Refusal(int status, Message detail, List<Violation> violations, Duration wait) {
        super(detail.english(), null, false, false);
        this.detail = detail;
        this.status = status;
        this.violations = List.copyOf(violations);
        this.wait = wait;
    }

    /** 400: the request cannot be read. */
    public static Refusal malformed(List<Violation> violations) {
        return new Refusal(400, message("unreadableRequest"), violations);
    }

    public static Refusal malformed(String field, Message message) {
        return malformed(List.of(new Violation(field, message)));
    }

    /** 413: the body is too large. */
    public static Refusal tooLarge() {
        return tooLarge(ExceptionMappers.detail(413));
    }

    /** 413: what the request asks for is too large. */
    public static Refusal tooLarge(Message detail) {
        return new Refusal(413, detail, List.of());
    }

    /** 422: the request is well formed but breaks a rule. */
    public static Refusal rule(List<Violation> violations) {
        return new Refusal(422, message("ruleBroken"), violations);
    }

    public static Refusal rule(String field, Message message) {
        return rule(List.of(new Violation(field, message)));
    }

    /** 409: the request contradicts the present state. */
    public static Refusal conflict(Message detail) {
        return new Refusal(409, detail, List.of());
    }

    /** 409: the caller's version is not the present one. */
    public static Refusal stale(int expectedVersion, int presentVersion) {
        return new Refusal(
                409,
                message("changedMeanwhile"),
                List.of(new Violation("expectedVersion", message("stale", expectedVersion, presentVersion))));
    }

    /** 410: what the request continues does not exist any more. */
    public static Refusal gone(Message detail) {
        return new Refusal(410, detail, List.of());
    }

    /** 403: the caller may not do this here or now. */
    public static Refusal forbidden(Message detail) {
        return new Refusal(403, detail, List.of());
    }

    /**
     * 404.
     *
     * @param what the English noun, such as {@code enrolment}
     */
    public static Refusal notFound(String what) {
        return new Refusal(404, message("notFound", what), List.of());
    }

    /** 404: what is outside the caller's scope is treated as if it did not exist. */
    public static Refusal outOfScope(String field, String what) {
        return new Refusal(404, message("notFound", what), List.of(new Violation(field, message("noSuch", what))));
    }

    /**
     * 429: the caller exceeded a limit.
     *
     * @param limitKey the key of a message with the limit as {@code {0}} and the time to wait as {@code {1}}
     * @param wait the time until the next request is granted
     */
    public static Refusal tooMany(String limitKey, int limit, Duration wait) {
        long seconds = seconds(wait);
        Message timeToWait = seconds == 1 ? message("oneSecond") : message("seconds", seconds);
        return new Refusal(429, new Message(limitKey, Map.of("0", limit, "1", timeToWait)), List.of(), wait);
    }

    /** 503: a part that is necessary does not respond. */
    public static Refusal unavailable(Message detail) {
        return new Refusal(503, detail, List.of());
    }

    /** The same refusal with its violations at the fields of a form instead of those of the body. */
    public Refusal atFields(UnaryOperator<String> formField) {
        List<Violation> moved = violations.stream()
                .map(violation -> new Violation(formField.apply(violation.field()), violation.message()))
                .toList();
        return new Refusal(status, detail, moved, wait);
    }

    public int status() {
        return status;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Message detail() {
        return detail;
    }

    Problem toProblem() {
        return Problem.of(status, detail, violations);
    }

    Response toResponse() {
        Response.ResponseBuilder response = Response.fromResponse(toProblem().toResponse());
        retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.build();
    }

    /** The value of the header {@code Retry-After}: seconds, if the request may succeed after them. */
    public Optional<String> retryAfter() {
        return wait.isZero() ? Optional.empty() : Optional.of(String.valueOf(seconds(wait)));
    }

    /** Rounded up, so that a caller who waits that long is not too early. */
    private static long seconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
