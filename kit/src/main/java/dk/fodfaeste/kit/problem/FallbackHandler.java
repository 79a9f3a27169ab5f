package dk.fodfaeste.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Answers what no resource, page or asset answered, and what failed before one was reached, with a problem document. */
@ApplicationScoped
class FallbackHandler {

    @Inject
    ObjectMapper json;

    void listen(@Observes Router router) {
        router.route().last().handler(request -> answer(request, 404));
        router.route().failureHandler(request -> {
            if (request.response().headWritten() || request.statusCode() >= 500 || request.statusCode() < 400) {
                request.next();
            } else {
                answer(request, request.statusCode());
            }
        });
    }

    private void answer(RoutingContext request, int status) {
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
