package dk.fodfaeste.kit.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A browser that came by TLS, as the proxy in front tells, comes by nothing else for a year. Told over plain HTTP it would mean nothing. */
@ApplicationScoped
class StrictTransportSecurity {
    private static final int BEFORE_ALL_ELSE = 1001;
    private static final String A_YEAR = "max-age=31536000";

    void listen(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    if (exchange.request().isSSL()) {
                        exchange.response().putHeader("Strict-Transport-Security", A_YEAR);
                    }
                    exchange.next();
                },
                BEFORE_ALL_ELSE);
    }
}
