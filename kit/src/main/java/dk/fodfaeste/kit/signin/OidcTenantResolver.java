package dk.fodfaeste.kit.signin;

import io.quarkus.oidc.TenantResolver;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Chooses between bearer token and session. A request with an Authorization header uses the token. Pages use the session. Under /api a signed-in
 * browser may read with its session, but not write, because another site could make it send the request; /api never redirects to the sign-in page.
 */
@ApplicationScoped
public class OidcTenantResolver implements TenantResolver {
    /** The name of the default tenant. For null the extension would accept a session cookie, for writing too. */
    private static final String TOKEN_TENANT = "Default";

    private static final String SESSION_TENANT = "web";
    private static final String SESSION_COOKIE = "q_session_" + SESSION_TENANT;

    @Override
    public String resolve(RoutingContext request) {
        if (request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return TOKEN_TENANT;
        }
        String path = request.normalizedPath();
        if (!path.startsWith("/api/") && !path.startsWith("/q/")) {
            return SESSION_TENANT;
        }
        return isRead(request) && isSignedIn(request) ? SESSION_TENANT : TOKEN_TENANT;
    }

    private static boolean isRead(RoutingContext request) {
        HttpMethod method = request.request().method();
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }

    private static boolean isSignedIn(RoutingContext request) {
        return request.request().cookies().stream().map(Cookie::getName).anyMatch(OidcTenantResolver::isSession);
    }

    /** A session that does not fit into one cookie is split into several. */
    private static boolean isSession(String cookie) {
        return cookie.equals(SESSION_COOKIE) || cookie.startsWith(SESSION_COOKIE + "_chunk");
    }
}
