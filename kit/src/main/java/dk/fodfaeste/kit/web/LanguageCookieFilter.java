package dk.fodfaeste.kit.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stores the language of {@code ?language=en} in a cookie for the pages of all services. */
public class LanguageCookieFilter {
    private static final Duration MAX_AGE = Duration.ofDays(365);

    private final Language language;

    LanguageCookieFilter(Language language) {
        this.language = language;
    }

    @ServerRequestFilter
    public void store(RoutingContext exchange) {
        if (exchange.normalizedPath().startsWith("/api/")) {
            return;
        }
        language.requested()
                .ifPresent(code -> exchange.response()
                        .addCookie(Cookie.cookie(Language.COOKIE, code)
                                .setPath("/")
                                .setHttpOnly(true)
                                .setSameSite(CookieSameSite.LAX)
                                .setMaxAge(MAX_AGE.toSeconds())));
    }
}
