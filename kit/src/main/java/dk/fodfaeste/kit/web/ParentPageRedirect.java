package dk.fodfaeste.kit.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * A page that answers a form may stand at an address that nothing but forms is taken at. Whoever chooses the other language there comes to the
 * nearest page above it.
 */
public class ParentPageRedirect {
    private static final int BEFORE_IT_IS_SHOWN = Priorities.USER - 1;

    @Inject
    Language language;

    @ServerResponseFilter(priority = BEFORE_IT_IS_SHOWN)
    public void lead(
            ContainerRequestContext request,
            ContainerResponseContext answer,
            ResourceInfo answering,
            RoutingContext exchange) {
        String path = exchange.normalizedPath();
        int end = path.lastIndexOf('/');
        boolean nothingIsThere = answer.getStatus() >= 400 && answering.getResourceMethod() == null;
        if (nothingIsThere
                && end > 0
                && request.getMethod().equals("GET")
                && language.chosen().isPresent()
                && !path.startsWith("/api/")
                && ProblemPage.isBrowser(request)) {
            answer.setStatusInfo(Status.SEE_OTHER);
            answer.setEntity(null);
            answer.getHeaders()
                    .putSingle(
                            HttpHeaders.LOCATION,
                            path.substring(0, end) + "?" + exchange.request().query());
        }
    }
}
