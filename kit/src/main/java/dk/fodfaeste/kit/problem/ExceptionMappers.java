package dk.fodfaeste.kit.problem;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dk.fodfaeste.kit.message.Message;
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
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.URLUtils;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Converts every exception to a problem document. No response and no log line repeats what a caller sent. */
public class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);
    private static final String RESTEASY_FORMS = FormData.class.getPackageName() + ".";
    private static final String RESTEASY_HEADERS = HeaderUtil.class.getPackageName() + ".";

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
        Response response = http.getResponse();
        int status = response.getStatus();
        if (status < 400) {
            return response;
        }
        Response problem = Problem.of(status, detail(status)).toResponse();
        String allow = response.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    @ServerExceptionMapper
    Uni<Response> unauthenticated(UnauthorizedException missing, RoutingContext request) {
        return challenge(request, message("notSignedIn"));
    }

    @ServerExceptionMapper
    Uni<Response> invalidToken(AuthenticationFailedException failed, RoutingContext request) {
        LOG.infof("A token was rejected: %s", causes(failed));
        return challenge(request, message("tokenInvalid"));
    }

    @ServerExceptionMapper
    Response signInIncomplete(AuthenticationCompletionException broken) {
        return toProblem(broken).toResponse();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException denied) {
        return Problem.of(403, detail(403)).toResponse();
    }

    /** A failure of the service or of a part it needs. The message stays out of the response, because it may repeat what was sent. */
    @ServerExceptionMapper
    Response unexpected(Throwable broken) {
        if (broken instanceof IOException) {
            LOG.infof("A body was not read to its end: %s", broken.getClass().getSimpleName());
            return Problem.of(400, message("bodyCutOff")).toResponse();
        }
        if (isUnreadableForm(broken)) {
            return Problem.of(400, detail(400)).toResponse();
        }
        for (Throwable cause : causesOf(broken)) {
            if (cause instanceof Refusal refused) {
                return refused.toResponse();
            }
        }
        return toProblem(broken).toResponse();
    }

    /**
     * Whether RESTEasy failed on a form that it cannot decode, or that has too many fields. It throws general exceptions, so only their origin tells
     * them from a fault of the service.
     */
    private static boolean isUnreadableForm(Throwable broken) {
        return Arrays.stream(broken.getStackTrace())
                .map(StackTraceElement::getClassName)
                .takeWhile(name -> name.startsWith("java.")
                        || name.startsWith("jdk.")
                        || name.startsWith(RESTEASY_HEADERS)
                        || isFormParser(name))
                .anyMatch(ExceptionMappers::isFormParser);
    }

    private static boolean isFormParser(String className) {
        return className.equals(URLUtils.class.getName()) || className.startsWith(RESTEASY_FORMS);
    }

    /** The problem for the caller, also for work on other threads. A failure of the service goes to the log. */
    public static Problem toProblem(Throwable broken) {
        switch (broken) {
            case AuthenticationFailedException failed -> {
                LOG.infof("A token was rejected: %s", causes(failed));
                return Problem.of(401, message("tokenInvalid"));
            }
            case AuthenticationCompletionException _ -> {
                LOG.info("A sign-in was not completed");
                return Problem.of(401, message("signInIncomplete"));
            }
            case ForbiddenException _ -> {
                return Problem.of(403);
            }
            default -> {
                // The causes decide.
            }
        }
        for (Throwable cause : causesOf(broken)) {
            if (cause instanceof Refusal refused) {
                return refused.toProblem();
            }
            if (cause instanceof SQLException sql && isUnavailable(sql)) {
                LOG.warnf("The database does not answer (SQL state %s)", sql.getSQLState());
                return Problem.of(503, message("databaseUnavailable"));
            }
        }
        LOG.error("A request failed", RedactedException.of(broken));
        return Problem.of(500, message("internalError"));
    }

    /** The exception and its causes. Narayana adds the reason of a failed commit as a suppressed exception, not as the cause. */
    private static List<Throwable> causesOf(Throwable broken) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> causes = new ArrayList<>();
        Deque<Throwable> waiting = new ArrayDeque<>(List.of(broken));
        while (!waiting.isEmpty()) {
            Throwable cause = waiting.remove();
            if (seen.add(cause)) {
                causes.add(cause);
                Stream.concat(Stream.ofNullable(cause.getCause()), Arrays.stream(cause.getSuppressed()))
                        .forEach(waiting::add);
            }
        }
        return causes;
    }

    /** SQL states of PostgreSQL: class 08 connection, 57P0x stopping or starting, 53 out of connections, disk or memory; none: pool or socket. */
    private static boolean isUnavailable(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || sql instanceof SQLNonTransientConnectionException
                || state == null
                || state.startsWith("08")
                || state.startsWith("57P0")
                || state.startsWith("53");
    }

    private static Uni<Response> challenge(RoutingContext request, Message detail) {
        Response problem = Problem.of(401, detail).toResponse();
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        if (authenticator == null) {
            return Uni.createFrom().item(problem);
        }
        return authenticator.getChallenge(request).map(challenge -> toResponse(challenge, problem));
    }

    /** The types of the exceptions, outermost first, and the error codes of jose4j. Never repeats the token. */
    private static String causes(AuthenticationFailedException failed) {
        return causesOf(failed).stream()
                .map(cause -> cause instanceof InvalidJwtException invalid
                        ? cause.getClass().getSimpleName()
                                + invalid.getErrorDetails().stream()
                                        .map(ErrorCodeValidator.Error::getErrorCode)
                                        .toList()
                        : cause.getClass().getSimpleName())
                .collect(Collectors.joining(" < "));
    }

    /** 401 for a bearer client; a redirect to the sign-in page for a browser. */
    private static Response toResponse(ChallengeData challenge, Response problem) {
        if (challenge == null) {
            return problem;
        }
        Response.ResponseBuilder response =
                challenge.status == 401 ? Response.fromResponse(problem) : Response.status(challenge.status);
        if (challenge.headerName != null) {
            response.header(challenge.headerName.toString(), challenge.headerContent);
        }
        return response.build();
    }

    static Message detail(int status) {
        return switch (status) {
            case 400 -> message("unreadableRequest");
            case 401 -> message("notSignedIn");
            case 403 -> message("roleForbids");
            case 404 -> message("noSuchAddress");
            case 405 -> message("methodNotAllowed");
            case 406 -> message("notAcceptable");
            case 408 -> message("bodyTooSlow");
            case 411 -> message("lengthRequired");
            case 413 -> message("bodyTooLarge");
            case 415 -> message("unsupportedMediaType");
            case 429 -> message("bodiesAtATime");
            case 503 -> message("noDiskSpace");
            default -> message("requestFailed");
        };
    }
}
