package dk.fodfaeste.kit.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code ?language=en} at any page is kept in a cookie and holds from then on, for the pages of all services. */
public class LanguageSwitch {
    private static final String NAME = "language";
    private static final String COOKIE = "fodfaeste-language";
    private static final Set<String> KNOWN = Set.of("da", "en");
    private static final Duration KEPT = Duration.ofDays(365);

    @Inject
    Language language;

    @ServerRequestFilter
    public void choose(ContainerRequestContext request, HttpServerRequest exchange) {
        if (exchange.path().startsWith("/api/")) {
            return;
        }
        Optional<String> wanted = Optional.ofNullable(exchange.getParam(NAME)).filter(KNOWN::contains);
        wanted.ifPresent(code -> exchange.response()
                .addCookie(Cookie.cookie(COOKIE, code)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(KEPT.toSeconds())));
        wanted.or(() -> Optional.ofNullable(request.getCookies().get(COOKIE))
                        .map(jakarta.ws.rs.core.Cookie::getValue)
                        .filter(KNOWN::contains))
                .ifPresent(language::choose);
    }
}
