package dk.fodfaeste.kit.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Gives every cookie that a response sets or deletes the attribute {@code SameSite}, and {@code Secure} if the browser came over TLS according to the
 * proxy. Over plain HTTP a browser would not send a cookie with {@code Secure} back.
 */
@ApplicationScoped
class CookieAttributes {
    private static final int FIRST = 1002;

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    exchange.addHeadersEndHandler(_ -> complete(exchange));
                    exchange.next();
                },
                FIRST);
    }

    private static void complete(RoutingContext exchange) {
        boolean isTls = exchange.request().isSSL();
        for (Cookie cookie : exchange.request().cookies()) {
            // The set also holds the cookies of the request, and changing one of those would send it back.
            if (cookie instanceof ServerCookie sent && sent.isChanged()) {
                if (cookie.getSameSite() == null) {
                    cookie.setSameSite(CookieSameSite.LAX);
                }
                cookie.setSecure(isTls);
            }
        }
    }
}
