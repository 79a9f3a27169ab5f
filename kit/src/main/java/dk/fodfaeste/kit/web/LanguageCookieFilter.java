package dk.fodfaeste.kit.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code ?language=en} at any page is kept in a cookie and holds from then on, for the pages of all services. */
public class LanguageCookieFilter {
    private static final Duration KEPT = Duration.ofDays(365);

    @Inject
    Language language;

    @ServerRequestFilter
    public void keep(RoutingContext exchange) {
        if (exchange.normalizedPath().startsWith("/api/")) {
            return;
        }
        language.chosen()
                .ifPresent(code -> exchange.response()
                        .addCookie(Cookie.cookie(Language.COOKIE, code)
                                .setPath("/")
                                .setHttpOnly(true)
                                .setSameSite(CookieSameSite.LAX)
                                .setMaxAge(KEPT.toSeconds())));
    }
}
