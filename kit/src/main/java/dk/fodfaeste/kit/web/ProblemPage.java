package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.problem.Problem;
import io.quarkus.runtime.BlockingOperationControl;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Renders a problem as a page in the user's language for browsers. Programs get the problem document. */
public class ProblemPage {
    private static final int AFTER_ALL_FILTERS = Priorities.USER - 2;

    private final ProblemRenderer renderer;

    ProblemPage(ProblemRenderer renderer) {
        this.renderer = renderer;
    }

    /**
     * Renders on a worker thread, because the layout may need the identity, which blocks. Does not decode the path, because an invalid path may be
     * the problem.
     */
    @ServerResponseFilter(priority = AFTER_ALL_FILTERS)
    public Uni<Void> render(
            ContainerRequestContext request, ContainerResponseContext response, RoutingContext exchange) {
        String path = exchange.normalizedPath();
        if (!(response.getEntity() instanceof Problem problem) || path.startsWith("/api/") || !isBrowser(request)) {
            return null;
        }
        if (BlockingOperationControl.isBlockingAllowed()) {
            render(problem, request, response);
            return null;
        }
        return Uni.createFrom()
                .<Void>item(() -> {
                    render(problem, request, response);
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private void render(Problem problem, ContainerRequestContext request, ContainerResponseContext response) {
        response.setEntity(
                renderer.render(problem, request.getMethod().equals(HttpMethod.POST)),
                new Annotation[0],
                MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    /** A browser accepts HTML; htmx sends its own header. */
    static boolean isBrowser(ContainerRequestContext request) {
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
        return request.getHeaderString("HX-Request") != null
                || (accepted != null && accepted.contains(MediaType.TEXT_HTML));
    }
}
