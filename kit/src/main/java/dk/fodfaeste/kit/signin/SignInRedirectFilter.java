package dk.fodfaeste.kit.signin;

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
 * A session that has run out leads a browser that opens a page to the sign-in page. Under /api it is an answer: 401. So it is where a form was
 * sent or a piece of a page asked for: the browser would not follow with it, and what was typed stays where it is.
 */
public class SignInRedirectFilter {

    @ServerResponseFilter
    public void answer(ContainerRequestContext request, ContainerResponseContext response, RoutingContext exchange) {
        if (response.getStatus() == Response.Status.FOUND.getStatusCode() && !opensAPage(request, exchange)) {
            response.setStatus(Response.Status.UNAUTHORIZED.getStatusCode());
            response.getHeaders().remove(HttpHeaders.LOCATION);
            response.setEntity(
                    Problem.of(Response.Status.UNAUTHORIZED.getStatusCode(), "The session has run out; sign in again."),
                    null,
                    MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    private static boolean opensAPage(ContainerRequestContext request, RoutingContext exchange) {
        return request.getMethod().equals(HttpMethod.GET)
                && !exchange.normalizedPath().startsWith("/api/")
                && request.getHeaderString("HX-Request") == null;
    }
}
