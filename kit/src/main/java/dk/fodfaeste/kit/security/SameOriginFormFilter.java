package dk.fodfaeste.kit.security;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.problem.Refusal;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Lets a browser session write only with the forms of our own pages. A browser sends its session cookie with requests of other sites too.
 * quarkus-rest-csrf compares the token of the form; this filter refuses what the token does not cover. Requests with a bearer token are not
 * concerned.
 */
public class SameOriginFormFilter {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FORM_TYPES =
            Set.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);
    /** Values of Sec-Fetch-Site for a request from our own pages and from the address bar. */
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private static final String COOKIE = "fodfaeste-form";
    private static final int AFTER_CSRF_COOKIE = Priorities.USER - 1;

    /** @throws Refusal 403 if the body is no form, or the browser names another site as the origin */
    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        if (SAFE_METHODS.contains(request.getMethod()) || request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (!isForm(request.getMediaType()) || (site != null && !OWN_SITES.contains(site))) {
            throw Refusal.forbidden(message("notOurForm"));
        }
    }

    /** The API sets no form cookie. A form without a valid token gets an explanation, and its cookie is deleted, so that the page opens again. */
    @ServerResponseFilter(priority = AFTER_CSRF_COOKIE)
    public void explain(ContainerRequestContext request, ContainerResponseContext response, RoutingContext exchange) {
        if (exchange.normalizedPath().startsWith("/api/")) {
            exchange.response().removeCookie(COOKIE, false);
        }
        if (response.getStatus() == 400 && !response.hasEntity()) {
            exchange.response().addCookie(Cookie.cookie(COOKIE, "").setPath("/").setMaxAge(0));
            response.setEntity(
                    Problem.of(400, message("formTokenInvalid")),
                    new Annotation[0],
                    MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    private static boolean isForm(MediaType type) {
        return type != null && FORM_TYPES.contains(type.getType() + "/" + type.getSubtype());
    }
}
