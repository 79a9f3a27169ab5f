package dk.fodfaeste.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Responds with a problem document to requests that reach no resource, page or asset. */
@ApplicationScoped
class FallbackHandler {
    private static final int UNAVAILABLE = 503;

    private final ObjectMapper json;

    FallbackHandler(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Router router) {
        router.route().last().handler(request -> respond(request, 404));
        router.route().failureHandler(request -> {
            boolean isFailure = request.statusCode() >= 500 && request.statusCode() != UNAVAILABLE;
            if (request.response().headWritten() || isFailure || request.statusCode() < 400) {
                request.next();
            } else {
                respond(request, request.statusCode());
            }
        });
    }

    private void respond(RoutingContext request, int status) {
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader("content-type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(Problem.of(status, ExceptionMappers.detail(status))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
