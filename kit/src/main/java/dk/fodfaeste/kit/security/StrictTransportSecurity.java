package dk.fodfaeste.kit.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells a browser that came over TLS, according to the proxy, to use TLS for a year (RFC 6797). Browsers ignore the header over plain HTTP. */
@ApplicationScoped
class StrictTransportSecurity {
    private static final int FIRST = 1001;
    private static final String ONE_YEAR = "max-age=31536000";

    void register(@Observes Filters filters) {
        filters.register(
                exchange -> {
                    if (exchange.request().isSSL()) {
                        exchange.response().putHeader("Strict-Transport-Security", ONE_YEAR);
                    }
                    exchange.next();
                },
                FIRST);
    }
}
