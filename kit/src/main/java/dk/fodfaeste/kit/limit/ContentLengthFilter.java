package dk.fodfaeste.kit.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;

/** Refuses a body with too large a declared length before it is read. A form must declare its length, because forms are not counted while read. */
@ApplicationScoped
class ContentLengthFilter {
    private static final int FIRST = 1000;
    private static final Set<String> FORMS = Set.of("application/x-www-form-urlencoded", "multipart/form-data");

    void register(@Observes Filters filters) {
        filters.register(ContentLengthFilter::check, FIRST);
    }

    private static void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String type = type(request);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > BodyLimit.of(type, exchange.normalizedPath())) {
            exchange.fail(413);
        } else if (length == null
                && request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && FORMS.contains(type)) {
            exchange.fail(411);
        } else {
            exchange.next();
        }
    }

    /** In lower case, without parameters. */
    static String type(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
