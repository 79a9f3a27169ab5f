package dk.fodfaeste.kit.signin;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which of the two ways a request goes. A token is a token wherever it comes; a page is signed in to. The interface under /api never sends
 * anybody to a sign-in page, but lets a browser that is signed in read. It may not write that way: another site could make it.
 */
@ApplicationScoped
public class OidcTenantResolver implements TenantResolver {
    /** The default tenant by its name: for null the extension would look for a session cookie itself and let it in, writing or not. */
    private static final String BY_TOKEN = "Default";

    private static final String BY_SESSION = "web";
    private static final String SESSION_COOKIE = "q_session_" + BY_SESSION;

    @Override
    public String resolve(RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return BY_TOKEN;
        }
        String path = request.normalizedPath();
        if (!path.startsWith("/api/") && !path.startsWith("/q/")) {
            return BY_SESSION;
        }
        return reads(request) && isSignedIn(request) ? BY_SESSION : BY_TOKEN;
    }

    private static boolean reads(RoutingContext request) {
        HttpMethod method = request.request().method();
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }

    private static boolean isSignedIn(RoutingContext request) {
        return request.request().cookies().stream().map(Cookie::getName).anyMatch(OidcTenantResolver::isSession);
    }

    /** A session that does not fit into one cookie comes as several. */
    private static boolean isSession(String cookie) {
        return cookie.equals(SESSION_COOKIE) || cookie.startsWith(SESSION_COOKIE + "_chunk");
    }
}
