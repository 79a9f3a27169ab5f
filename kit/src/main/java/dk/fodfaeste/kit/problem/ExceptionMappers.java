package dk.fodfaeste.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** The one place where what went wrong becomes an answer. No answer and no log line repeats what a caller sent. */
public class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);

    @ServerExceptionMapper
    Response refused(Refusal refused) {
        return refused.toResponse();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid) {
        return Refusal.malformed(InvalidFields.of(invalid)).toResponse();
    }

    @ServerExceptionMapper
    Response mismatched(MismatchedInputException mismatched) {
        return UnreadableJson.explain(mismatched).toResponse();
    }

    @ServerExceptionMapper
    Response unmappable(JsonMappingException unmappable) {
        return UnreadableJson.explain(unmappable).toResponse();
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException unreadable) {
        return UnreadableJson.explain(unreadable).toResponse();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException http) {
        if (http.getCause() instanceof JsonProcessingException unreadable) {
            return UnreadableJson.explain(unreadable).toResponse();
        }
        Response answer = http.getResponse();
        int status = answer.getStatus();
        if (status < 400) {
            return answer;
        }
        Response problem = Problem.of(status, detail(status)).toResponse();
        String allow = answer.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    @ServerExceptionMapper
    Uni<Response> notSignedIn(UnauthorizedException missing, RoutingContext request) {
        return challenge(request, "Sign in, or send a bearer token.");
    }

    @ServerExceptionMapper
    Uni<Response> notBelieved(AuthenticationFailedException failed, RoutingContext request) {
        LOG.infof("A token was not believed: %s", whyNot(failed));
        return challenge(request, "The token is not valid here.");
    }

    @ServerExceptionMapper
    Response signInBroken(AuthenticationCompletionException broken) {
        return Problem.of(401, "Signing in was not completed.").toResponse();
    }

    @ServerExceptionMapper
    Response notAllowed(ForbiddenException forbidden) {
        return Problem.of(403, detail(403)).toResponse();
    }

    /** Nobody's fault but ours, or a part that is away. The message stays out of the answer: it may repeat what was sent. */
    @ServerExceptionMapper
    Response anythingElse(Throwable broken) {
        if (broken instanceof IOException) {
            LOG.infof("A body was not read to its end: %s", broken.getClass().getSimpleName());
            return Problem.of(400, "The body ended before it was read.").toResponse();
        }
        for (Throwable part : partsOf(broken)) {
            if (part instanceof Refusal refused) {
                return refused.toResponse();
            }
        }
        return explained(broken).toResponse();
    }

    /** What is told of it to whoever asked, on whatever thread it happened; what is our fault goes to the log, too. */
    public static Problem explained(Throwable broken) {
        for (Throwable part : partsOf(broken)) {
            if (part instanceof Refusal refused) {
                return refused.toProblem();
            }
            if (part instanceof SQLException sql && awayFromDatabase(sql)) {
                LOG.warnf("The database does not answer (SQL state %s)", sql.getSQLState());
                return Problem.of(
                        503, "The database does not answer just now; nothing of this request is half-done. Try again.");
            }
        }
        LOG.error("A request failed", RedactedException.of(broken));
        return Problem.of(500, "Something failed on our side; it is in the log.");
    }

    /** Itself first, then what it came from. A transaction that cannot be committed does not say why as its cause, but as suppressed. */
    private static List<Throwable> partsOf(Throwable broken) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> parts = new ArrayList<>();
        Deque<Throwable> waiting = new ArrayDeque<>(List.of(broken));
        while (!waiting.isEmpty()) {
            Throwable part = waiting.remove();
            if (seen.add(part)) {
                parts.add(part);
                Stream.concat(Stream.ofNullable(part.getCause()), Arrays.stream(part.getSuppressed()))
                        .forEach(waiting::add);
            }
        }
        return parts;
    }

    /** Class 08: connection; 57P0x: the server is stopping or starting; 53: out of connections, disk or memory; none: pool or socket. */
    private static boolean awayFromDatabase(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLNonTransientConnectionException
                || state == null
                || state.startsWith("08")
                || state.startsWith("57P0")
                || state.startsWith("53");
    }

    private static Uni<Response> challenge(RoutingContext request, String detail) {
        Response problem = Problem.of(401, detail).toResponse();
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(problem);
        }
        return authenticator.getChallenge(request).map(challenge -> answer(challenge, problem));
    }

    /** The kinds of what went wrong with it, from the outermost, and the codes of what was wrong; never what the token says. */
    private static String whyNot(AuthenticationFailedException failed) {
        return partsOf(failed).stream()
                .map(part -> part instanceof InvalidJwtException invalid
                        ? part.getClass().getSimpleName()
                                + invalid.getErrorDetails().stream()
                                        .map(ErrorCodeValidator.Error::getErrorCode)
                                        .toList()
                        : part.getClass().getSimpleName())
                .collect(Collectors.joining(" < "));
    }

    /** A bearer client gets 401; a browser is led to the sign-in page, as the mechanism of its tenant wants it. */
    private static Response answer(ChallengeData challenge, Response problem) {
        if (challenge == null) {
            return problem;
        }
        Response.ResponseBuilder answer =
                challenge.status == 401 ? Response.fromResponse(problem) : Response.status(challenge.status);
        if (challenge.headerName != null) {
            answer.header(challenge.headerName.toString(), challenge.headerContent);
        }
        return answer.build();
    }

    static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 401 -> "Sign in, or send a bearer token.";
            case 403 -> "Your role may not do this.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take that method.";
            case 406 -> "None of the media types that you accept can be given.";
            case 411 -> "The length of a form must be told before it.";
            case 413 -> "A body may be 1 MiB at most, an import 2 GiB.";
            case 415 -> "This media type is not taken here.";
            default -> "The request could not be answered.";
        };
    }
}
