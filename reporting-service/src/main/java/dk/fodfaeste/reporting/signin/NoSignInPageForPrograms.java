package dk.fodfaeste.reporting.signin;

import dk.fodfaeste.kit.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A session that has run out leads a browser to the sign-in page, but under /api it is an answer: 401. */
class NoSignInPageForPrograms {

    @ServerResponseFilter
    public void answer(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Response.Status.FOUND.getStatusCode()
                && request.getUriInfo().getPath().startsWith("/api/")) {
            response.setStatus(Response.Status.UNAUTHORIZED.getStatusCode());
            response.getHeaders().remove(HttpHeaders.LOCATION);
            response.setEntity(
                    Problem.of(Response.Status.UNAUTHORIZED.getStatusCode(), "The session has run out; sign in again."),
                    null,
                    MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }
}
