package dk.fodfaeste.kit.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Redirects a language switch at an address that accepts forms only to its parent page. The response to a form can have such an address, and the
 * language link of that page is a GET to it.
 */
public class ParentPageRedirect {
    private static final int BEFORE_PROBLEM_PAGE = Priorities.USER - 1;

    private final Language language;

    ParentPageRedirect(Language language) {
        this.language = language;
    }

    @ServerResponseFilter(priority = BEFORE_PROBLEM_PAGE)
    public void redirect(
            ContainerRequestContext request,
            ContainerResponseContext response,
            ResourceInfo resource,
            RoutingContext exchange) {
        String path = exchange.normalizedPath();
        int end = path.lastIndexOf('/');
        boolean isNotFound = response.getStatus() >= 400 && resource.getResourceMethod() == null;
        if (isNotFound
                && end > 0
                && request.getMethod().equals("GET")
                && language.requested().isPresent()
                && !path.startsWith("/api/")
                && ProblemPage.isBrowser(request)) {
            response.setStatusInfo(Status.SEE_OTHER);
            response.setEntity(null);
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.LOCATION,
                            path.substring(0, end) + "?" + exchange.request().query());
        }
    }
}
