package dk.fodfaeste.kit.signin;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Only a browser that opens a page is redirected to the sign-in page when its session has expired. Requests under /api, forms and requests for a
 * fragment get 401 instead: a browser would not repeat the form after the redirect, and with 401 the user keeps what they typed.
 */
public class SignInRedirectFilter {

    @ServerResponseFilter
    public void replaceRedirect(
            ContainerRequestContext request, ContainerResponseContext response, RoutingContext exchange) {
        if (response.getStatus() == Response.Status.FOUND.getStatusCode() && !opensPage(request, exchange)) {
            response.setStatus(Response.Status.UNAUTHORIZED.getStatusCode());
            response.getHeaders().remove(HttpHeaders.LOCATION);
            response.setEntity(
                    Problem.of(Response.Status.UNAUTHORIZED.getStatusCode(), message("sessionExpired")),
                    null,
                    MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    private static boolean opensPage(ContainerRequestContext request, RoutingContext exchange) {
        return request.getMethod().equals(HttpMethod.GET)
                && !exchange.normalizedPath().startsWith("/api/")
                && request.getHeaderString("HX-Request") == null;
    }
}
