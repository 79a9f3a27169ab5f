package dk.fodfaeste.kit.limit;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Refuses a request whose body has not arrived completely. */
final class RefusedBody {
    static final int UNAUTHORIZED = 401;
    static final int TIMEOUT = 408;
    static final int TOO_LARGE = 413;
    static final int TOO_MANY_REQUESTS = 429;

    private RefusedBody() {}

    /** Closes the connection after the response, because the rest of the body would follow. */
    static void refuse(RoutingContext exchange, int status) {
        if (status == TOO_MANY_REQUESTS) {
            exchange.response().putHeader("Retry-After", "1");
        }
        exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        exchange.addEndHandler(ended -> exchange.request().connection().close());
        exchange.fail(status);
    }
}
