package dk.fodfaeste.kit.security;

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
 * A browser sends its session along whoever makes it send, so a session writes by the forms of our own pages only. Their token is compared by
 * quarkus-rest-csrf; here is what that leaves open. A program says its token itself and is not concerned.
 */
public class SameOriginFormFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FORMS =
            Set.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);
    /** What browsers say where one of our own pages asks, or nobody's. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private static final String COOKIE = "fodfaeste-form";
    private static final int AFTER_THE_COOKIE_IS_MADE = Priorities.USER - 1;

    /** @throws Refusal 403 where it is no form, or another site's as far as the browser tells */
    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod()) || request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (!isForm(request.getMediaType()) || (site != null && !OURS.contains(site))) {
            throw Refusal.forbidden("Without a bearer token only the forms of our own pages write.");
        }
    }

    /** A program is given no cookie. A refused form is told why; what came as the cookie is taken back, so that the page opens again. */
    @ServerResponseFilter(priority = AFTER_THE_COOKIE_IS_MADE)
    public void answer(ContainerRequestContext request, ContainerResponseContext answer, RoutingContext exchange) {
        if (exchange.normalizedPath().startsWith("/api/")) {
            exchange.response().removeCookie(COOKIE, false);
        }
        if (answer.getStatus() == 400 && !answer.hasEntity()) {
            exchange.response().addCookie(Cookie.cookie(COOKIE, "").setPath("/").setMaxAge(0));
            answer.setEntity(
                    Problem.of(
                            400,
                            "The form came without the token of its page, or with an old one; open the page again."),
                    new Annotation[0],
                    MediaType.valueOf(Problem.MEDIA_TYPE));
        }
    }

    private static boolean isForm(MediaType type) {
        return type != null && FORMS.contains(type.getType() + "/" + type.getSubtype());
    }
}
