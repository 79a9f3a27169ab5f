package dk.fodfaeste.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.problem.ExceptionMappers;
import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.problem.Refusal;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Responds to requests that reach no resource, page or asset, and to those that fail before or after it. A browser that asked for a page gets a page,
 * others get a problem document. Neither the response nor the log repeats the address or what was sent.
 */
@ApplicationScoped
class FallbackHandler {
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    private final ObjectMapper json;
    private final ProblemRenderer renderer;

    FallbackHandler(ObjectMapper json, ProblemRenderer renderer) {
        this.json = json;
        this.renderer = renderer;
    }

    void register(@Observes Router router) {
        router.route().last().handler(exchange -> respond(exchange, Problem.of(404)));
        router.route().failureHandler(exchange -> {
            if (exchange.response().headWritten() || isChallenge(exchange.failure())) {
                exchange.next();
            } else {
                fail(exchange);
            }
        });
    }

    /** The platform turns these into a challenge of the client or a redirect. */
    private static boolean isChallenge(Throwable failure) {
        return failure instanceof UnauthorizedException || failure instanceof AuthenticationRedirectException;
    }

    private void fail(RoutingContext exchange) {
        if (exchange.failure() instanceof Refusal refusal) {
            refusal.retryAfter().ifPresent(seconds -> exchange.response().putHeader("Retry-After", seconds));
        }
        respond(exchange, problem(exchange));
    }

    private static Problem problem(RoutingContext exchange) {
        int status = exchange.statusCode();
        boolean isStatusOnly = exchange.failure() == null
                || status >= FIRST_CLIENT_ERROR
                        && status < FIRST_SERVER_ERROR
                        && !(exchange.failure() instanceof Refusal);
        return isStatusOnly
                ? Problem.of(status < FIRST_CLIENT_ERROR ? FIRST_SERVER_ERROR : status)
                : ExceptionMappers.toProblem(exchange.failure());
    }

    private void respond(RoutingContext exchange, Problem problem) {
        if (isForPage(exchange)) {
            renderer.render(problem, exchange)
                    .onSuccess(page -> exchange.response()
                            .setStatusCode(problem.status())
                            .putHeader("content-type", "text/html; charset=UTF-8")
                            .end(page))
                    .onFailure(broken -> document(exchange, ExceptionMappers.toProblem(broken)));
        } else {
            document(exchange, problem);
        }
    }

    private static boolean isForPage(RoutingContext exchange) {
        String accepted = exchange.request().getHeader("Accept");
        return accepted != null
                && accepted.contains("text/html")
                && !exchange.normalizedPath().startsWith("/api/");
    }

    private void document(RoutingContext exchange, Problem problem) {
        try {
            exchange.response()
                    .setStatusCode(problem.status())
                    .putHeader("content-type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
